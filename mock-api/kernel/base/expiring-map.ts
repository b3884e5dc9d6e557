/** Values by name that are forgotten after a while; never more than `limit` of them, the oldest go first. */
export class ExpiringMap<T> {
    readonly #lifetime: number;
    readonly #limit: number;
    readonly #entries = new Map<string, { readonly value: T; readonly until: number }>();

    /** `lifetime`: in ms. */
    constructor(lifetime: number, limit = 10_000) {
        this.#lifetime = lifetime;
        this.#limit = limit;
    }

    get(name: string, now: number): T | undefined {
        const entry = this.#entries.get(name);
        return entry && entry.until > now ? entry.value : undefined;
    }

    set(name: string, value: T, now: number): void {
        // Entries are in the order of their end, as all live equally long.
        this.#entries.delete(name);
        for (const [oldest, { until }] of this.#entries) {
            if (until > now && this.#entries.size < this.#limit) break;
            this.#entries.delete(oldest);
        }
        this.#entries.set(name, { value, until: now + this.#lifetime });
    }

    delete(name: string): void {
        this.#entries.delete(name);
    }

    /** Names of what is still known. */
    names(now: number): string[] {
        return [...this.#entries].filter(([, { until }]) => until > now).map(([name]) => name);
    }

    clear(): void {
        this.#entries.clear();
    }
}
