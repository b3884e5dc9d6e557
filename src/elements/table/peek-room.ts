import type { ReactiveController } from "lit";
import { holders, scrollers, whenScrolled } from "../scrolled.ts";
import { SizeObserver } from "../size-observer.ts";

interface Host extends HTMLElement {
    addController(controller: ReactiveController): void;
    readonly renderRoot: HTMLElement | DocumentFragment;
}

/** px that a panel takes at least, in however low a window. */
const LEAST = 288;
/** px below it. */
const GAP = 16;

/**
 * Makes the panel beside a list as high as what is in view of the list: from the top of the rows, or of the page where those are scrolled away, down to the
 * end of the window, of the list, or to the bar about chosen rows. A list of few rows is made as high as the window leaves below its head, so that the panel
 * of it is no lower. Both go by where the list is, which nothing in a style sheet knows: what stands above it differs from page to page.
 */
export class PeekRoom implements ReactiveController {
    readonly #host: Host;
    readonly #observer = new SizeObserver(() => this.#fit());
    #following: AbortController | undefined;

    constructor(host: Host) {
        this.#host = host;
        host.addController(this);
    }

    hostUpdated(): void {
        if (!this.#panel) this.hostDisconnected();
        else if (this.#following) this.#fit();
        else this.#follow();
    }

    hostDisconnected(): void {
        this.#following?.abort();
        this.#following = undefined;
        this.#observer.disconnect();
        this.#both?.style.removeProperty("min-block-size");
    }

    #follow(): void {
        this.#following = new AbortController();
        whenScrolled(this.#host, () => this.#fit(), this.#following.signal);
        // What is above the list may become higher, and then so does one of these.
        for (const node of [this.#host, ...holders(this.#host)]) if (node instanceof Element) this.#observer.observe(node);
        this.#fit();
    }

    #fit(): void {
        const [both, panel] = [this.#both, this.#panel];
        if (!both || !panel) return;
        const around = scrollers(this.#host);
        const views = around.map((scroller) => scroller.getBoundingClientRect());
        const [first, last] = [Math.max(0, ...views.map(({ top }) => top)), Math.min(innerHeight, ...views.map(({ bottom }) => bottom)) - GAP];
        const scrolled = around.reduce((sum, { scrollTop }) => sum + scrollTop, 0);
        both.style.minBlockSize = `${Math.max(LEAST, Math.floor(last - both.getBoundingClientRect().top - scrolled))}px`;
        const { top, bottom } = both.getBoundingClientRect();
        const end = Math.min(bottom, last - (this.#bar?.offsetHeight ?? 0));
        panel.style.blockSize = `${Math.max(LEAST, Math.floor(end - Math.max(top, first)))}px`;
    }

    get #both(): HTMLElement | null {
        return this.#host.renderRoot.querySelector<HTMLElement>(".both");
    }

    get #panel(): HTMLElement | null {
        return this.#host.renderRoot.querySelector<HTMLElement>("ak-peek");
    }

    get #bar(): HTMLElement | null {
        return this.#host.renderRoot.querySelector<HTMLElement>(".chosen");
    }
}
