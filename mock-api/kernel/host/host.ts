import { BodyBudget } from "#kernel/http/body.ts";
import { Call, type Incoming, isUnsafe, type Outside, type Principal } from "#kernel/http/call.ts";
import { Db } from "#kernel/store/db.ts";
import type { Channel } from "#kernel/http/channel.ts";
import { Connection, type Run } from "#kernel/http/connection.ts";
import { type Address, checkSameCaller, Dispatcher, type Target } from "#kernel/http/dispatch.ts";
import type { HostName } from "#kernel/http/endpoint.ts";
import { pageErrors, textErrors } from "#kernel/http/error-shapes.ts";
import { changedMeanwhile, HttpError, notFound, unknownHost } from "#kernel/base/errors.ts";
import { announced, failed, guarded, receive, type Sender } from "#kernel/http/exchange.ts";
import type { HostOptions } from "./host-options.ts";
import { type HttpRequest, unsent } from "#kernel/http/http-request.ts";
import { type Change, JournalError, type State } from "#kernel/store/journal.ts";
import { MAX_SOCKETS } from "#kernel/base/limits.ts";
import { Lock } from "#kernel/base/lock.ts";
import { NotReady } from "./not-ready.ts";
import { Router } from "#kernel/http/router.ts";
import { Session } from "#kernel/http/session.ts";
import { breathe, complete, slice, type Steps } from "#kernel/base/steps.ts";
import { ITSELF, type LongChange, looking, LOOPBACK, type Turn, turnOf } from "#kernel/http/turn.ts";

