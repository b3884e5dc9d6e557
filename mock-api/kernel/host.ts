import { BodyBudget } from "./body.ts";
import { Call, type Incoming, type Jar, type Outside, type Principal } from "./call.ts";
import { Db, type RowChange } from "./db.ts";
import type { Channel } from "./channel.ts";
import { Connection, type Run } from "./connection.ts";
import { checkSameCaller, Dispatcher, type Target } from "./dispatch.ts";
import { pageErrors, textErrors } from "./error-shapes.ts";
import { changedMeanwhile, HttpError, notFound, unknownHost } from "./errors.ts";
import { announced, failed, guarded, receive, type Sender } from "./exchange.ts";
import type { Randomness } from "./fields.ts";
import { type Change, type Journal, JournalError, type State } from "./journal.ts";
import { MAX_SOCKETS } from "./limits.ts";
import { Lock } from "./lock.ts";
import { NotReady } from "./not-ready.ts";
import type { Registry } from "./registry.ts";
import { Router } from "./router.ts";
import { Session } from "./session.ts";

/** What the apps decide for the host: who a caller is, and which cookies carry that. */
export interface Identity {
    /** Key of the caller's session, from its cookie; null for none. */
    sessionKey(jar: Jar, db: Db): string | null;
    /** The caller; null for a visitor. Throws 403 for bad credentials. */
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
    /** What an empty journal starts from; null: a fresh install. */
    readonly first: () => Promise<State | null>;
    /** Called with the state that was kept, before it is used: brings an older one up to date. */
    readonly migrate: (state: State) => State;
    /** Whether the installation answers to this name. */
    readonly answersTo: (hostname: string, db: Db) => boolean;
    /** Called once on a fresh or loaded state, inside the first transaction. */
    readonly prepare: (db: Db) => void | Promise<void>;
    /** Told of every change of a row while a request is being answered. */
    readonly changed: (call: Call, change: RowChange) => void;
    /** Called before a request is answered: does what the clock says is due. */
    readonly due: (call: Call) => void;
}

/** Whom the engine is when it asks itself. */
const NO_COOKIES: Jar = { get: () => undefined, set: () => undefined };
const LOOPBACK = "127.0.0.1";

/** One request's time with the state. */
interface Turn {
    /** Gives the lock back. */
    release: () => void;
    /** Resolve when what was committed so far is durable. */
    readonly kept: Promise<void>[];
}

/** Runs operations on the state: one request is one transaction, answered after it is durable. */
export class Host {
    readonly db: Db;
    readonly #options: HostOptions;
    readonly #dispatcher: Dispatcher;
    readonly #channels: Router<Channel>;
    readonly #sockets = new Set<Connection>();
    readonly #budget = new BodyBudget();
    /** One request at a time uses the state, handlers that wait included. */
    readonly #lock = new Lock();
    /** The request that is being answered. */
    #current: Call | undefined;

