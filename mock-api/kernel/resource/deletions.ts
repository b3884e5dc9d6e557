import type { Call } from "#kernel/http/call.ts";
import { HttpError } from "#kernel/base/errors.ts";
import type { Key } from "#kernel/base/models.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { preferred } from "#kernel/http/preferences.ts";
import { registryOf } from "./registry.ts";
import type { AnyResource } from "./resource.ts";
import type { Patch, Stored } from "#kernel/store/schema.ts";
import type { Former } from "#kernel/store/store.ts";
import { same } from "#kernel/store/unique.ts";

/*
 * What was deleted lately, so that whoever deleted it can bring it back: D-826. It is kept in memory alone, beside the rows that are loaded, and for a while:
 * what it holds are secrets of people who are gone.
 */

/** What a client says that wants to be able to bring back what it deletes: `Prefer: sandbox-undo=<id>`. It makes up the id; what is deleted with the same is one. */
const PREFERENCE = "sandbox-undo";
const ID = /^[\w-]{16,64}$/;

/** How long something can be brought back, in ms. */
export const UNDOABLE_MS = 30 * 60 * 1000;
/** How many times somebody has deleted something, of all together. */
const MOST = 50;
/** Characters of all rows together, as JSON: some 16 MB. A user of whom 20,000 events tell are 10 million. */
const MAX_CHARACTERS = 16_000_000;

/** A row that a deletion took. */
export interface Gone extends Former {
    readonly row: Stored;
    /** It kept the rules of its kind, and is to keep them when it is back: not all rows do, as those of older states. */
    readonly isSound: boolean;
}

/** A row that lost what it had in some fields, as these referred to what was deleted. */
export interface Loosened {
    readonly table: string;
    readonly key: Key;
    readonly before: Patch;
    readonly after: Patch;
}

/** One deletion: of which row, and all that it took. */
export interface Deletion {
    /** As it was reached: the same rows are others' business at another place. */
    readonly resource: AnyResource;
    readonly row: Stored;
    readonly gone: readonly Gone[];
    readonly loosened: readonly Loosened[];
    /** Rows that follow from others and came with it, such as rights that were reckoned anew: they go again. What is described and came, as events, stays. */
    readonly made: readonly Former[];
    /** The models of the rows that stay away. */
    readonly ended: readonly string[];
}

/** What somebody has deleted at once. */
export interface Deleted {
    readonly session: string;
    readonly user: number;
    readonly deletions: readonly Deletion[];
    readonly size: number;
    /** ms since the epoch. */
    readonly until: number;
    /** Not all of it is known: none of it can be brought back. */
    readonly isPartial: boolean;
}

/** What was deleted lately, the oldest first. */
export class Deletions {
    readonly #known = new Map<string, Deleted>();

