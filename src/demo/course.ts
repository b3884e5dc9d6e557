import type { ReactiveControllerHost } from "lit";

/** Whether a sign-in has come to an end before its time, and at which step. Its host shows it again when it does. */
export class Course<Step, What> {
    readonly #host: ReactiveControllerHost;
    readonly #unreachable: What;
    failure: { readonly step: Step; readonly what: What } | undefined;

    /** @param unreachable what it is called that there was no answer */
    constructor(host: ReactiveControllerHost, unreachable: What) {
        this.#host = host;
        this.#unreachable = unreachable;
    }

    fail(step: Step, what: What): void {
        this.failure = { step, what };
        this.#host.requestUpdate();
    }

    /** What `work` gives; undefined when there was no answer, which is then said at this step. */
    async try<T>(step: Step, work: () => Promise<T>): Promise<T | undefined> {
        try {
            return await work();
        } catch (error) {
            if (!(error instanceof TypeError)) throw error;
            this.fail(step, this.#unreachable);
            return undefined;
        }
    }
}
