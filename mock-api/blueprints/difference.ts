import type { Call } from "#kernel/http/call.ts";
import type { Field } from "#kernel/base/fields.ts";
import type { Json, Key } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import { keyOf, keysAt, type Stored } from "#kernel/store/schema.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { jsonAt } from "#kernel/resource/view.ts";
import { type Applying, type EntryChange, problemsOf } from "./importer.ts";
import { isSecret } from "./portable/secrets.ts";
import type { Blueprint, Problem } from "./read.ts";

/** What an entry would do to its object. */
export interface Difference {
    /** Counted from 0. */
    readonly entry: number;
    readonly line?: number;
    readonly model: string;
    readonly name: string;
    readonly change: "added" | "changed" | "removed";
    /** The object whose removal has this effect; left out: the entry is about it. */
    readonly because?: string;
    /** Field by field; objects by their names, secrets as stars. */
    readonly fields: readonly { readonly name: string; readonly before: Json; readonly after: Json }[];
}

/** An object that an entry is about, and that there is already. */
export interface Standing {
    readonly model: string;
    readonly pk: Key;
    readonly name: string;
}

/** What a blueprint would change, were it applied now, and what stands of it already; or what prevents that. Changes nothing. */
export function* differenceOf(
    call: Call,
    blueprint: Blueprint,
    applying: Applying,
): Steps<{ differences: readonly Difference[]; standing: readonly Standing[]; problems: readonly Problem[] }> {
    const comparison = new Comparison(call, blueprint);
    let differences: readonly Difference[] = [];
    let standing: readonly Standing[] = [];
    const problems = yield* problemsOf(call, blueprint, { ...applying, seen: (change) => comparison.note(change) }, () => {
        differences = comparison.differences();
        standing = comparison.standing();
    });
    return { differences, standing, problems };
}

/** What the removal of `because` has done to another row. */
interface Along extends EntryChange {
    readonly because: EntryChange;
}

type Rows = ReadonlyMap<string, ReadonlyMap<Key, Stored>>;

/** What stood at the beginning beside what stands at the end: an entry may undo what one before it did. */
class Comparison {
    readonly #call: Call;
    readonly #blueprint: Blueprint;
    /** Rows of the kinds that the blueprint is about, and of those that they show the other side of. */
    readonly #first: Rows;
    /** The first entry about each object, by model and key. */
    readonly #noted = new Map<string, Map<Key, EntryChange>>();
    /** Entries that only make sure that there is one. */
    readonly #kept = new Map<string, Map<Key, EntryChange>>();
    /** What was removed or changed only because something else was removed. */
    readonly #along = new Map<string, Map<Key, Along>>();
    readonly #mirrors = new Map<string, ReadonlyMap<Key, readonly Stored[]>>();

    constructor(call: Call, blueprint: Blueprint) {
        this.#call = call;
        this.#blueprint = blueprint;
        this.#first = rowsOf(call, blueprint);
    }