    private constructor(options: HostOptions) {
        this.#options = options;
        this.db = new Db(options.registry.schema, options.random);
        this.#dispatcher = new Dispatcher(options.registry.operations, options.registry.endpoints, (call) => options.identity.authenticate(call));
        options.registry.attach(this.db, () => this.#current);
        this.#channels = new Router(options.registry.channels.map((channel) => ({ method: "GET", path: channel.path, endpoint: channel })));
        this.db.listen((change) => this.#current && options.changed(this.#current, change));
    }

    static async start(options: HostOptions): Promise<Host> {
        const host = new Host(options);
        const kept = await options.journal.load();
        const state = kept ? options.migrate(kept) : ((await options.first()) ?? options.fresh());
        host.#load(state);
        await options.prepare(host.db);
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

    /** Replaces everything by another state; the present one stays when that cannot be written. */
    async replace(state: State): Promise<void> {
        const release = await this.#lock.take();
        const before = this.db.dump();
        try {
            const current = this.#options.migrate(state);
            this.#load(current);
            await this.#options.prepare(this.db);
            this.db.commit();
            await this.#options.journal.replace({ version: current.version, tables: this.db.dump() });
        } catch (error) {
            this.db.load(before);
            throw error;
        } finally {
            release();
        }
    }

    /** Whether the installation answers to this name, or an application of it does. */
    answersTo(hostname: string): boolean {
        return this.#options.answersTo(hostname, this.db) || this.#dispatcher.knowsHost(hostname, this.db);
    }

    /** Whether an address is the engine's to answer. */
    owns(address: { hostname: string; pathname: string }): boolean {
        return this.#dispatcher.owns(address, this.db);
    }

    async fetch(request: Request, sender: Sender): Promise<Response> {
        const head = announced(request, sender);
        const target = this.#dispatcher.find(head.url, this.db);
        return guarded(await this.#answerOrFail(head, target));
    }

    async #answerOrFail(head: Incoming, target: Target): Promise<Response> {
        const { request, url } = head;
        try {
            if (!this.answersTo(url.hostname)) throw unknownHost();
            const { incoming, release } = await this.#receive(head, target);
            const response = await this.#whenReady(() => this.#transact(incoming, target)).finally(release);
            return request.method === "HEAD" ? new Response(null, response) : response;
        } catch (error) {
            return error instanceof HttpError ? target.errors(error) : failed(error);
        }
    }

    /** Opens a socket: the connection, or the answer that refuses it. */
    async connect(request: Request, sender: Sender): Promise<Connection | Response> {
        const head = announced(request, sender);
        const match = this.#channels.match(head.url.pathname);
        const found = match?.endpoints.get("GET");
        if (!match || !found) return guarded(pageErrors(notFound("There is no socket at this address.")));
        if (this.#sockets.size >= MAX_SOCKETS) return guarded(pageErrors(new HttpError(503, { detail: "Too many sockets are open." }, { "retry-after": "5" })));
        let refusal = new Response();
        const run: Run = async (work) => {
            refusal = await this.#answerOrFail(head, {
                errors: textErrors,
                maxBody: () => 0,
                async answer(call) {
                    call.params = match.params;
                    await work(call);
                    return new Response();
                },
            });
            return refusal.status;
        };
        const connection = new Connection(found, run, () => this.#sockets.delete(connection));
        this.#sockets.add(connection);
        return (await connection.open()) === 200 ? connection : guarded(refusal);
    }

    /** Answers anew when what was missing is there: what had been written was taken back. */
    async #whenReady(work: () => Promise<Response>): Promise<Response> {
        try {
            return await work();
        } catch (error) {
            if (!(error instanceof NotReady)) throw error;
            await error.ready;
            return this.#whenReady(work);
        }
    }

    /** Reads the body. Who sends much is looked at first, in a transaction that changes nothing. */
    async #receive(head: Incoming, target: Target): Promise<{ incoming: Incoming; release(): void }> {
        const admit = async () => {
            const turn = await this.#begin();
            try {
                return await target.maxBody(this.#call(head, target, turn));
            } finally {
                this.db.rollback();
                this.#end(turn);
            }
        };
        return receive(head, { admit, budget: this.#budget });
    }

    #call(incoming: Incoming, target: Target, turn: Turn): Call {
        const { db } = this;
        const { random, environment, registry, identity } = this.#options;
        const session = new Session(db, random, identity.sessionKey(incoming.jar, db));
        const outside: Outside = (work, watched) => this.#outside(turn, call, work, watched);
        const askSelf = (request: Request) => outside(() => this.fetch(request, { jar: NO_COOKIES, ip: LOOPBACK }));
        const call = new Call({ incoming, db, random, registry, environment, session, errors: target.errors, outside, askSelf });
        return call;
    }

    async #begin(): Promise<Turn> {
        return { release: await this.#lock.take(), kept: [] };
    }

    #end(turn: Turn): void {
        this.#current = undefined;
        turn.release();
    }

    /** Answers one request with the lock held; resolves when its changes are durable. */
    async #transact(incoming: Incoming, target: Target): Promise<Response> {
        const turn = await this.#begin();
        let response: Response;
        try {
            const call = this.#call(incoming, target, turn);
            this.#current = call;
            this.#options.due(call);
            response = await this.#answer(call, target);
            response.headers.set("x-authentik-id", call.id);
            this.#commit(turn);
        } catch (error) {
            this.db.rollback();
            throw error;
        } finally {
            this.#end(turn);
        }
        await Promise.all(turn.kept);
        return response;
    }

    #commit(turn: Turn): void {
        const kept = this.#keep(this.db.commit());
        if (!kept) return;
        // It is awaited later; until then a failure must not count as unhandled.
        kept.catch(() => undefined);
        turn.kept.push(kept);
    }

    /** `Call.outside`. */
    async #outside<T>(turn: Turn, call: Call, work: () => T | Promise<T>, watched?: () => unknown): Promise<T> {
        if (this.#current !== call) throw new Error("call.outside is for a request that holds the state: not for work that is outside already");
        call.session.save();
        this.#commit(turn);
        call.hasCommitted = true;
        const [before, caller] = [watched?.(), call.callerNow()];
        this.#end(turn);
        const [done] = await Promise.allSettled([(async () => work())(), Promise.allSettled(turn.kept)]);
        turn.release = await this.#lock.take();
        this.#current = call;
        // What was committed before must be durable before anything is built on it.
        await Promise.all(turn.kept);
        call.session.reload();
        checkSameCaller(caller, call.callerNow());
        if (watched && watched() !== before) throw changedMeanwhile();
        if (done.status === "rejected") throw done.reason;
        return done.value;
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

    /** Runs what is at the address; an error rolls back what was written before it, unless it keeps its writes. */
    async #answer(call: Call, target: Target): Promise<Response> {
        let response: Response;
        try {
            response = await target.answer(call);
            for (const work of call.afterwards) await work();
            call.session.save();
            this.#options.identity.finish(call);
        } catch (error) {
            if (!(error instanceof HttpError)) throw error;
            if (!error.keepsWrites) this.db.rollback();
            call.session.save();
            response = call.errors(error);
        }
        return (await target.finish?.(call, response)) ?? response;
    }

    async close(): Promise<void> {
        (await this.#lock.take())();
        await this.#options.journal.close();
    }
}
