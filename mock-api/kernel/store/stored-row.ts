import type { Field, Randomness } from "#kernel/base/fields.ts";
import { isKey, type ModelSchema, type Patch, type Stored } from "./schema.ts";
import { own, put } from "#kernel/base/own.ts";

/**
 * A row as it was kept, brought to today's fields: one that came later gets its default, one that is gone is left out.
 * Throws an Error that names table and field when a value is of the wrong kind.
 */
export function restoreRow({ model, fields }: ModelSchema, row: object, random: Randomness): Stored {
    const kept: Patch = { ...row };
    const wrong = (name: string) => new Error(`${model}.${name} is damaged`);
    const { pk } = kept;
    if (!isKey(pk) || !isOf(fields.pk, pk)) throw wrong("pk");
    const restored: Record<string, unknown> = { pk };
    for (const [name, field] of Object.entries(fields)) {
        if (field.kind === "inverse") continue;
        const stored = own(kept, name);
        const value = stored !== undefined ? stored : typeof field.default === "function" ? field.default(random) : field.default;
        if (!isOf(field, value)) throw wrong(name);
        put(restored, name, value);
    }
    return { ...restored, pk };
}

function isOf(field: Field | undefined, value: unknown): boolean {
    if (!field) return isKey(value);
    if (value === null || value === undefined) return field.nullable || field.kind === "file" || field.kind === "json" || field.kind === "date";
    switch (field.kind) {
        case "uuid":
        case "text":
        case "date":
        case "file":
            return typeof value === "string";
        case "choice":
            return typeof value === (field.numeric ? "number" : "string");
        case "integer":
        case "float":
            return typeof value === "number";
        case "flag":
            return typeof value === "boolean";
        case "reference":
            return isKey(value);
        case "references":
        case "list":
            return Array.isArray(value);
        case "object":
        case "map":
        case "nested":
            return typeof value === "object";
        default:
            return true;
    }
}
