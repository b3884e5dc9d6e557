import type { Call, Jar } from "#kernel/http/call.ts";
import type { Connection } from "#kernel/http/connection.ts";
import type { Address } from "#kernel/http/dispatch.ts";
import type { HostName } from "#kernel/http/endpoint.ts";
import { deletions } from "#kernel/resource/deletions.ts";
import { Host } from "#kernel/host/host.ts";
import type { HttpRequest } from "#kernel/http/http-request.ts";
import { isLoopback, isOneOf } from "#kernel/http/hosts.ts";
import type { Journal, State } from "#kernel/store/journal.ts";
import { registry } from "./registry.ts";
import { CSRF_COOKIE, csrfCookie, identity } from "./apps/core/identity.ts";
import { runDueTasks } from "./apps/admin/run-tasks.ts";
import { audit } from "#mock/apps/events/audit.ts";
import { memoryJournal } from "#kernel/store/memory.journal.ts";
import { isTenantDomain } from "./apps/tenants/tenant.resource.ts";
import { prepareInstallation } from "./prepare.ts";
import { isGuarded } from "./protocols/proxy/guards.ts";
import { randomness } from "#kernel/base/random.ts";
import snapshot from "./snapshot.generated.json";
import { migrate } from "./state-version.ts";

export type { Jar } from "#kernel/http/call.ts";

/** What the host of a backend knows of whoever asks. */
export interface Caller {
    readonly ip: string;
}

export interface BackendOptions {
    /** Where state outlives the backend; left out: nowhere. */
    readonly journal?: Journal;
    /** ms since the epoch. */
    readonly now?: () => number;
    readonly random?: (length: number) => Uint8Array;
    /** `AUTHENTIK_BOOTSTRAP_PASSWORD`, `AUTHENTIK_BOOTSTRAP_TOKEN`, `AUTHENTIK_AVATARS`, `AUTHENTIK_SECRET_KEY`. */
    readonly environment?: Readonly<Record<string, string>>;
    /** Names that it answers to besides loopback and the domains of its tenants; `.example.com` stands for all below it. */
    readonly hosts?: readonly string[];
    /** What an empty journal starts from; left out or null: a fresh install. */
    readonly first?: () => Promise<State | null>;
}

/** A whole authentik, asked as the Fetch standard has it. */
export interface Backend {
    /** Answers one request: one request is one transaction, resolved after it is durable. Never rejects. */
    fetch(request: HttpRequest, jar: Jar, caller?: Caller): Promise<Response>;
    /** Opens a socket: the connection, or the answer that refuses it. Never rejects. */
    connect(request: HttpRequest, jar: Jar, caller?: Caller): Promise<Connection | Response>;
    /** Reads rows for a protocol that is not spoken over HTTP. Rejects with what `work` throws. */
    look<T>(work: (call: Call) => T, about?: HttpRequest): Promise<T>;
    /** A page of an interface was opened: the browser gets its CSRF token when it has none. */
    visit(jar: Jar): Promise<void>;
    /** True for addresses that the backend answers; everything else is a static file. */
    owns(address: Address): boolean;
    /** Whether the installation answers to this name. */
    answersTo(name: HostName): boolean;
    /** Whether this is the name of an application behind the installation: all of its paths are the engine's. */
    fronts(name: HostName): boolean;
    /** Everything that is kept, to be taken away. */
    export(): State;
    /** Replaces everything by an exported state. Rejects with a JournalError, and changes nothing then. */
    import(state: State): Promise<void>;
    /** Back to a fresh install. */
    reset(): Promise<void>;
    /** Resolves when nothing goes on behind requests that were answered, such as reading a directory. */
    idle(): Promise<void>;
    close(): Promise<void>;
}

/** Starts a backend on its journal's state, or on a fresh install. Rejects with a JournalError when that cannot be read. */
export async function createBackend({
    journal = memoryJournal(),
    now,
    random: bytes,
    environment = {},
    hosts = [],
    first = async () => null,
}: BackendOptions = {}): Promise<Backend> {
    const random = randomness(bytes, now);
    const fresh = () => snapshot as State;
    const host = await Host.start({
        registry,
        identity,
        random,
        environment,
        journal,
        fresh,
        first,
        migrate,
        answersTo: (hostname, db) => isLoopback(hostname) || isOneOf(hostname, hosts) || isTenantDomain(db, hostname) || isGuarded(db, hostname),
        prepare: (db) => prepareInstallation(db, random, environment),
        changed: audit,
        due(call) {
            runDueTasks(call);
            deletions(call.db).clean(random.now());
        },
    });
    return {
        fetch: (request, jar, caller) => host.fetch(request, { jar, ip: caller?.ip ?? "127.0.0.1" }),
        connect: (request, jar, caller) => host.connect(request, { jar, ip: caller?.ip ?? "127.0.0.1" }),
        look: (work, about) => host.look(work, about),
        async visit(jar) {
            if (!jar.get(CSRF_COOKIE)) jar.set(csrfCookie(random));
        },
        answersTo: (name) => host.answersTo(name),
        fronts: (name) => host.fronts(name),
        owns: (address) => host.owns(address),
        export: () => host.dump(),
        import: (state) => host.replace(state),
        reset: () => host.replace(fresh()),
        idle: () => host.idle(),
        close: () => host.close(),
    };
}
