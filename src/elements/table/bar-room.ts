import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Height of the bar about chosen rows, in pixels, while there is one: what else stands at the bottom of the window leaves it free. */
const PROPERTY = "--ak-selection-bar";

/** Tells the page how high the bar of its table is: messages that wait for an answer must not cover what is pressed there. */
export class BarRoom implements ReactiveController {
    readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
    #isSet = false;

    constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }) {
        this.#host = host;
        host.addController(this);
    }

    hostUpdated(): void {
        const bar = this.#host.renderRoot.querySelector<HTMLElement>(".chosen");
        if (!bar) return this.hostDisconnected();
        document.documentElement.style.setProperty(PROPERTY, `${bar.offsetHeight}px`);
        this.#isSet = true;
    }

    hostDisconnected(): void {
        // Another table may have a bar, too.
        if (this.#isSet) document.documentElement.style.removeProperty(PROPERTY);
        this.#isSet = false;
    }
}
