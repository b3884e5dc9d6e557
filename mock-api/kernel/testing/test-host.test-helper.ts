import type { Jar, Principal } from "#kernel/http/call.ts";
import type { Channel } from "#kernel/http/channel.ts";
import type { Endpoint } from "#kernel/http/endpoint.ts";
import { describe as fieldsOf, integer, type Row, text } from "#kernel/base/fields.ts";
import type { HostOptions } from "#kernel/host/host-options.ts";
import { Host } from "#kernel/host/host.ts";
import type { Journal } from "#kernel/store/journal.ts";
import type { Operation } from "#kernel/http/operation.ts";
import { Registry } from "#kernel/resource/registry.ts";
import { sessionSchema } from "#kernel/http/session.ts";

const fields = fieldsOf({ pk: text(), count: integer() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "test.counter": Row<typeof fields>;
    }
}

const SCHEMAS = [sessionSchema, { model: "test.counter", fields, families: {}, indexes: [] }];

/** A journal that keeps nothing. */
export const nowhere: Journal = { load: async () => null, append: async () => undefined, replace: async () => undefined, close: async () => undefined };

let last = 0;
/** Ids that count up, so that no test depends on chance. */
const random = {
    uuid: () => `00000000-0000-4000-8000-${String(++last).padStart(12, "0")}`,
    text: (length: number) => String(++last).padStart(length, "a"),
    bytes: (length: number) => new Uint8Array(length),
    now: () => 1_700_000_000_000,
};

/** Who asks in these tests: `Authorization: Bearer 7` is the user 7; there are no administrators. */
const authenticate: HostOptions["identity"]["authenticate"] = (call) => {
    const pk = /^Bearer (\d+)$/.exec(call.header("authorization") ?? "")?.[1];
    if (!pk || call.db.find("test.counter", `ended ${pk}`)) return null;
    return { pk: Number(pk), username: pk, isSuperuser: false, via: "token", holds: () => false } satisfies Principal;
};

export const byBearer = (call: Parameters<typeof authenticate>[0]) => ({ principal: call.authenticateBy(() => authenticate(call)) });

/** A host of these endpoints and operations alone: a counter, sessions, and users who are their own token. */
export async function testHost(
    endpoints: readonly Endpoint[],
    { operations = [], channels = [], journal = nowhere }: { operations?: Operation[]; channels?: Channel[]; journal?: Journal } = {},
) {
    const registry = new Registry([{ name: "test", label: "Test", endpoints, operations, channels }], SCHEMAS, () => []);
    const host = await Host.start({
        registry,
        identity: {
            sessionKey: (jar) => jar.get("session") ?? null,
            addressOf: ({ ip }) => ip,
            authenticate,
            finish: ({ session, incoming }) => session.key !== null && incoming.jar.set(`session=${session.key}`),
        },
        random,
        environment: {},
        journal,
        fresh: () => ({ version: 1, tables: {} }),
        first: async () => null,
        migrate: (state) => state,
        answersTo: (hostname) => hostname !== "foreign.test",
        prepare: () => undefined,
        changed: () => undefined,
        due: () => undefined,
    });
    const send = (path: string, init?: RequestInit, jar: Jar = { get: () => undefined, set: () => undefined }) =>
        host.fetch(new Request(new URL(path, "http://sandbox.test"), init), { jar, ip: "127.0.0.1" });
    return { host, db: host.db, send, counts: () => Object.fromEntries(host.db.all("test.counter").map(({ pk, count }) => [pk, count])) };
}

/** A jar that keeps what it is given. */
export function keepingJar(): Jar {
    const cookies = new Map<string, string>();
    return {
        get: (name) => cookies.get(name),
        set(line) {
            const [name = "", value = ""] = line.split(";")[0]!.split("=");
            cookies.set(name, value);
        },
    };
}

/** A promise that a test resolves. */
export function gate(): { opened: Promise<void>; open(): void } {
    let open!: () => void;
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { opened, open };
}
