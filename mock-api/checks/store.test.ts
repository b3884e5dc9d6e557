import { expect } from "chai";
import { steady } from "#kernel/testing/call.test-helper.ts";
import fc from "fast-check";
import { Db } from "#kernel/store/db.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { describe as fields, reference, references, serial, text, uuid } from "#kernel/base/fields.ts";
import type { Key, ModelName } from "#kernel/base/models.ts";
import type { StoredChange } from "#kernel/store/store.ts";
import { type ModelSchema, Schema, type Patch, type Stored } from "#kernel/store/schema.ts";

const key = () => uuid({ readOnly: true, default: (random) => random.uuid() });
const plain = (model: string, described: ModelSchema["fields"], families: Record<string, string> = {}): ModelSchema => ({
    model,
    fields: described,
    families,
    indexes: ["name"],
});
/** One of every kind of relation that descriptions can have. */
const MODELS: ModelSchema[] = [
    plain("t.team", fields({ pk: key(), name: text() })),
    plain(
        "t.person",
        fields({
            pk: serial(),
            name: text(),
            team: reference("t.team", { optional: true, onDelete: "set null" }),
            boss: reference("t.person", { optional: true }),
        }),
    ),
    plain("t.club", fields({ pk: key(), name: text(), members: references("t.person") })),
    plain("t.pen", fields({ pk: key(), bound: key(), name: text(), owner: reference("t.person", { optional: true }) }), { "t.thing": "bound" }),
    plain("t.cap", fields({ pk: key(), name: text(), wearer: reference("t.person", { optional: true, onDelete: "set null" }) }), { "t.thing": "pk" }),
    plain("t.badge", fields({ pk: key(), name: text(), thing: reference("t.thing", { optional: true, onDelete: "protect" }) })),
];
const NAMES = MODELS.map(({ model }) => model);
const schema = new Schema(MODELS);
type Rows = Map<string, Stored[]>;

/** Rows in lists; every question is answered by looking at all of them. */
class Naive {
    rows: Rows = new Map(NAMES.map((model) => [model, []]));
    #kept: Rows = this.#copy();

    #copy(): Rows {
        return new Map([...this.rows].map(([model, rows]) => [model, [...rows]]));
    }

    commit(): void {
        this.#kept = this.#copy();
    }

    rollback(): void {
        this.rows = this.#kept;
        this.#kept = this.#copy();
    }

    replace(model: string, pk: Key, patch: Patch): void {
        this.rows.set(
            model,
            this.rows.get(model)!.map((row) => (row.pk === pk ? { ...row, ...patch } : row)),
        );
    }

    /** Removes a row and what depends on it. Throws when something protects it. */
    delete(model: string, pk: Key): void {
        const row = this.rows.get(model)!.find((one) => one.pk === pk);
        if (!row) return;
        this.rows.set(
            model,
            this.rows.get(model)!.filter((one) => one !== row),
        );
        const { families } = schema.model(model);
        for (const other of MODELS)
            for (const [name, field] of Object.entries(other.fields)) {
                if (!field.target || (field.target !== model && !(field.target in families))) continue;
                const pointed = field.target === model ? row.pk : row[families[field.target]!];
                for (const user of [...this.rows.get(other.model)!]) this.#release(other.model, name, user, pointed as Key);
            }
    }

    #release(model: string, name: string, user: Stored, pointed: Key): void {
        const field = schema.model(model).fields[name]!;
        const held = user[name];
        if (Array.isArray(held)) {
            if (held.includes(pointed)) this.replace(model, user.pk, { [name]: held.filter((one) => one !== pointed) });
        } else if (held === pointed) {
            if (field.onDelete === "protect") throw new HttpError(400, null);
            if (field.onDelete === "cascade") this.delete(model, user.pk);
            else this.replace(model, user.pk, { [name]: null });
        }
    }
}

type Step =
    | { do: "create" | "update" | "link"; model: string; at: number; name: string; to: number }
    | { do: "delete"; model: string; at: number }
    | { do: "commit" | "rollback" };

const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.oneof(
        {
            weight: 8,
            arbitrary: fc.record({
                do: fc.constantFrom("create" as const, "create" as const, "update" as const, "link" as const),
                model: fc.constantFrom(...NAMES),
                at: fc.nat(20),
                name: fc.constantFrom("a", "b", "c", "d"),
                to: fc.nat(20),
            }),
        },
        { weight: 3, arbitrary: fc.record({ do: fc.constant("delete" as const), model: fc.constantFrom(...NAMES), at: fc.nat(20) }) },
        { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("commit" as const, "rollback" as const) }) },
    ),
    { maxLength: 80, size: "max" },
);

/** Values for a row: a name, and for each relation some row that is there, or none. */
function valuesFor(naive: Naive, model: string, name: string, to: number): Patch {
    const values: Record<string, unknown> = { name };
    for (const [field, { target, kind }] of Object.entries(schema.model(model).fields)) {
        if (!target) continue;
        const keys = schema.members(target).flatMap((member) => naive.rows.get(member.model)!.map((row) => row[member.families[target] ?? "pk"]));
        if (kind === "references") values[field] = keys.filter((_, index) => (index + to) % 3 === 0);
        else values[field] = to % 4 === 0 ? null : (keys[to % (keys.length || 1)] ?? null);
    }
    return values;
}

