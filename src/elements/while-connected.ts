import type { ReactiveController, ReactiveControllerHost } from "lit";

/** A signal that lasts as long as its element is in the page, and begins anew when it comes back. */
export class WhileConnected implements ReactiveController {
    #gone = new AbortController();

    constructor(host: ReactiveControllerHost) {
        host.addController(this);
    }

    get signal(): AbortSignal {
        return this.#gone.signal;
    }

    hostConnected(): void {
        this.#gone = new AbortController();
    }

    hostDisconnected(): void {
        this.#gone.abort();
    }
}
