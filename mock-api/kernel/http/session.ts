import type { Db } from "#kernel/store/db.ts";
import type { Randomness } from "#kernel/base/fields.ts";
import { count, describe, integer, object, text, type Row } from "#kernel/base/fields.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";
import { own } from "#kernel/base/own.ts";

const MODEL = "sandbox.session";
const fields = describe({
    pk: text(),
    data: object(),
    /** The signed-in user's key; null for a visitor. */
    user: integer({ nullable: true }),
    /** When it ends, in ms since the epoch; null, as older versions kept it: has ended. */
    expires: count({ nullable: true }),
    /** Seconds that its cookie was given, 0: until the browser closes. */
    lifetime: count(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "sandbox.session": Row<typeof fields>;
    }
}
export const sessionSchema: ModelSchema = { model: MODEL, fields, families: {}, indexes: ["user"], endsForGood: true };

/** How long a session lasts when nothing says so, in ms: two weeks, as in the original. */
const LIFETIME_MS = 14 * 24 * 3600 * 1000;

/** What the server remembers of one browser: loaded when first asked for, kept when it was changed. */
export class Session {
    readonly #db: Db;
    readonly #random: Randomness;
    #key: string | null;
    #data: JsonObject = {};
    #user: number | null = null;
    /** ms since the epoch; null as long as nothing was kept. */
    #expires: number | null = null;
    /** There is a row of it. */
    #isKept = false;
    /** Seconds that the cookie lives, 0: until the browser closes. */
    lifetime = 0;
    isChanged = false;
    /** The browser is to be sent the cookie again. */
    isTouched = false;
    /** Everything was forgotten during this request. */
    isFlushed = false;
    /** Somebody signed in during this request. */
    isSignedInNow = false;

    constructor(db: Db, random: Randomness, key: string | null) {
        this.#db = db;
        this.#random = random;
        this.#key = key;
        this.reload();
    }

    /** Takes what is stored now in place of what was read before: others may have written since. What was not saved is lost. */
    reload(): void {
        const row = this.#read(this.#key);
        this.#isKept = row !== undefined;
        this.#key = row?.pk ?? null;
        this.#data = row?.data ?? {};
        this.#user = row?.user ?? null;
        this.#expires = row?.expires ?? null;
        this.lifetime = row?.lifetime ? Math.max(1, Math.round((this.expires - this.#random.now()) / 1000)) : 0;
        this.isChanged = false;
    }

    /** The stored session of this key; undefined when it has ended. */
    #read(key: string | null): Row<typeof fields> | undefined {
        const row = key === null ? undefined : this.#db.find(MODEL, key);
        return row && (row.expires ?? 0) > this.#random.now() ? row : undefined;
    }

    /** Key of the stored session; null as long as nothing was kept. */
    get key(): string | null {
        return this.#key;
    }

    /** When it ends, in ms since the epoch: settled when it begins, and again when somebody signs in. */
    get expires(): number {
        return this.#expires ?? this.#random.now() + (this.lifetime * 1000 || LIFETIME_MS);
    }

    get user(): number | null {
        return this.#user;
    }

    get isEmpty(): boolean {
        return this.#user === null && Object.keys(this.#data).length === 0;
    }

    get<T extends Json>(name: string): T | undefined {
        return own(this.#data, name) as T | undefined;
    }

    set(name: string, value: Json): void {
        this.#data = { ...this.#data, [name]: value };
        this.isChanged = true;
    }

    delete(...names: string[]): void {
        this.#data = Object.fromEntries(Object.entries(this.#data).filter(([name]) => !names.includes(name)));
        this.isChanged = true;
    }

    /**
     * Signs a user in. A visitor's data moves to a new key (so that a key known before sign-in is worth nothing after it);
     * the data of another user are dropped.
     */
    signIn(user: number): void {
        if (this.#user !== null && this.#user !== user) this.flush();
        const before = this.#key;
        // The new key first: what ends with the old session must not take this one for it.
        this.#key = this.#random.text(32).toLowerCase();
        if (before !== null) this.#db.delete(MODEL, before);
        this.#isKept = false;
        this.#user = user;
        this.#expires = null;
        this.#expires = this.expires;
        this.isSignedInNow = true;
        this.isChanged = true;
    }

    /** Notes that the session was used: the browser gets its cookie again. */
    touch(): void {
        this.isTouched = true;
    }

    /** Forgets everything, the key included. */
    flush(): void {
        this.#drop();
        this.#key = null;
        this.#data = {};
        this.#user = null;
        this.#expires = null;
        this.lifetime = 0;
        this.isFlushed = true;
        this.isChanged = true;
    }

    /** Writes what has changed. A session that was ended meanwhile, with its user for one, is forgotten. */
    save(): void {
        if (this.#isKept && !this.#db.find(MODEL, this.#key)) this.flush();
        if (!this.isChanged) return;
        this.isChanged = false;
        this.isTouched = true;
        if (this.isEmpty) return this.#drop();
        this.#expires = this.expires;
        const values = { data: this.#data, user: this.#user, expires: this.#expires, lifetime: this.lifetime };
        if (this.#key !== null && this.#isKept) this.#db.update(MODEL, this.#key, values);
        else {
            this.#key ??= this.#random.text(32).toLowerCase();
            this.#db.create(MODEL, { pk: this.#key, ...values });
            this.#isKept = true;
        }
    }

    #drop(): void {
        if (this.#key !== null) this.#db.delete(MODEL, this.#key);
        this.#isKept = false;
    }
}
