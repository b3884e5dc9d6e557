import type { Call } from "#kernel/call.ts";
import type { Field } from "#kernel/fields.ts";
import type { Json } from "#kernel/models.ts";
import { registryOf } from "#kernel/registry.ts";
import { keysAt, type Stored } from "#kernel/schema.ts";
import type { Steps } from "#kernel/steps.ts";
import { jsonAt } from "#kernel/view.ts";
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
    const seen = (change: EntryChange): void => {
        const difference = told(call, change);
        if (difference) differences.push({ ...difference, line: blueprint.entries[change.entry]?.line });
    };
    const problems = yield* problemsOf(call, blueprint, { ...applying, seen });
    return { differences: problems.length ? [] : differences, problems };
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
    return { entry, model, name: nameOf(row), change, fields: change === "removed" ? [] : changed };
}

const nameOf = (row: Stored): string => String(row.name ?? row.slug ?? row.username ?? row.identifier ?? row.domain ?? row.pk);

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
