import type { State } from "#kernel/store/journal.ts";
import { restoreRow } from "#kernel/store/stored-row.ts";
import { isStored, keysAt, type Relation, type Stored } from "#kernel/store/schema.ts";
import { randomness } from "#kernel/base/random.ts";
import type { Fields } from "#kernel/base/fields.ts";
import { registry } from "./registry.ts";
import { own } from "#kernel/base/own.ts";

const NONE: Fields = {};
/** Where the store keeps the last key that it gave out, by family or model. */
const SEQUENCES = "sandbox.sequence";

/**
 * A state of which rows are missing, made one that can be worked with: rows that cannot be without what is gone go too, others
 * let go of it. `dropped` names what went, `authentik_core.token 12`.
 */
export function mend({ version, tables }: State): { state: State; dropped: string[] } {
    const { schema } = registry;
    const dropped: string[] = [];
    const rows = new Map(Object.entries(tables).map(([model, list]) => [model, list.filter((row): row is Stored => isWhole(model, row) || drop(model, row))]));

    function isWhole(model: string, row: object): row is Stored {
        const described = schema.models.get(model);
        if (!described) return isStored(row);
        try {
            restoreRow(described, row, randomness());
            return true;
        } catch {
            return false;
        }
    }

    function drop(model: string, row: object): false {
        dropped.push(`${model} ${isStored(row) ? row.pk : "without a key"}`);
        return false;
    }

    const keysOf = (target: string): Set<unknown> =>
        new Set(
            schema
                .members(target)
                .flatMap((member) => (rows.get(member.model) ?? []).map((row) => row[member.model === target ? "pk" : (own(member.families, target) ?? "pk")])),
        );

    /** The row without references to what is gone; undefined when it cannot be without. */
    function freed(row: Stored, relations: readonly Relation[], known: (target: string) => ReadonlySet<unknown>): Stored | undefined {
        let kept = row;
        for (const { name, field, target } of relations) {
            const lost = keysAt(row, name).filter((key) => !known(target).has(key));
            if (!lost.length) continue;
            if (field.kind === "references") kept = { ...kept, [name]: keysAt(row, name).filter((key) => !lost.includes(key)) };
            else if (field.nullable && field.onDelete !== "cascade") kept = { ...kept, [name]: null };
            else return undefined;
        }
        return kept;
    }

    // What goes may be what another row cannot be without.
    for (let before = -1; before !== dropped.length;) {
        before = dropped.length;
        const keys = new Map<string, Set<unknown>>();
        const known = (target: string) => keys.get(target) ?? keys.set(target, keysOf(target)).get(target)!;
        for (const [model, list] of rows) {
            const relations = Object.entries(schema.models.get(model)?.fields ?? NONE)
                .filter(([, { kind, target, through }]) => target && schema.isKnown(target) && !through && (kind === "reference" || kind === "references"))
                .map(([name, field]) => ({ model, name, field, target: field.target! }));
            rows.set(
                model,
                list.flatMap((row) => freed(row, relations, known) ?? (drop(model, row) || [])),
            );
        }
    }
    return { state: { version, tables: { ...Object.fromEntries(rows), [SEQUENCES]: counters(rows) } }, dropped };
}

/** The counters of keys, each behind the highest key that is taken: one that was lost would give a new row the key of an old one. */
function counters(rows: ReadonlyMap<string, readonly Stored[]>): object[] {
    const last = new Map((rows.get(SEQUENCES) ?? []).map(({ pk, last: kept }) => [String(pk), Number(kept)]));
    for (const { model, fields, families } of registry.schema.models.values()) {
        if (fields.pk?.kind !== "integer") continue;
        const counter = Object.entries(families).find(([, key]) => key === "pk")?.[0] ?? model;
        for (const { pk } of rows.get(model) ?? []) last.set(counter, Math.max(last.get(counter) ?? 0, Number(pk)));
    }
    return [...last].map(([pk, highest]) => ({ pk, last: highest }));
}
