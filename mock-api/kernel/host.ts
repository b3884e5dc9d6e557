import { Call, type Incoming, type Jar, type Principal } from "./call.ts";
import { Db, type RowChange } from "./db.ts";
import { HttpError, wrongMethod } from "./errors.ts";
import { failed, missing, negotiate, receive, refused, slashed } from "./exchange.ts";
import type { Randomness } from "./fields.ts";
import { type Change, type Journal, JournalError, type State } from "./journal.ts";
import { Lock } from "./lock.ts";
import type { Operation } from "./operation.ts";
import type { Registry } from "./registry.ts";
import type { Page } from "./resource.ts";
import { Router } from "./router.ts";
import { Session } from "./session.ts";

const API = "/api/v3/";

/** What the apps decide for the host: who a caller is, and which cookies carry that. */
export interface Identity {
    /** Key of the caller's session, from its cookie; null for none. */
    sessionKey(jar: Jar, db: Db): string | null;
    /** The caller; null for nobody. Throws 403 for bad credentials. */
    authenticate(call: Call): Principal | null;
    /** Sets the cookies of an answer: the session's, the CSRF token's. */
    finish(call: Call): void;
}

export interface HostOptions {
    readonly registry: Registry;
    readonly identity: Identity;
    readonly random: Randomness;
    readonly environment: Readonly<Record<string, string>>;
    readonly journal: Journal;
    /** State of a fresh install, and of the current shape. */
    readonly fresh: () => State;
    /** What a journal that holds nothing starts from; null: from a fresh install. */
    readonly first: () => Promise<State | null>;
    /** Called with the state that was kept, before it is used: brings an older one up to date. */
    readonly migrate: (state: State) => State;
    /** Called once on a fresh or loaded state, inside the first transaction. */
    readonly prepare: (db: Db) => void;
    /** Told of every change of a row while a request is being answered. */
    readonly changed: (call: Call, change: RowChange) => void;
    /** Called before a request is answered: does what the clock says is due. */
    readonly due: (call: Call) => void;
}

/** Runs operations on the state: one request is one transaction, answered after it is durable. */
export class Host {
    readonly db: Db;
    readonly #options: HostOptions;
    readonly #operations: Router<Operation>;
    readonly #pages: Router<Page>;
    /** Handlers that wait hold the state alone; those that do not never meet. */
    readonly #lock = new Lock();
    /** The request that is being answered. */
    #current: Call | undefined;