    note(change: EntryChange): void {
        if (change.before && change.after === change.before) return noteIn(this.#kept, change);
        noteIn(this.#noted, change);
        const { resources } = registryOf(this.#call);
        for (const { table, row } of change.along ?? [])
            if (row && row !== change.before && resources.has(table))
                noteIn(this.#along, { entry: change.entry, model: table, before: row, after: undefined, because: change });
    }

    /** In the order of the entries, each before what follows from it; to be asked for while what was applied stands. */
    differences(): readonly Difference[] {
        const own = [...this.#noted.values()].flatMap((noted) => [...noted].flatMap(([key, change]) => this.#told(key, change) ?? []));
        const along = [...this.#along].flatMap(([model, noted]) =>
            [...noted].flatMap(([key, change]) => (this.#noted.get(model)?.has(key) ? [] : (this.#followed(key, change) ?? []))),
        );
        return [...own, ...along].toSorted((a, b) => a.entry - b.entry);
    }

    /** In the order of the entries; to be asked for while what was applied stands. */
    standing(): readonly Standing[] {
        const all = [...this.#noted, ...this.#kept].flatMap(([model, noted]) =>
            [...noted].flatMap(([pk, { entry, before }]) => {
                const row = before && this.#call.db.table(model).rows.get(pk);
                return row ? [{ entry, model, pk, name: this.#title(registryOf(this.#call).resource(model).fields, row) }] : [];
            }),
        );
        const first = new Map<string, Standing>();
        for (const { model, pk, name } of all.toSorted((a, b) => a.entry - b.entry)) {
            const id = `${model} ${pk}`;
            if (!first.has(id)) first.set(id, { model, pk, name });
        }
        return [...first.values()];
    }

    #told(key: Key, { entry, model, before: seen }: EntryChange): Difference | undefined {
        const before = seen && (this.#first.get(model)?.get(key) ?? seen);
        const after = this.#call.db.table(model).rows.get(key);
        const row = after ?? before;
        if (!row) return undefined;
        const { fields } = registryOf(this.#call).resource(model);
        const changed = this.#changed(model, (name, field) => [this.#before(before, name, field), this.#after(after, name, field)]);
        const change = before ? (after ? "changed" : "removed") : "added";
        if (change === "changed" && !changed.length) return undefined;
        const line = this.#blueprint.entries[entry]?.line;
        return { entry, line, model, name: this.#title(fields, row), change, fields: change === "removed" ? [] : changed };
    }

    /** What a removal does to another object. What only mirrors the removed one is not told: it is told there. */
    #followed(key: Key, { entry, model, before, because }: Along): Difference | undefined {
        const cause = because.before;
        if (!before || !cause) return undefined;
        const after = this.#call.db.table(model).rows.get(key);
        const shown = (row: Stored | undefined, name: string, field: Field) => (field.kind === "inverse" ? null : this.#shown(row, name, field));
        const changed = after ? this.#changed(model, (name, field) => [shown(before, name, field), shown(after, name, field)]) : [];
        if (after && !changed.length) return undefined;
        const registry = registryOf(this.#call);
        const title = this.#title(registry.resource(model).fields, before);
        const told = {
            entry,
            line: this.#blueprint.entries[entry]?.line,
            model,
            name: title,
            because: this.#title(registry.resource(because.model).fields, cause),
        };
        return { ...told, change: after ? "changed" : "removed", fields: changed };
    }

    #changed(model: string, valuesOf: (name: string, field: Field) => readonly [before: Json, after: Json]): Difference["fields"] {
        return Object.entries(registryOf(this.#call).resource(model).fields).flatMap(([name, field]) => {
            if (field.hidden || field.readOnly) return [];
            const [was, is] = valuesOf(name, field);
            if (JSON.stringify(was) === JSON.stringify(is)) return [];
            const isHidden = isSecret(name, field);
            return [{ name, before: isHidden && was ? "••••" : was, after: isHidden && is ? "••••" : is }];
        });
    }

    #before(row: Stored | undefined, name: string, field: Field): Json {
        return row && field.kind === "inverse" ? this.#others(field, this.#mirror(field).get(keyOf(row)) ?? []) : this.#shown(row, name, field);
    }

    #after(row: Stored | undefined, name: string, field: Field): Json {
        const { target = "", through = "" } = field;
        return row && field.kind === "inverse" ? this.#others(field, this.#call.db.rowsWith(target, through, keyOf(row))) : this.#shown(row, name, field);
    }

    /** Names at the other side of a relation. Objects that an entry is about tell it themselves. */
    #others({ target = "" }: Field, rows: readonly Stored[]): Json {
        const noted = this.#noted.get(target);
        return rows
            .filter((row) => !noted?.has(keyOf(row)))
            .map(nameOf)
            .sort();
    }

    /** The rows that pointed here at the beginning, by what they pointed to. */
    #mirror({ target = "", through = "" }: Field): ReadonlyMap<Key, readonly Stored[]> {
        const id = `${target} ${through}`;
        const known = this.#mirrors.get(id);
        if (known) return known;
        const mirror = new Map<Key, Stored[]>();
        for (const row of this.#first.get(target)?.values() ?? []) for (const key of keysAt(row, through)) mirror.set(key, [...(mirror.get(key) ?? []), row]);
        this.#mirrors.set(id, mirror);
        return mirror;
    }

    /** Its name; a binding has none, and is known by what it binds to what. */
    #title(fields: Readonly<Record<string, Field>>, row: Stored): string {
        const at = (name: string): Json => {
            const field = own(fields, name);
            return field ? this.#shown(row, name, field) : null;
        };
        const [bound, target] = [BOUND.map(at).find((name) => typeof name === "string"), at("target")];
        return typeof bound === "string" && typeof target === "string" ? `${bound} → ${target}` : nameOf(row);
    }

    /** The value, with the names of the objects that it points to in place of their keys. */
    #shown(row: Stored | undefined, name: string, { kind, target }: Field): Json {
        if (!row) return null;
        const value = jsonAt(row, name) ?? null;
        if (!target || (kind !== "reference" && kind !== "references")) return value;
        const names = keysAt(row, name).map((key) => this.#named(target, key));
        return kind === "references" ? names : (names[0] ?? null);
    }

    /** What an entry has removed keeps its name. */
    #named(target: string, key: Key): Json {
        const { db } = this.#call;
        const gone = (model: string) =>
            this.#first.get(model)?.get(key) ?? this.#noted.get(model)?.get(key)?.before ?? this.#along.get(model)?.get(key)?.before;
        const row = db.row(target, key) ?? db.schema.members(target).flatMap(({ model }) => gone(model) ?? [])[0];
        return row ? nameOf(row) : key;
    }
}

/** The rows as they are now, by key, of each kind that the blueprint is about, and of those behind its mirrored fields. */
function rowsOf(call: Call, { entries }: Blueprint): Rows {
    const { resources } = registryOf(call);
    const about = [...new Set(entries.flatMap(({ model }) => (typeof model === "string" ? [model.toLowerCase()] : [])))].filter((model) =>
        resources.has(model),
    );
    const mirrored = about.flatMap((model) =>
        Object.values(resources.get(model)?.fields ?? {}).flatMap(({ kind, target }) => (kind === "inverse" && target ? [target] : [])),
    );
    return new Map([...new Set([...about, ...mirrored])].map((model) => [model, new Map(call.db.rows(model).map((row) => [keyOf(row), { ...row }]))]));
}

/** Keeps the first change of each object. */
function noteIn<C extends EntryChange>(noted: Map<string, Map<Key, C>>, change: C): void {
    const row = change.before ?? change.after;
    if (!row) return;
    const known = noted.get(change.model) ?? new Map<Key, C>();
    noted.set(change.model, known);
    if (!known.has(keyOf(row))) known.set(keyOf(row), change);
}

/** Fields of what is bound to a target. */
const BOUND = ["policy", "group", "user", "stage"];

const nameOf = (row: Stored): string => String(row.name ?? row.slug ?? row.username ?? row.identifier ?? row.domain ?? row.pk);