const byName = (a: Stored, b: Stored) => (a.name === b.name ? 0 : (a.name as string) < (b.name as string) ? -1 : 1);
const isNoD = (row: Stored) => row.name !== "d";
const pks = (rows: readonly Stored[]) => rows.map(({ pk }) => pk);
const sorted = (rows: readonly Stored[]) => pks(rows).map(String).sort();

function compare(db: Db, naive: Naive): void {
    for (const model of NAMES) {
        const rows = naive.rows.get(model)!;
        expect(db.all(model as ModelName), model).to.deep.equal(rows);
        expect(pks(db.ordered(model, "name", byName)), `${model} by name`).to.deep.equal(pks([...rows].sort(byName)));
        expect(pks(db.ordered(model, "no d", byName, isNoD)), `${model} without d`).to.deep.equal(pks(rows.filter(isNoD).sort(byName)));
        for (const name of ["a", "d"])
            expect(sorted(db.table(model).where("name", name)), `${model} called ${name}`).to.deep.equal(sorted(rows.filter((row) => row.name === name)));
        for (const [field, { target }] of Object.entries(schema.model(model).fields))
            for (const person of target === "t.person" ? naive.rows.get("t.person")! : []) {
                const holds = (value: unknown) => (Array.isArray(value) ? value.includes(person.pk) : value === person.pk);
                expect(sorted(db.table(model).where(field, person.pk)), `${model}.${field}`).to.deep.equal(sorted(rows.filter((row) => holds(row[field]))));
            }
    }
    const things = [...naive.rows.get("t.pen")!.map(({ bound }) => bound), ...pks(naive.rows.get("t.cap")!)];
    for (const thing of things) expect(db.find("t.thing" as ModelName, thing as Key), "a family's row").to.be.an("object");
}

describe("the store", () => {
    it("does what a naive one does: rows, cascades, links, orders, indexes, transactions, and what is kept", () => {
        fc.assert(
            fc.property(steps, (asked) => {
                const db = new Db(schema, steady(7));
                const naive = new Naive();
                const disk = new Map<string, object>();
                const commit = () => {
                    for (const { table, key: at, row } of db.commit()) {
                        if (row) disk.set(`${table} ${at}`, row);
                        else disk.delete(`${table} ${at}`);
                    }
                    naive.commit();
                };
                const undo = () => {
                    db.rollback();
                    naive.rollback();
                };
                for (const step of asked) {
                    if (step.do === "commit") commit();
                    else if (step.do === "rollback") undo();
                    else if ("model" in step) run(db, naive, step, undo);
                    compare(db, naive);
                }
                commit();
                const rows = Object.entries(db.dump()).flatMap(([table, kept]) => kept.map((row) => [`${table} ${row.pk as Key}`, row] as const));
                expect(new Map([...disk].sort(([a], [b]) => (a < b ? -1 : 1))), "what is kept").to.deep.equal(
                    new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1))),
                );
                const again = new Db(schema, steady(8));
                again.load(db.dump());
                compare(again, naive);
            }),
            { numRuns: 100, seed: 20232 },
        );
    }).timeout(60_000);

    it("an overlay does the same on top of a store that knows nothing of it, until it is adopted", () => {
        fc.assert(
            fc.property(steps, steps, (earlier, later) => {
                const below = new Db(schema, steady(7));
                const [naive, untouched] = [new Naive(), new Naive()];
                for (const step of earlier) if ("model" in step) run(below, naive, step, () => (below.rollback(), naive.rollback()));
                below.commit();
                naive.commit();
                untouched.rows = new Map([...naive.rows].map(([model, rows]) => [model, [...rows]]));
                const overlay = below.overlay();
                const undo = () => {
                    overlay.rollback();
                    naive.rollback();
                };
                const changes: StoredChange[] = [];
                const commit = () => {
                    changes.push(...overlay.commit());
                    naive.commit();
                };
                for (const step of later) {
                    if (step.do === "commit") commit();
                    else if (step.do === "rollback") undo();
                    else if ("model" in step) run(overlay, naive, step, undo);
                    compare(overlay, naive);
                }
                compare(below, untouched);
                commit();
                below.adopt(changes);
                compare(below, naive);
                below.rollback();
                compare(below, untouched);
            }),
            { numRuns: 100, seed: 20232 },
        );
    }).timeout(60_000);
});

/** One change, made in both. A change that something protects against is taken back in both. */
function run(db: Db, naive: Naive, step: Extract<Step, { model: string }>, undo: () => void): void {
    const model = step.model as ModelName;
    const rows = naive.rows.get(step.model)!;
    const row = rows[step.at % (rows.length || 1)];
    if (step.do === "create") {
        rows.push(db.create(model, valuesFor(naive, model, step.name, step.to) as never) as Stored);
        return;
    }
    if (!row) return;
    if (step.do === "delete") {
        const attempt = (remove: () => void): boolean => {
            try {
                remove();
                return true;
            } catch (error) {
                if (error instanceof HttpError) return false;
                throw error;
            }
        };
        const done = [attempt(() => db.delete(model, row.pk as Key)), attempt(() => naive.delete(model, row.pk as Key))];
        expect(done[0], "whether it may go").to.equal(done[1]);
        if (!done[0]) undo();
        return;
    }
    const patch = valuesFor(naive, model, step.name, step.to);
    if (step.do === "update") db.update(model, row.pk as Key, patch as never);
    else db.link(model, row.pk as Key, patch as never);
    naive.replace(model, row.pk as Key, patch);
}