/** How often long reading begins anew because others have changed something; after that it is done in one go. */
const MOST_STARTS = 3;

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
    #long: LongChange | undefined;
    /** What goes on after its request was answered (`Call.later`). */
    readonly #behind = new Set<Promise<void>>();

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
        const release = await this.#takeToWrite();
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
    answersTo(name: HostName): boolean {
        return this.#options.answersTo(name.hostname, this.db) || this.fronts(name);
    }

    /** Whether this is the name of an application that the installation stands in front of. */
    fronts(name: HostName): boolean {
        return this.#dispatcher.knowsHost(name, this.db);
    }

    /** Whether an address is the engine's to answer. */
    owns(address: Address): boolean {
        return this.#dispatcher.owns(address, this.db);
    }

    async fetch(request: HttpRequest, sender: Sender): Promise<Response> {
        const head = announced(request, sender);
        const target = this.#dispatcher.find(head.url, this.db);
        return guarded(await this.#answerOrFail(head, target));
    }

    async #answerOrFail(head: Incoming, target: Target): Promise<Response> {
        const { request, url } = head;
        try {
            if (!this.answersTo(url)) throw unknownHost();
            const { incoming, release } = await this.#receive(head, target);
            const response = await this.#answerWhenReady(incoming, target).finally(release);
            return request.method === "HEAD" ? new Response(null, response) : response;
        } catch (error) {
            return error instanceof HttpError ? target.errors(error) : failed(error);
        }
    }

    /** Opens a socket: the connection, or the answer that refuses it. */
    async connect(request: HttpRequest, sender: Sender): Promise<Connection | Response> {
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
                writes: true,
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

    /**
     * Lets what speaks for the installation itself look at the state, in a transaction like any other. Rejects with what `work` throws.
     * `about`: the request that it is about, where there is one: its address and headers count, who is signed in does not.
     */
    async look<T>(work: (call: Call) => T, about: HttpRequest = unsent(`http://${LOOPBACK}/`)): Promise<T> {
        const { target, seen } = looking(work);
        await this.#transact(announced(about, ITSELF), target, false);
        return seen();
    }

    /** Answers anew when what was missing is there: what had been written was taken back. */
    async #answerWhenReady(incoming: Incoming, target: Target, writes = target.writes ?? isUnsafe(incoming.request.method)): Promise<Response> {
        try {
            return await this.#transact(incoming, target, writes);
        } catch (error) {
            if (!(error instanceof NotReady)) throw error;
            await error.ready;
            return this.#answerWhenReady(incoming, target, true);
        }
    }

    /** Reads the body. Who sends much is looked at first, in a transaction that changes nothing. */
    async #receive(head: Incoming, target: Target): Promise<{ incoming: Incoming; release(): void }> {
        const admit = async () => {
            const turn = turnOf(await this.#lock.take());
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
        const askSelf: Call["askSelf"] = (request, sender = ITSELF) => outside(() => this.fetch(request, sender));
        const call: Call = new Call({
            incoming: { ...incoming, ip: identity.addressOf(incoming, db) },
            db,
            random,
            registry,
            environment,
            session,
            errors: target.errors,
            outside,
            reading: (work) => this.#read(turn, call, work),
            changing: (work) => this.#change(turn, call, work),
            askSelf,
        });
        return call;
    }

    /** The lock for somebody who may write: not while a long change goes on. */
    async #takeToWrite(): Promise<() => void> {
        for (;;) {
            const release = await this.#lock.take();
            if (!this.#long) return release;
            const { done } = this.#long;
            release();
            await done;
        }
    }

    #end(turn: Turn): void {
        this.#current = undefined;
        turn.release();
    }

    /** Answers one request with the lock held; resolves when its changes are durable. */
    async #transact(incoming: Incoming, target: Target, writes: boolean): Promise<Response> {
        const turn = turnOf(await (writes ? this.#takeToWrite() : this.#lock.take()));
        let response: Response;
        try {
            const call = this.#call(incoming, target, turn);
            this.#current = call;
            if (!this.#long) this.#options.due(call);
            response = await this.#answer(call, target);
            response.headers.set("x-authentik-id", call.id);
            this.#commit(turn, call);
        } catch (error) {
            this.db.rollback();
            throw error;
        } finally {
            this.#end(turn);
        }
        await Promise.all(turn.kept);
        for (const work of turn.later.values()) this.#begin(incoming, work);
        return response;
    }

    /** `Call.later`: a request of nobody's, to the same name. */
    #begin({ url }: Incoming, work: (call: Call) => Promise<void>): void {
        const head = announced(unsent(new URL("/", url)), ITSELF);
        const answer = (call: Call): Promise<Response> => work(call).then(() => new Response());
        const done = this.#answerOrFail(head, { errors: textErrors, maxBody: () => 0, writes: true, answer }).then(() => void this.#behind.delete(done));
        this.#behind.add(done);
    }

    /** Resolves when nothing goes on behind requests that were answered. */
    async idle(): Promise<void> {
        while (this.#behind.size) await Promise.all(this.#behind);
    }

    #commit(turn: Turn, call: Call): void {
        if (this.#long && this.#long.call !== call && this.db.isChanged) throw new NotReady("the end of a long change", this.#long.done);
        const news = call.whenKept.splice(0);
        for (const [name, work] of call.later) turn.later.set(name, work);
        call.later.clear();
        const tell = (): void => news.forEach((work) => work());
        const kept = this.#keep(this.db.commit());
        if (!kept) return tell();
        // It is awaited later; until then a failure must not count as unhandled.
        kept.then(tell, () => undefined);
        turn.kept.push(kept);
    }

    /** Commits what was written so far, and gives the lock back. Gives who asks. */
    #leave(turn: Turn, call: Call): Principal | null {
        if (this.#current !== call) throw new Error("call.outside is for a request that holds the state: not for work that is outside already");
        call.session.save();
        this.#commit(turn, call);
        call.hasCommitted = true;
        const caller = call.callerNow();
        this.#end(turn);
        return caller;
    }

    /** Goes on with the lock that `take` gets; throws when what was committed before cannot be kept, or the caller's right to ask has ended. */
    async #return(turn: Turn, call: Call, caller: Principal | null, take: () => Promise<() => void>): Promise<void> {
        turn.release = await take();
        this.#current = call;
        // What was committed before must be durable before anything is built on it.
        await Promise.all(turn.kept);
        call.session.reload();
        checkSameCaller(caller, call.callerNow());
    }

    /** `Call.outside`. */
    async #outside<T>(turn: Turn, call: Call, work: () => T | Promise<T>, watched?: () => unknown): Promise<T> {
        const caller = this.#leave(turn, call);
        const before = watched?.();
        const [done] = await Promise.allSettled([(async () => work())(), Promise.allSettled(turn.kept)]);
        await this.#return(turn, call, caller, () => this.#takeToWrite());
        if (watched && watched() !== before) throw changedMeanwhile();
        if (done.status === "rejected") throw done.reason;
        return done.value;
    }

    /** Lets others have the state for a moment; gives whether they have changed anything. */
    async #pause(turn: Turn, call: Call): Promise<boolean> {
        const caller = this.#leave(turn, call);
        const { commits } = this.db;
        await breathe();
        await this.#return(turn, call, caller, () => this.#lock.take());
        return this.db.commits !== commits;
    }

    /** `Call.reading`. */
    async #read<T>(turn: Turn, call: Call, work: () => Steps<T>): Promise<T> {
        for (let starts = 1; starts <= MOST_STARTS; starts++) {
            const steps = work();
            do {
                const step = slice(steps);
                if (step.done) return step.value;
            } while (!(await this.#pause(turn, call)));
        }
        return complete(work());
    }

    /** `Call.changing`. */
    async #change<T>(turn: Turn, call: Call, work: () => Steps<T>): Promise<T> {
        while (this.#long) await this.#outside(turn, call, () => undefined);
        let end = (): void => undefined;
        this.#long = { call, done: new Promise((resolve) => (end = resolve)) };
        const overlay = this.db.overlay();
        this.#options.registry.attach(overlay, () => call);
        overlay.listen((change) => this.#options.changed(call, change));
        call.db = overlay;
        const steps = work();
        try {
            for (;;) {
                const step = slice(steps);
                if (step.done) {
                    this.db.adopt(overlay.commit());
                    return step.value;
                }
                await this.#pause(turn, call);
            }
        } finally {
            call.db = this.db;
            this.#long = undefined;
            end();
        }
    }

    /** Resolves when the changes are durable. When they cannot be kept, memory goes back to what is. */
    #keep(changes: readonly Change[]): Promise<void> | undefined {
        if (!changes.length) return undefined;
        return this.#options.journal.append(changes).catch(async (error: unknown) => {
            const release = await this.#takeToWrite();
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
            if (!error.keepsWrites) {
                this.db.rollback();
                call.whenKept.length = 0;
                call.later.clear();
            }
            call.session.save();
            response = call.errors(error, call);
        }
        return (await target.finish?.(call, response)) ?? response;
    }

    async close(): Promise<void> {
        (await this.#takeToWrite())();
        await this.#options.journal.close();
    }
}