    /** Adds a deletion to what was deleted under this id; undefined: one that cannot be brought back. */
    add(id: string, { session, user }: Pick<Deleted, "session" | "user">, deletion: Deletion | undefined, now: number): void {
        this.clean(now);
        const name = nameOf(session, id);
        const before = this.#known.get(name);
        const size = (before?.size ?? 0) + (deletion ? JSON.stringify([deletion.gone, deletion.loosened]).length : 0);
        const isPartial = !deletion || size > MAX_CHARACTERS || before?.isPartial === true;
        this.#known.delete(name);
        this.#known.set(name, {
            session,
            user,
            ...(isPartial ? { deletions: [], size: 0 } : { deletions: [...(before?.deletions ?? []), deletion], size }),
            until: now + UNDOABLE_MS,
            isPartial,
        });
        this.#makeRoom();
    }

    /** Whoever takes most of the room makes some, of the oldest that is theirs: nobody pushes out what others may still need. */
    #makeRoom(): void {
        this.#keepTo(MOST, () => 1);
        this.#keepTo(MAX_CHARACTERS, ({ size }) => size);
    }

    #keepTo(most: number, roomOf: (one: Deleted) => number): void {
        for (;;) {
            const taken = new Map<number, number>();
            for (const one of this.#known.values()) taken.set(one.user, (taken.get(one.user) ?? 0) + roomOf(one));
            const rooms = [...taken.values()];
            if (rooms.reduce((sum, room) => sum + room, 0) <= most) return;
            const [name] = [...this.#known].find(([, one]) => taken.get(one.user) === Math.max(...rooms))!;
            this.#known.delete(name);
        }
    }

    /** What the caller has deleted under this id in this session, and can still be brought back. */
    find(id: string, call: Call): Deleted | undefined {
        this.clean(call.random.now());
        const { principal, session } = call;
        if (principal?.via !== "session" || session.key === null) return undefined;
        const found = this.#known.get(nameOf(session.key, id));
        return found && found.user === principal.pk && !found.isPartial ? found : undefined;
    }

    forget(id: string, session: string): void {
        this.#known.delete(nameOf(session, id));
    }

    forgetSession(session: string): void {
        for (const [name, one] of this.#known) if (one.session === session) this.#known.delete(name);
    }

    /** Forgets what is too old. */
    clean(now: number): void {
        for (const [name, { until }] of this.#known) if (until <= now) this.#known.delete(name);
    }
}

const nameOf = (session: string, id: string): string => `${session} ${id}`;

/** Goes with the rows: a reset and an import leave nothing to be brought back. */
export const deletions = whileLoaded(() => new Deletions());

/** Whether the caller may bring such rows back: administrators may; owners what they may also make. */
export const mayRestore = ({ isSuperuser }: Call, { operations }: AnyResource): boolean => isSuperuser || operations.includes("create");

/** Deletes, and notes what goes where a client wants to be able to undo it: in the session of somebody's browser, once it is durable. */
export function noted(resource: AnyResource, row: Stored, call: Call, remove: () => void): void {
    const id = preferred(call, PREFERENCE);
    const { principal, db, random } = call;
    const session = call.session.key;
    if (id === undefined || !ID.test(id) || principal?.via !== "session" || session === null) return remove();
    const taken = takenBy(call, remove);
    const deletion = taken.gone.length > 0 && mayRestore(call, resource) ? { resource, row, ...taken } : undefined;
    call.whenKept.push(() => {
        // Somebody who has deleted themselves is signed in no longer.
        if (call.session.key === session) deletions(db).add(id, { session, user: principal.pk }, deletion, random.now());
    });
}

function takenBy(call: Call, remove: () => void): Pick<Deletion, "gone" | "loosened" | "made" | "ended"> {
    const { db } = call;
    const formers = db.formers(remove);
    const gone: Gone[] = [];
    const loosened: Loosened[] = [];
    const made: Former[] = [];
    const ended: string[] = [];
    for (const former of formers) {
        const { table, key, row } = former;
        const now = db.table(table).rows.get(key);
        if (!row) {
            if (now && !call.registry.has(table)) made.push(former);
        } else if (now) loosened.push(...differenceOf(former, row, now));
        else if (db.schema.model(table).endsForGood) ended.push(table);
        else gone.push({ ...former, row, isSound: faultOf(call, table, row) === undefined });
    }
    return { gone, loosened, made, ended };
}

function differenceOf({ table, key }: Former, before: Stored, after: Stored): Loosened[] {
    const names = Object.keys(before).filter((name) => !same(before[name], after[name]));
    const of = (row: Stored): Patch => Object.fromEntries(names.map((name) => [name, row[name]]));
    return names.length > 0 ? [{ table, key, before: of(before), after: of(after) }] : [];
}

/** What the rules of its kind have against a row as it is; undefined where they have nothing. */
export function faultOf(call: Call, model: string, row: Stored): string | undefined {
    const { db } = call;
    try {
        registryOf(call)
            .resources.get(model)
            ?.spec.prepare?.({ values: { ...row }, row, call, db });
        return undefined;
    } catch (error) {
        if (error instanceof HttpError) return error.message;
        throw error;
    }
}
