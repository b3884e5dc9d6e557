import type { ReactiveControllerHost } from "lit";
import { notifyFailure } from "#src/elements/messages.ts";

/** A sign-in through the provider of an application, as an element shows it: once all is known, one thing is done at a time. */
export class SignIn<R extends { start: () => Promise<void> }> {
    readonly #host: ReactiveControllerHost;
    readonly #make: (slug: string) => R;
    run: R;
    isBusy = false;
    #isReady = false;

    /** @param make one for the application with this slug, which has not been started */
    constructor(host: ReactiveControllerHost, make: (slug: string) => R) {
        this.#host = host;
        this.#make = make;
        this.run = make("");
    }

    /** Whether something can be begun. */
    get isIdle(): boolean {
        return this.#isReady && !this.isBusy;
    }

    /** Starts anew, for another application. */
    for(slug: string): void {
        const run = this.#make(slug);
        this.run = run;
        this.#isReady = false;
        void run.start().then(() => {
            if (run !== this.run) return;
            this.#isReady = true;
            this.#host.requestUpdate();
        });
    }

    /** Does something, unless something is being done; says what goes wrong. */
    async do(work: () => Promise<void>): Promise<void> {
        if (!this.isIdle) return;
        this.#setBusy(true);
        try {
            await work();
        } catch (error) {
            notifyFailure(error);
        }
        this.#setBusy(false);
    }

    #setBusy(isBusy: boolean): void {
        this.isBusy = isBusy;
        this.#host.requestUpdate();
    }
}
