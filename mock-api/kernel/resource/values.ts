import type { Db } from "#kernel/store/db.ts";
import type { Field, Fields } from "#kernel/base/fields.ts";
import { own } from "#kernel/base/own.ts";
import { keyOf, keysAt, type Stored } from "#kernel/store/schema.ts";
import { mirrored } from "./view.ts";

/** The field at the end of a path such as `user__username`; undefined when there is none. */
export function fieldAt(db: Db, fields: Fields, path: string): Field | undefined {
    const found = own(fields, path);
    if (found) return found;
    const [head, ...rest] = path.split("__");
    const target = own(fields, head ?? "")?.target;
    if (!target || !rest.length || !db.schema.isKnown(target)) return undefined;
    return db.schema
        .members(target)
        .map((member) => fieldAt(db, member.fields, rest.join("__")))
        .find((field) => field);
}

/** The values at the end of a path: one, or as many as there are rows behind references on the way. */
export function valuesAt(db: Db, fields: Fields, row: Stored, path: string): unknown[] {
    const direct = own(fields, path);
    if (direct) return direct.kind === "inverse" ? mirrored(direct, keyOf(row), db) : [row[path]].flat();
    const [head = "", ...rest] = path.split("__");
    const field = own(fields, head);
    if (!field?.target) return [];
    const { target } = field;
    const keys = field.kind === "inverse" ? mirrored(field, keyOf(row), db) : keysAt(row, head);
    if (!keys.length && field.kind === "reference") return [null];
    return keys.flatMap((key) => {
        const other = db.row(target, key);
        const model = db.modelOf(target, key);
        return other && model ? valuesAt(db, db.schema.model(model).fields, other, rest.join("__")) : [null];
    });
}
