import type { Upload } from "./call.ts";

/**
 * Named values that may repeat, as forms and query strings have them. What repeats stays visible: RFC 6749 3.1 forbids it for
 * most parameters, RFC 8707 needs it for `resource`.
 */
export class Form<V = string | Upload> implements Iterable<[string, V]> {
    readonly #values = new Map<string, V[]>();

    constructor(entries: Iterable<readonly [string, V]> = []) {
        for (const [name, value] of entries) {
            const values = this.#values.get(name);
            if (values) values.push(value);
            else this.#values.set(name, [value]);
        }
    }

    /** The last value of this name, as Django's `QueryDict` has it. */
    get(name: string): V | undefined {
        return this.#values.get(name)?.at(-1);
    }

    /** Every value of this name, in the order they were sent. */
    getAll(name: string): readonly V[] {
        return this.#values.get(name) ?? [];
    }

    has(name: string): boolean {
        return this.#values.has(name);
    }

    get names(): readonly string[] {
        return [...this.#values.keys()];
    }

    /** Names that were sent more than once. */
    get repeated(): readonly string[] {
        return [...this.#values].filter(([, values]) => values.length > 1).map(([name]) => name);
    }

    /** Every pair, grouped by name. */
    *[Symbol.iterator](): Iterator<[string, V]> {
        for (const [name, values] of this.#values) for (const value of values) yield [name, value];
    }

    /** The texts alone: files are left out. */
    texts(): Form<string> {
        return new Form([...this].filter((entry): entry is [string, V & string] => typeof entry[1] === "string"));
    }
}
