import type { ReactiveController, ReactiveControllerHost } from "lit";
import { whenScrolled } from "../scrolled.ts";

/** What the bar about chosen rows takes at the bottom of the window, in pixels, while there is one: what else stands there leaves it free. */
const PROPERTY = "--ak-selection-bar";
/** px from the bottom of the window that messages may take: a bar further up is not below them. */
const REACH = 240;
/** px that messages keep from what is below them. */
const GAP = 16;

type Host = ReactiveControllerHost & HTMLElement & { renderRoot: HTMLElement | DocumentFragment };

/** Tells the page where the bar of its table is: messages that wait for an answer must not cover what is pressed there. */
export class BarRoom implements ReactiveController {
    readonly #host: Host;
    /** While there is a bar. */
    #following: AbortController | undefined;

    constructor(host: Host) {
        this.#host = host;
        host.addController(this);
    }

    hostUpdated(): void {
        if (!this.#bar) return this.hostDisconnected();
        // Below a short list it is not at the window's end, nor where the end of a long one comes into view.
        if (!this.#following) whenScrolled(this.#host, this.#measure, (this.#following = new AbortController()).signal);
        this.#measure();
    }

    hostDisconnected(): void {
        // Another table may have a bar, too.
        if (!this.#following) return;
        this.#following.abort();
        this.#following = undefined;
        document.documentElement.style.removeProperty(PROPERTY);
    }

    readonly #measure = (): void => {
        if (!this.#bar) return;
        const { top, bottom, height } = this.#bar.getBoundingClientRect();
        const taken = innerHeight - bottom < REACH && top < innerHeight ? Math.max(height, innerHeight - top - GAP) : 0;
        document.documentElement.style.setProperty(PROPERTY, `${Math.round(taken)}px`);
    };

    get #bar(): HTMLElement | null {
        return this.#host.renderRoot.querySelector<HTMLElement>(".chosen");
    }
}
