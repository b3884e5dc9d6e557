import type { ReactiveController, ReactiveControllerHost } from "lit";
import { updateWhenChanged } from "./update-when-changed.ts";

/**
 * A value that costs a request and that many views need: loaded when somebody first asks, kept, renewed on demand.
 * A failure is not kept: the next who asks tries again.
 */
export class Shared<T> {
    #load: () => Promise<T>;
    #running: Promise<T> | undefined;
    #value: T | undefined;
    #watchers = new Set<() => void>();

    constructor(load: () => Promise<T>) {
        this.#load = load;
    }

    /** The last loaded value; undefined before the first. */
    get value(): T | undefined {
        return this.#value;
    }

    get(): Promise<T> {
        return (this.#running ??= this.#start());
    }

    /** Loads again; who watches keeps the old value until the new one is there. */
    refresh(): Promise<T> {
        return (this.#running = this.#start());
    }

    /** Forgets the value, as after signing out; and between tests. */
    clear(): void {
        this.#running = undefined;
        this.#publish(undefined);
    }

    /** Renders the host again whenever the value changes; asks for it on the first connect. */
    watch(host: ReactiveControllerHost): SharedWatch<T> {
        return new SharedWatch(this, host);
    }

    subscribe(listener: () => void): () => void {
        this.#watchers.add(listener);
        return () => this.#watchers.delete(listener);
    }

    #start(): Promise<T> {
        const run = this.#load();
        run.then(
            (value) => this.#running === run && this.#publish(value),
            () => this.#running === run && (this.#running = undefined),
        );
        return run;
    }

    #publish(value: T | undefined): void {
        this.#value = value;
        for (const watcher of this.#watchers) watcher();
    }
}

/** A view's part of a shared value. */
export class SharedWatch<T> implements ReactiveController {
    #shared: Shared<T>;
    #host: ReactiveControllerHost;
    /** Why the last attempt failed; undefined while loading and after success. */
    error: unknown;

    constructor(shared: Shared<T>, host: ReactiveControllerHost) {
        this.#shared = shared;
        this.#host = host;
        updateWhenChanged(host, shared);
        host.addController(this);
    }

    get value(): T | undefined {
        return this.#shared.value;
    }

    hostConnected(): void {
        void this.load();
    }

    /** Asks (again); the way out of `error`. */
    async load(): Promise<void> {
        this.error = undefined;
        try {
            await this.#shared.get();
        } catch (error) {
            this.error = error;
        }
        this.#host.requestUpdate();
    }
}
