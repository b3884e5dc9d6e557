import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";

/** What is found under a path, whatever the method, and the values in the path. */
export interface Match<T> {
    readonly endpoints: ReadonlyMap<string, T>;
    readonly params: Readonly<Record<string, string>>;
}

/** Finds endpoints by path; fixed segments win over named ones. */
export class Router<T> {
    readonly #router = new SmartRouter<Map<string, T>>({ routers: [new RegExpRouter(), new TrieRouter()] });

    constructor(routes: Iterable<{ method: string; path: string; endpoint: T }>) {
        const paths = new Map<string, Map<string, T>>();
        for (const { method, path, endpoint } of routes) {
            const methods = paths.get(path) ?? paths.set(path, new Map()).get(path)!;
            if (methods.has(method)) throw new Error(`${method} ${path} is described twice`);
            methods.set(method, endpoint);
        }
        // The router tries routes in the order they were added.
        for (const [path, methods] of [...paths].sort(([a], [b]) => (specificity(a) < specificity(b) ? -1 : 1)))
            this.#router.add("ALL", path.replace(/\{(\w+)\}/g, ":$1"), methods);
    }

    match(path: string): Match<T> | undefined {
        const [handlers, stash] = this.#router.match("ALL", path);
        const [first] = handlers;
        if (!first) return undefined;
        const [endpoints, params] = first as [Map<string, T>, Record<string, string | number>];
        const named = Object.entries(params).map(([name, value]) => [name, decode(stash ? (stash as string[])[value as number]! : String(value))]);
        return { endpoints, params: Object.fromEntries(named) };
    }
}

/** Sorts fixed segments before named ones, segment by segment. */
const specificity = (path: string): string =>
    path
        .split("/")
        .map((segment) => (segment.includes("{") ? "~" : segment))
        .join("/");

function decode(segment: string): string {
    try {
        return decodeURIComponent(segment);
    } catch {
        return segment;
    }
}
