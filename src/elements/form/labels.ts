import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Key, Option, Picker } from "./options.ts";

const nameless = new WeakSet<Option>();

/** What is chosen of which only the key is known; its label comes later, where somebody can be asked for it. */
export function keyOnly(value: Key, find: Picker["find"]): Option {
    const option = { value, label: find ? "…" : String(value) };
    nameless.add(option);
    return option;
}

export const isKeyOnly = (option: Option): boolean => nameless.has(option);

/** The same with the labels that are known; the same list where there is nothing to add. */
export function named(chosen: readonly Option[], known: readonly Option[]): readonly Option[] {
    if (!chosen.some(isKeyOnly)) return chosen;
    return chosen.map((option) => (isKeyOnly(option) ? (known.find(({ value }) => value === option.value) ?? option) : option));
}

/** Asks for the labels of what a control of many choices has at first, each of them once. */
export class Labels implements ReactiveController {
    readonly #find: () => Picker["find"];
    readonly #found: (option: Option) => void;
    readonly #asked = new Set<Key>();
    #gone = new AbortController();

    constructor(host: ReactiveControllerHost, find: () => Picker["find"], found: (option: Option) => void) {
        this.#find = find;
        this.#found = found;
        host.addController(this);
    }

    hostDisconnected(): void {
        this.#gone.abort();
        this.#gone = new AbortController();
        this.#asked.clear();
    }

    ask(chosen: readonly Option[]): void {
        const find = this.#find();
        if (find) for (const option of chosen) if (isKeyOnly(option) && !this.#asked.has(option.value)) void this.#ask(option.value, find);
    }

    async #ask(key: Key, find: NonNullable<Picker["find"]>): Promise<void> {
        this.#asked.add(key);
        const { signal } = this.#gone;
        // Without an answer its key is shown instead.
        const option = await find(key, signal).catch(() => ({ value: key, label: String(key) }));
        if (!signal.aborted) this.#found(option);
    }
}
