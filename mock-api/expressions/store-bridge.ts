import { asNumber } from "#mock/encoding/exact-number.ts";
import type { Call } from "#kernel/http/call.ts";
import { HttpError } from "#kernel/base/errors.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import { keyOf, keysAt, type Patch, type Stored } from "#kernel/store/schema.ts";
import { restoreRow } from "#kernel/store/stored-row.ts";
import { isObject } from "#kernel/store/validate.ts";
import { toldModels } from "./told-models.ts";
import { own } from "#kernel/base/own.ts";

/** What the store refuses, as Django names it. */
export class StoreError extends Error {
    readonly type: "IntegrityError" | "ValidationError" | "ProtectedError" | "ValueError";
    constructor(type: StoreError["type"], message: string) {
        super(message);
        this.type = type;
    }
}

/** A question of Python with its arguments, as they came. */
export type Arguments = Readonly<Record<string, Json>>;
export type Question = (call: Call, given: Arguments) => Json;

const modelOf = ({ model }: Arguments): string => String(model);
const keyIn = (value: Json | undefined): Key => (typeof value === "number" ? value : String(value));
const rowOf = (call: Call, given: Arguments): Stored | undefined => call.db.row(modelOf(given), keyIn(given.key));
const objectIn = (value: Json): JsonObject => (isObject(value) ? value : {});

/** A row as Python is told it: its concrete model, its values, and what it is called. */
function told(call: Call, row: Stored, asked: string): JsonObject {
    const model = call.db.schema.members(asked).find((member) => call.db.table(member.model).rows.get(keyOf(row)) === row)?.model ?? asked;
    return { model, row: row as JsonObject, label: call.registry.resource(model).label(row, call.db) };
}

/** Values to write: how a number was written is kept in free JSON only. */
function columns({ db }: Call, given: Arguments): Patch {
    const fields = db.schema.members(modelOf(given))[0]?.fields ?? {};
    const isNumber = (name: string) => own(fields, name)?.kind === "integer" || own(fields, name)?.kind === "float";
    const values = Object.entries(objectIn(given.values)).map(([name, value]) => [name, isNumber(name) ? asNumber(value) : value]);
    return Object.fromEntries(values);
}

/** Reading and writing rows: inside the request's transaction, as everything else that the request does. */
export const storeQuestions: Readonly<Record<string, Question>> = {
    models: (call) => toldModels(registryOf(call)),
    defaults: ({ db, random }, given) =>
        Object.fromEntries(
            Object.entries(db.schema.members(modelOf(given))[0]!.fields)
                .filter(([name, field]) => name !== "pk" && field.default !== undefined)
                .map(([name, field]) => [name, (typeof field.default === "function" ? field.default(random) : field.default) as Json]),
        ),
    rows(call, given) {
        const model = modelOf(given);
        const [[name, value] = [], ...more] = Object.entries(objectIn(given.where));
        const rows = name === undefined ? call.db.rows(model) : call.db.rowsWith(model, name, asNumber(value));
        return rows.filter((row) => more.every(([other, wanted]) => row[other] === asNumber(wanted))).map((row) => told(call, row, model));
    },
    find(call, given) {
        const row = rowOf(call, given);
        return row ? told(call, row, modelOf(given)) : null;
    },
    linked(call, given) {
        const row = rowOf(call, given);
        const column = String(given.column);
        const target = own(call.db.schema.members(modelOf(given))[0]!.fields, column)!.target!;
        const rows = keysAt(row ?? {}, column).flatMap((key) => call.db.row(target, key) ?? []);
        return rows.map((one) => told(call, one, target));
    },
    create(call, given) {
        const model = modelOf(given);
        const values = columns(call, given);
        if (!call.db.schema.models.has(model)) throw new StoreError("ValueError", `A ${model} is made as one of its kinds.`);
        checkUnique(call, model, values);
        return written(call, model, () => call.db.insert(model, values));
    },
    update(call, given) {
        const row = rowOf(call, given);
        const model = call.db.modelOf(modelOf(given), keyIn(given.key));
        if (!row || !model) throw new StoreError("ValueError", "This row is gone.");
        const values = columns(call, given);
        checkUnique(call, model, values, row);
        return written(call, model, () => call.db.change(model, keyOf(row), values));
    },
    delete(call, given) {
        const row = rowOf(call, given);
        if (!row) return {};
        const model = call.db.modelOf(modelOf(given), keyIn(given.key))!;
        protectedly(() => call.db.remove(modelOf(given), keyIn(given.key)));
        const { app } = call.registry.resource(model);
        return { [`${app}.${registryOf(call).resources.get(model)?.spec.schema ?? model}`]: 1 };
    },
    link(call, given) {
        const row = rowOf(call, given);
        const column = String(given.column);
        if (!row) throw new StoreError("ValueError", "This row is gone.");
        const [linked, known] = [keyIn(given.linked), keysAt(row, column)];
        const others = known.filter((key) => key !== linked);
        const keys = given.isLinked ? [...others, linked] : others;
        if (keys.length !== known.length) call.db.relink(modelOf(given), keyOf(row), { [column]: keys });
        return null;
    },
};

/** Writes a row, and takes it back where its values are not of the kinds that its fields hold. */
function written(call: Call, model: string, write: () => Stored): JsonObject {
    return call.db.attempt(() => {
        const row = write();
        try {
            restoreRow(call.db.schema.model(model), row, call.random);
        } catch (error) {
            const field = error instanceof Error ? /\.(\w+) is damaged/.exec(error.message)?.[1] : undefined;
            const isNull = field !== undefined && (row[field] === null || row[field] === undefined);
            if (isNull) throw new StoreError("IntegrityError", `null value in column "${field}" violates not-null constraint`);
            throw new StoreError("ValidationError", `“${String(field && row[field])}” is no value of the field ${field}.`);
        }
        return told(call, row, model);
    });
}

function checkUnique(call: Call, model: string, values: Patch, row?: Stored): void {
    const { fields } = call.db.schema.model(model);
    const sets = [...Object.keys(fields).filter((name) => own(fields, name)!.unique), ...(registryOf(call).resources.get(model)?.spec.unique ?? [])];
    for (const names of sets.map((set) => (typeof set === "string" ? [set] : [...set]))) {
        const wanted: Patch = { ...row, ...values };
        if (!names.some((name) => Object.hasOwn(values, name)) || names.some((name) => own(wanted, name) === null || own(wanted, name) === undefined)) continue;
        const twins = call.db.rowsWith(model, names[0]!, own(wanted, names[0]!));
        const twin = twins.find((one) => one.pk !== row?.pk && names.every((name) => one[name] === own(wanted, name)));
        if (twin) {
            const detail = `DETAIL:  Key (${names.join(", ")})=(${names.map((name) => String(own(wanted, name))).join(", ")}) already exists.`;
            throw new StoreError(
                "IntegrityError",
                `duplicate key value violates unique constraint "${model.replace(".", "_")}_${names.join("_")}_key"\n${detail}`,
            );
        }
    }
}

function protectedly(work: () => void): void {
    try {
        work();
    } catch (error) {
        if (error instanceof HttpError)
            throw new StoreError("ProtectedError", "Cannot delete some instances of model because they are referenced through protected foreign keys.");
        throw error;
    }
}
