import type { Call } from "#kernel/http/call.ts";
import { type Deleted, type Deletion, faultOf, type Gone, type Loosened, mayRestore } from "./deletions.ts";
import { denied, HttpError, notFound } from "#kernel/base/errors.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { registryOf } from "./registry.ts";
import { keyOf, keysAt, type Patch, type Stored } from "#kernel/store/schema.ts";
import { holdersOf, same, twinsOf } from "#kernel/store/unique.ts";

/** An object that keeps something from coming back, as `used_by` names objects; without a name where it is gone. */
type Named = { readonly app: string; readonly model_name: string; readonly name: string };

/** Why something cannot come back: what has its key or its name, what it needs and is gone, and what is no longer as the deletion left it. */
type Reason = "taken" | "missing" | "changed";
const REASONS: Readonly<Record<Reason, string>> = { taken: "In the way", missing: "No longer there", changed: "Changed since then" };

/** Objects of a reason that are named: of more, these say enough. */
const MOST_NAMED = 5;

/** Brings back all of it, or throws: 403 when the caller may not delete and make such objects any more, 409 with what is in the way. What was written then has to be taken back. */
export function bringBack(call: Call, { deletions }: Deleted): void {
    for (const { resource, row } of deletions) {
        resource.access.enter(call);
        if (!resource.access.sees(call, row, resource.model)) throw notFound();
        resource.access.touch(call, row);
        if (!mayRestore(call, resource)) throw denied();
    }
    // The last deletion first: it saw what those before it had left.
    for (const deletion of deletions.toReversed()) restore(call, deletion);
}

function restore(call: Call, { gone, loosened, made }: Deletion): void {
    const before = new Obstacles();
    for (const one of gone) before.add("taken", ...holders(call, one));
    const relinked = loosened.flatMap((link) => {
        const { table, key } = link;
        const row = call.db.table(table).rows.get(key);
        if (!row) before.add("missing", named(table));
        else if (!isAsLeft(row, link)) before.add("changed", nameOf(call, table, row));
        return row ? [{ table, key, row: tightened(row, link), ordinal: undefined }] : [];
    });
    before.check();
    call.db.restore([...gone, ...relinked, ...made.filter(({ table, key }) => call.db.table(table).rows.has(key))]);
    const after = new Obstacles();
    for (const { table, row, isSound } of gone) {
        after.add("missing", ...lacking(call, table, row));
        if (isSound && faultOf(call, table, row) !== undefined) after.add("taken", nameOf(call, table, row));
    }
    for (const { table, row } of relinked) if (faultOf(call, table, row) !== undefined) after.add("changed", nameOf(call, table, row));
    after.check();
}

/** What keeps objects from coming back, by reason. */
class Obstacles {
    readonly #found = new Map<Reason, Named[]>();

    add(reason: Reason, ...named: readonly Named[]): void {
        if (named.length > 0) this.#found.set(reason, [...(this.#found.get(reason) ?? []), ...named]);
    }

    /** Throws where there is one. */
    check(): void {
        if (this.#found.size === 0) return;
        const few = [...this.#found].map(([reason, all]): [Reason, Named[]] => [reason, all.slice(0, MOST_NAMED)]);
        const told = few.map(([reason, all]) => `${REASONS[reason]}: ${all.map(({ model_name, name }) => `${model_name} ${name}`.trim()).join(", ")}.`);
        const body: JsonObject = { detail: `This cannot be brought back. ${told.join(" ")}`, ...Object.fromEntries(few) };
        throw new HttpError(409, body);
    }
}

const named = (model: string, name = ""): Named => {
    const [app = "", model_name = ""] = model.split(".");
    return { app, model_name, name };
};

const nameOf = (call: Call, model: string, row: Stored): Named =>
    named(model, registryOf(call).resources.get(model)?.label(row, call.db) ?? String(keyOf(row)));

/** Rows that have what must be a gone row's alone: its key, a unique value, or several together. */
function holders(call: Call, { table, key, row }: Gone): Named[] {
    const { db } = call;
    const { fields, families } = db.schema.model(table);
    const names = [table, ...Object.keys(families)];
    const found = new Set([
        ...db.table(table).where("pk", key),
        ...Object.entries(families).flatMap(([family, field]) => db.rowsWith(family, field, own(row, field))),
        ...Object.entries(fields).flatMap(([name, field]) => (field.unique ? holdersOf(db, table, name, own(row, name)) : [])),
        ...(registryOf(call).resources.get(table)?.spec.unique ?? []).flatMap((together) => twinsOf(db, table, together, row)),
    ]);
    const modelOf = (one: Stored): string =>
        names.flatMap((name) => db.schema.members(name)).find(({ model }) => db.table(model).rows.get(keyOf(one)) === one)?.model ?? table;
    return [...found].map((one) => nameOf(call, modelOf(one), one));
}

/** What a row refers to that is not there. */
const lacking = ({ db }: Call, model: string, row: Stored): Named[] =>
    Object.entries(db.schema.model(model).fields).flatMap(([name, { kind, target }]) =>
        target && (kind === "reference" || kind === "references")
            ? keysAt(row, name)
                  .filter((key) => !db.row(target, key))
                  .map(() => named(target))
            : [],
    );

/** Whether a row still is as the deletion left it, where that matters: others may join a list or leave it. */
const isAsLeft = (row: Stored, { after }: Loosened): boolean =>
    Object.entries(after).every(([name, value]) => Array.isArray(value) || same(own(row, name), value));

/** A row with what the deletion took from it. */
const tightened = (row: Stored, { before, after }: Loosened): Stored => ({
    ...row,
    ...Object.fromEntries(Object.keys(before).map((name) => [name, Array.isArray(own(after, name)) ? withLost(row, before, after, name) : own(before, name)])),
});

/** A list of references with those that the deletion took out, each at its former place. */
function withLost(row: Stored, before: Patch, after: Patch, name: string): Key[] {
    const now = keysAt(row, name);
    const left = keysAt(after, name);
    for (const [index, key] of keysAt(before, name).entries()) if (!left.includes(key) && !now.includes(key)) now.splice(index, 0, key);
    return now;
}
