import { Call, type Principal } from "#kernel/http/call.ts";
import { Db } from "#kernel/store/db.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { Form } from "#kernel/http/form.ts";
import type { Randomness } from "#kernel/base/fields.ts";
import { randomness, seededBytes } from "#kernel/base/random.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import { Session } from "#kernel/http/session.ts";
import { complete } from "#kernel/base/steps.ts";
import { registry as shelves, type Who } from "./shelf.test-helper.ts";

/** The moment at which these tests happen, in ms since the epoch. */
export const NOW = Date.UTC(2023, 0, 1);

/** The same draws for the same seed, at the beginning of the epoch. */
export const steady = (seed: number): Randomness => randomness(seededBytes(seed), () => 0);

/** An empty store of the library, or of another registry. */
export const emptyDb = (registry: Registry = shelves, now: () => number = () => NOW): Db => new Db(registry.schema, randomness(seededBytes(5), now));

export interface Asking {
    readonly method?: string;
    /** Path and query. */
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** A JSON value, or a text that is sent as it is. */
    readonly body?: unknown;
    /** The fields of a form body. */
    readonly form?: readonly (readonly [string, string])[];
    readonly params?: Readonly<Record<string, string>>;
    /** 1 is an administrator, all others are not; left out or null: nobody. */
    readonly as?: Who;
    /** Object-level permissions, `view_book 5`. */
    readonly permissions?: readonly string[];
    readonly db?: Db;
    readonly registry?: Registry;
}

const principal = (pk: number, permissions: readonly string[]): Principal => ({
    pk,
    username: `user ${pk}`,
    isSuperuser: pk === 1,
    via: "token",
    holds: (permission, key) => permissions.includes(`${permission} ${key}`),
});

/** A call that no host has sent, for what is tested by itself. */
export function callOf(asking: Asking = {}): Call {
    const { method = "GET", path = "/", headers = {}, body, form = [], params = {}, as = null, permissions = [], registry = shelves } = asking;
    const db = asking.db ?? emptyDb(registry);
    const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
    const types: Record<string, string> = text && !("content-type" in headers) ? { "content-type": "application/json" } : {};
    const request = new Request(new URL(path, "http://library.test"), { method, headers: { ...types, ...headers } });
    const call = new Call({
        incoming: {
            request,
            url: new URL(request.url),
            jar: { get: () => undefined, set: () => undefined },
            ip: "192.0.2.1",
            bytes: new TextEncoder().encode(text),
            form: new Form(form),
        },
        db,
        random: db.random,
        registry,
        environment: {},
        session: new Session(db, db.random, null),
        errors: apiErrors,
        outside: async (work) => work(),
        reading: async (work) => complete(work()),
        changing: async (work) => complete(work()),
        askSelf: () => Promise.reject(new Error("there is no engine here")),
    });
    call.params = params;
    call.principal = as === null ? null : principal(as, permissions);
    return call;
}
