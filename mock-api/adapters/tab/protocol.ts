import type { JournalError, State } from "#kernel/store/journal.ts";

/** A request as it travels to the engine: what structured cloning can carry. */
export interface EngineRequest {
    readonly method: string;
    readonly url: string;
    readonly headers: [string, string][];
    readonly body: ArrayBuffer | null;
    /** Sent as a program sends it: without the browser's cookies, and keeping none. */
    readonly omitsCookies?: boolean;
}

/** Its answer. `cookies` are those that pages may read, as `Set-Cookie` lines. */
export interface EngineResponse {
    readonly status: number;
    readonly headers: [string, string][];
    readonly body: ArrayBuffer | null;
    readonly cookies: readonly string[];
}

/** The data that the sandbox can start over with. */
export type InitialState = "sample" | "fresh";

/** What pages ask of the engine. Each answers with one value, or with a fault. */
export interface Engine {
    /** Resolves when state is loaded. */
    ready(): Promise<void>;
    fetch(sent: EngineRequest): Promise<EngineResponse>;
    /** Opens a socket of the engine over a port: `PortSocket` is the page's end of it. */
    connect(url: string, port: MessagePort): Promise<void>;
    /** Called by an interface page that opens: gives it the cookies it may read. */
    visit(url: string): Promise<readonly string[]>;
    export(): Promise<State>;
    import(state: State): Promise<void>;
    /** Keeps what is whole of data that are damaged, so that it can start with that. */
    recover(): Promise<void>;
    /** Starts over, signed out: with the sample company, or with a fresh install. */
    reset(to: InitialState): Promise<void>;
}

export type Method = keyof Engine;

const METHODS: readonly Method[] = ["ready", "fetch", "connect", "visit", "export", "import", "reset", "recover"];

/** An engine each of whose methods is answered by `ask`; whoever is behind it answers by the same interface. */
export function engineAsking(ask: (method: Method, args: readonly unknown[]) => Promise<unknown>): Engine {
    const methods: unknown = Object.fromEntries(METHODS.map((method) => [method, (...args: unknown[]) => ask(method, args)]));
    return methods as Engine;
}

/** Does what was asked through `engineAsking`, with the arguments that its caller gave. */
export const perform = (engine: Engine, method: Method, args: readonly unknown[]): Promise<unknown> =>
    (engine[method] as (...args: readonly unknown[]) => Promise<unknown>)(...args);

/** Why the engine cannot do what it was asked. */
export interface EngineFault {
    /** `forbidden`: the browser lets the site keep nothing. */
    readonly kind: JournalError["kind"] | "forbidden" | "defect";
    readonly message: string;
}

export type RpcRequest = { readonly id: number; readonly method: Method; readonly args: readonly unknown[] };
export type RpcReply = { readonly id: number; readonly value?: unknown; readonly fault?: EngineFault };

/** Told to every page when a newer build has taken over: it must reload. */
export const TAKEN_OVER = "taken over";

export class EngineError extends Error {
    readonly kind: EngineFault["kind"];
    constructor({ kind, message }: EngineFault) {
        super(message);
        this.kind = kind;
    }
}
