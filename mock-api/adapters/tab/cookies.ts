import type { Jar } from "#mock/backend.ts";

interface Cookie {
    readonly value: string;
    /** ms since the epoch; null: as long as the sandbox remembers. */
    readonly until: number | null;
    readonly line: string;
    readonly isReadable: boolean;
}

/**
 * The cookies of this browser. They stay with the engine: pages cannot set HttpOnly ones, and Request and Response objects
 * do not carry any. Those that pages may read are handed to them as lines for `document.cookie`.
 */
export class CookieStore implements Jar {
    readonly #cookies: Map<string, Cookie>;
    readonly #save: (cookies: readonly [string, Cookie][]) => Promise<void>;
    #set: string[] = [];

    constructor(kept: readonly [string, Cookie][], save: (cookies: readonly [string, Cookie][]) => Promise<void>) {
        this.#cookies = new Map(kept);
        this.#save = save;
    }

    get(name: string): string | undefined {
        const cookie = this.#cookies.get(name);
        return cookie && (cookie.until === null || cookie.until > Date.now()) ? cookie.value : undefined;
    }

    set(line: string): void {
        const [pair = "", ...attributes] = line.split(/;\s*/);
        const at = pair.indexOf("=");
        const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
        const age = attributes.map((attribute) => /^max-age=(-?\d+)$/i.exec(attribute)?.[1]).find((found) => found !== undefined);
        const isReadable = !attributes.some((attribute) => /^httponly$/i.test(attribute));
        if (value === "" || (age !== undefined && Number(age) <= 0)) this.#cookies.delete(name);
        else this.#cookies.set(name, { value, line, isReadable, until: age === undefined ? null : Date.now() + Number(age) * 1000 });
        if (isReadable) this.#set.push(line);
    }

    /** Keeps what was set since the last call, and gives the lines that pages may read. */
    async flush(): Promise<readonly string[]> {
        const lines = this.#set;
        this.#set = [];
        await this.#save([...this.#cookies]);
        return lines;
    }

    /** Lines of all cookies that pages may read. */
    get readable(): readonly string[] {
        return [...this.#cookies.values()].filter((cookie) => cookie.isReadable).map((cookie) => cookie.line);
    }

    async clear(): Promise<void> {
        this.#cookies.clear();
        await this.#save([]);
    }
}
