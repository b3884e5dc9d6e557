import type { ReactiveController, ReactiveControllerHost } from "lit";

/** ms between two looks at the clock: one that was wound up for midnight would be late on a machine that has slept. */
const TICK = 30_000;

/** Renders its element anew when another day has begun: "today" is by the calendar. */
export class NewDay implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #today: () => string;
    #shown: string | undefined;
    #clock: ReturnType<typeof setInterval> | undefined;

    constructor(host: ReactiveControllerHost, today = () => new Date().toDateString()) {
        this.#host = host;
        this.#today = today;
        host.addController(this);
    }

    hostConnected(): void {
        this.#clock = setInterval(() => this.#look(), TICK);
    }

    hostDisconnected(): void {
        clearInterval(this.#clock);
    }

    hostUpdated(): void {
        this.#shown = this.#today();
    }

    #look(): void {
        if (this.#today() !== this.#shown) this.#host.requestUpdate();
    }
}
