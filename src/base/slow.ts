import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Milliseconds before waiting is shown: most answers come sooner, and a flash of a spinner only disturbs. */
const THRESHOLD = 300;

/** Tells a view when it has waited long enough to show that. */
export class Slow implements ReactiveController {
    #host: ReactiveControllerHost;
    #timer: ReturnType<typeof setTimeout> | undefined;
    /** True once the wait has passed the threshold. */
    shown = false;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        host.addController(this);
    }

    start(): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#show(true), THRESHOLD);
    }

    stop(): void {
        clearTimeout(this.#timer);
        if (this.shown) this.#show(false);
    }

    hostDisconnected(): void {
        clearTimeout(this.#timer);
    }

    #show(shown: boolean): void {
        this.shown = shown;
        this.#host.requestUpdate();
    }
}
