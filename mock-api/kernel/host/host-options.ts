import type { Call, Incoming, Jar, Principal } from "#kernel/http/call.ts";
import type { Db, RowChange } from "#kernel/store/db.ts";
import type { Randomness } from "#kernel/base/fields.ts";
import type { Journal, State } from "#kernel/store/journal.ts";
import type { Registry } from "#kernel/resource/registry.ts";

/** What the apps decide for the host: who a caller is, and which cookies carry that. */
export interface Identity {
    /** Key of the caller's session, from its cookie; null for none. */
    sessionKey(jar: Jar, db: Db): string | null;
    /** Where a request came from: who passes it on for somebody else may say it. */
    addressOf(incoming: Incoming, db: Db): string;
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
