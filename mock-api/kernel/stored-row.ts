import type { Field, Randomness } from "./fields.ts";
import type { ModelSchema, Stored } from "./schema.ts";

/**
 * A row as it was kept, brought to today's fields: one that came later gets its default, one that is gone is left out.
 * Throws an Error that names table and field when a value is of the wrong kind.
 */
export function restoreRow({ model, fields }: ModelSchema, row: object, random: Randomness): Stored {
    const kept = row as Stored;
    const wrong = (name: string) => new Error(`${model}.${name} is damaged`);
    if (typeof kept !== "object" || kept === null || !isOf(fields.pk, kept.pk)) throw wrong("pk");
    const names = Object.keys(fields).filter((name) => fields[name]!.kind !== "inverse");
    if (names.every((name) => name in kept && isOf(fields[name], kept[name])) && Object.keys(kept).length === names.length) return kept;
    const restored: Record<string, unknown> = {};
    for (const name of names) {
        const field = fields[name]!;
        const value = name in kept ? kept[name] : typeof field.default === "function" ? field.default(random) : field.default;
        if (!isOf(field, value)) throw wrong(name);
        restored[name] = value;
    }
    return restored;
}

function isOf(field: Field | undefined, value: unknown): boolean {
    if (!field) return typeof value === "string" || typeof value === "number";
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
            return typeof value === "string" || typeof value === "number";
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
