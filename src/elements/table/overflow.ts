import type { ReactiveController } from "lit";
import { SizeObserver } from "../size-observer.ts";
import { GivingWay, isWider } from "./giving-way.ts";

interface Host extends HTMLElement {
    addController(controller: ReactiveController): void;
    readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Marks the box around a table while the table is wider than it. Only then does the box scroll: what scrolls is also what heads of
 * columns stick to, and where nothing has to be scrolled sideways that should be the page.
 */
export class Overflow implements ReactiveController {
    readonly #host: Host;
    readonly #columns = new GivingWay();
    readonly #observer = new SizeObserver(() => this.#mark());
    #observed: readonly Element[] = [];

    constructor(host: Host) {
        this.#host = host;
        host.addController(this);
    }

    hostUpdated(): void {
        const parts = [...this.#host.renderRoot.querySelectorAll(".scroll, .scroll > table")];
        if (parts.length === this.#observed.length && parts.every((part) => this.#observed.includes(part))) return;
        this.#observer.disconnect();
        this.#observed = parts;
        this.#mark();
        for (const part of parts) this.#observer.observe(part);
    }

    hostDisconnected(): void {
        this.#observer.disconnect();
        this.#observed = [];
    }

    #mark(): void {
        const [box, table] = this.#observed;
        if (!box) return;
        if (table instanceof HTMLTableElement) this.#columns.fit(box, table, this.#host.hasAttribute("peeking"));
        box.classList.toggle("scroll--wide", table !== undefined && isWider(table, box));
    }
}
