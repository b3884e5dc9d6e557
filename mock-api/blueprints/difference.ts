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
    /** Field by field; objects by their names, secrets as stars. */
    readonly fields: readonly { readonly name: string; readonly before: Json; readonly after: Json }[];
}

/** What a blueprint would change, were it applied now; or what prevents that. Changes nothing. */
export function* differenceOf(
    call: Call,
    blueprint: Blueprint,
    applying: Applying,
): Steps<{ differences: readonly Difference[]; problems: readonly Problem[] }> {
    const differences: Difference[] = [];
    // An entry may undo what one before it did: what stood at the beginning is what somebody knows.
    const first = rowsOf(call, blueprint);
    const seen = (change: EntryChange): void => {
        const { model, before } = change;
        const difference = told(call, { ...change, before: before && (first.get(model)?.get(keyOf(before)) ?? before) });
        if (difference) differences.push({ ...difference, line: blueprint.entries[change.entry]?.line });
    };
    const problems = yield* problemsOf(call, blueprint, { ...applying, seen });
    return { differences: problems.length ? [] : differences, problems };
}

/** The rows as they are now, by key, of each kind that the blueprint is about. */
function rowsOf(call: Call, { entries }: Blueprint): ReadonlyMap<string, ReadonlyMap<Key, Stored>> {
    const models = new Set(entries.flatMap(({ model }) => (typeof model === "string" ? [model.toLowerCase()] : [])));
    const known = [...models].filter((model) => registryOf(call).resources.has(model));
    return new Map(known.map((model) => [model, new Map(call.db.rows(model).map((row) => [keyOf(row), { ...row }]))]));
}

function told(call: Call, { entry, model, before, after }: EntryChange): Difference | undefined {
    const row = after ?? before;
    if (!row) return undefined;
    const { fields } = registryOf(call).resource(model);
    const changed = Object.entries(fields).flatMap(([name, field]) => {
        if (field.hidden || field.readOnly || field.kind === "inverse") return [];
        const [was, is] = [shown(call, before, name, field), shown(call, after, name, field)];
        if (JSON.stringify(was) === JSON.stringify(is)) return [];
        const isHidden = isSecret(name, field);
        return [{ name, before: isHidden && was ? "••••" : was, after: isHidden && is ? "••••" : is }];
    });
    const change = before ? (after ? "changed" : "removed") : "added";
    if (change === "changed" && !changed.length) return undefined;
    return { entry, model, name: titleOf(call, fields, row), change, fields: change === "removed" ? [] : changed };
}

const nameOf = (row: Stored): string => String(row.name ?? row.slug ?? row.username ?? row.identifier ?? row.domain ?? row.pk);

/** Its name; a binding has none, and is known by what it binds to what. */
function titleOf(call: Call, fields: Readonly<Record<string, Field>>, row: Stored): string {
    const at = (name: string): Json => {
        const field = own(fields, name);
        return field ? shown(call, row, name, field) : null;
    };
    const [bound, target] = [BOUND.map(at).find((name) => typeof name === "string"), at("target")];
    return typeof bound === "string" && typeof target === "string" ? `${bound} → ${target}` : nameOf(row);
}

/** Fields of what is bound to a target. */
const BOUND = ["policy", "group", "user", "stage"];

/** The value, with the names of the objects that it points to in place of their keys. */
function shown(call: Call, row: Stored | undefined, name: string, { kind, target }: Field): Json {
    if (!row) return null;
    const value = jsonAt(row, name) ?? null;
    if (!target || (kind !== "reference" && kind !== "references")) return value;
    const names = keysAt(row, name).map((key) => {
        const other = call.db.row(target, key);
        return other ? nameOf(other) : key;
    });
    return kind === "references" ? names : (names[0] ?? null);
}
