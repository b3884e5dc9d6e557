import type { Call } from "#kernel/http/call.ts";
import type { Field, Fields } from "#kernel/base/fields.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { keyOf, type Stored } from "#kernel/store/schema.ts";
import { put } from "#kernel/base/own.ts";

/** What a computed field is computed from. */
export interface Seen<R> {
    readonly row: R;
    readonly call: Call;
    readonly db: Call["db"];
}

/** A field of an answer that is not stored. */
export interface Computed<R> {
    readonly shape: Field;
    /** Path by which lists may be ordered by it, such as `parent__name`. */
    readonly source?: string;
    /** `undefined` leaves the field out of the answer. */
    from(seen: Seen<R>): Json;
}

/** A read-only field of an answer, made from the row. */
export const computes = <R>(shape: Field, from: (seen: Seen<R>) => Json, source?: string): Computed<R> => ({ shape, from, source });

/** The same fields and computed fields, as one answer shows them. */
export class View<R extends Stored = Stored> {
    readonly name: string;
    readonly model: string;
    readonly fields: Fields;
    readonly computed: Readonly<Record<string, Computed<R>>>;
    readonly #plain: string[];
    readonly #inverse: [string, Field][];
    readonly #computed: [string, Computed<R>][];
    readonly #texts = new WeakMap<object, { readonly db: Call["db"]; readonly version: number; readonly text: string }>();

    constructor(name: string, model: string, fields: Fields, computed: Readonly<Record<string, Computed<R>>> = {}) {
        this.name = name;
        this.model = model;
        this.fields = fields;
        this.computed = computed;
        const shown = Object.entries(fields).filter(([, field]) => !field.writeOnly && !field.hidden);
        this.#plain = shown.filter(([, field]) => field.kind !== "inverse").map(([field]) => field);
        this.#inverse = shown.filter(([, field]) => field.kind === "inverse");
        this.#computed = Object.entries(computed);
    }

    /**
     * The row as JSON text, kept until anything changes. Only for views whose answer is the same for every caller;
     * a list of users spends most of its time writing the same pictures again (`npm run bench`, list of 20 of 10,000).
     */
    sharedText(row: R, call: Call): string {
        const kept = this.#texts.get(row);
        if (kept?.db === call.db && kept.version === call.db.version) return kept.text;
        const text = JSON.stringify(this.represent(row, call));
        this.#texts.set(row, { db: call.db, version: call.db.version, text });
        return text;
    }

    /** The row as JSON. */
    represent(row: R, call: Call): JsonObject {
        const shown: JsonObject = {};
        for (const name of this.#plain) put(shown, name, jsonAt(row, name));
        for (const [name, field] of this.#inverse) put(shown, name, mirrored(field, keyOf(row), call.db));
        for (const [name, computed] of this.#computed) {
            const value = computed.from({ row, call, db: call.db });
            if (value !== undefined) put(shown, name, value);
        }
        return shown;
    }
}

/** Keys of the rows whose `references` field contains this key. */
export const mirrored = (field: Field, key: Key, db: Call["db"]): Key[] => db.rowsWith(field.target!, field.through!, key).map(keyOf);

/** The value of a field that is shown: every kind of field is JSON. */
export const jsonAt = (row: Stored, name: string): Json => row[name] as Json;
