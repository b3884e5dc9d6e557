import type { Db } from "./db.ts";
import { own } from "#kernel/base/own.ts";
import type { Patch, Stored } from "./schema.ts";

/** The family in which a field is unique across all kinds; undefined where it is so in its model alone. */
export const uniqueIn = (db: Db, model: string, name: string): string | undefined =>
    Object.keys(db.schema.model(model).families).find((family) => db.schema.members(family).every((m) => own(m.fields, name)?.unique));

/** The rows that have a value which nobody else may have: one at most, and none where there is no value. */
export const holdersOf = (db: Db, model: string, name: string, value: unknown): Stored[] =>
    value === null || value === "" ? [] : db.rowsWith(uniqueIn(db, model, name) ?? model, name, value);

/** The rows that have the same in all of these fields, where there is something in each of them. */
export const twinsOf = (db: Db, model: string, names: readonly string[], draft: Patch): Stored[] =>
    names.some((name) => own(draft, name) === null || own(draft, name) === undefined)
        ? []
        : db
              .table(model)
              .where(names[0]!, own(draft, names[0]!))
              .filter((row) => names.every((name) => same(row[name], own(draft, name))));

/** Whether two values of rows are the same JSON. */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