    private constructor(options: HostOptions) {
        this.#options = options;
        this.db = new Db(options.registry.schema, options.random);
        this.#operations = new Router(options.registry.operations.map((o) => ({ method: o.method, path: API + o.path, endpoint: o })));
        this.#pages = new Router(options.registry.pages.flatMap((p) => p.methods.map((method) => ({ method, path: p.path, endpoint: p }))));
        this.db.listen((change) => this.#current && options.changed(this.#current, change));
    }

    static async start(options: HostOptions): Promise<Host> {
        const host = new Host(options);
        const kept = await options.journal.load();
        const state = kept ? options.migrate(kept) : ((await options.first()) ?? options.fresh());
        host.#load(state);
        options.prepare(host.db);
        if (kept && kept.version === state.version) await options.journal.append(host.db.commit());
        else {
            host.db.commit();
            await options.journal.replace({ version: state.version, tables: host.db.dump() });
        }
        return host;
    }

    #load(state: State): void {
        try {
            this.db.load(state.tables);
        } catch (error) {
            throw new JournalError("corrupt", `The stored data cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
        }
    }

    /** Everything that is kept now. */
    dump(): State {
        return { version: this.#options.fresh().version, tables: this.db.dump() };
    }

    /** Replaces everything by another state; the one that stood stays when it cannot be kept. */
    async replace(state: State): Promise<void> {
        const release = await this.#lock.take();
        const before = this.db.dump();
        try {
            const current = this.#options.migrate(state);
            this.#load(current);
            this.#options.prepare(this.db);
            this.db.commit();
            await this.#options.journal.replace({ version: current.version, tables: this.db.dump() });
        } catch (error) {
            this.db.load(before);
            throw error;
        } finally {
            release();
        }
    }

    /** Whether a path is the engine's to answer. */
    owns(pathname: string): boolean {
        return pathname.startsWith("/api/") || this.#pages.match(pathname) !== undefined;
    }

    async fetch(request: Request, jar: Jar, ip: string): Promise<Response> {
        const incoming = await receive(request, jar, ip);
        const release = await this.#lock.take();
        try {
            const { response, durable } = await this.#transact(incoming).finally(release);
            await durable;
            return request.method === "HEAD" ? new Response(null, response) : response;
        } catch (error) {
            return failed(error);
        }
    }

    /** Answers one request on the state, which the caller holds alone; `durable` resolves when its changes are kept. */
    async #transact(incoming: Incoming): Promise<{ response: Response; durable: Promise<void> | undefined }> {
        const { db } = this;
        const { random, environment, registry, identity } = this.#options;
        try {
            const call = new Call({ incoming, db, random, registry, environment, session: new Session(db, random, identity.sessionKey(incoming.jar, db)) });
            this.#current = call;
            this.#options.due(call);
            const response = await this.#answer(call);
            response.headers.set("x-authentik-id", call.id);
            return { response, durable: this.#keep(db.commit()) };
        } catch (error) {
            db.rollback();
            throw error;
        } finally {
            this.#current = undefined;
        }
    }

    /** Resolves when the changes are durable. When they cannot be kept, memory goes back to what is. */
    #keep(changes: readonly Change[]): Promise<void> | undefined {
        if (!changes.length) return undefined;
        return this.#options.journal.append(changes).catch(async (error: unknown) => {
            const release = await this.#lock.take();
            try {
                const kept = await this.#options.journal.load();
                if (kept) this.db.load(kept.tables);
            } finally {
                release();
            }
            throw error;
        });
    }

    /** What the endpoint answers; a refusal takes back what was written before it. */
    async #answer(call: Call): Promise<Response> {
        try {
            const response = await this.#dispatch(call);
            for (const work of call.afterwards) await work();
            call.session.save();
            this.#options.identity.finish(call);
            return response;
        } catch (error) {
            if (!(error instanceof HttpError)) throw error;
            this.db.rollback();
            call.session.save();
            return refused(error);
        }
    }

    #dispatch(call: Call): Response | Promise<Response> {
        const { pathname, search } = call.url;
        if (pathname.startsWith(API)) return this.#operate(call);
        const match = this.#pages.match(pathname);
        const found = match?.endpoints.get(call.method === "HEAD" ? "GET" : call.method);
        if (found) {
            call.params = match!.params;
            call.principal = this.#options.identity.authenticate(call);
            return found.handle(call);
        }
        if (!pathname.endsWith("/") && this.#pages.match(`${pathname}/`)) return slashed(pathname, search);
        return missing(call);
    }

    #operate(call: Call): Response | Promise<Response> {
        const { pathname, search } = call.url;
        const match = this.#operations.match(pathname);
        if (!match) return !pathname.endsWith("/") && this.#operations.match(`${pathname}/`) ? slashed(pathname, search) : missing(call);
        const { endpoints, params } = match;
        const method = call.method === "HEAD" ? "GET" : call.method;
        const operation = endpoints.get(method);
        call.params = params;
        negotiate(call);
        call.principal = this.#options.identity.authenticate(call);
        // Rights come before the method: who may do nothing here is not told what could be done.
        const some = operation ?? [...endpoints.values()][0]!;
        some.access.enter(call);
        if (!operation) throw wrongMethod(call.method, [...endpoints.keys(), "HEAD", "OPTIONS"]);
        return operation.handle(call);
    }

    async close(): Promise<void> {
        (await this.#lock.take())();
        await this.#options.journal.close();
    }
}
