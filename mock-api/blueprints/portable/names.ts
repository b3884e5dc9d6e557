/** Longest name before its number, in characters. */
const MAX = 60;

/** Names of what stands in a file, made of what people call it; each is given once. */
export class Names {
    /** How often each was asked for: a thousand objects of one name take a thousand steps, not half a million. */
    readonly #asked = new Map<string, number>();

    make(title: string): string {
        const base = title
            .normalize("NFKD")
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, "-")
            .replace(/^-+|-+$/g, "")
            .slice(0, MAX);
        for (;;) {
            const count = (this.#asked.get(base) ?? 0) + 1;
            this.#asked.set(base, count);
            const name = count === 1 ? base : `${base}-${count}`;
            if (count === 1) return name;
            // Something may itself be called "wiki 2".
            if (this.#asked.has(name)) continue;
            this.#asked.set(name, 1);
            return name;
        }
    }
}
