import type { Db } from "#kernel/store/db.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { keyAt } from "#kernel/store/schema.ts";
import { asObject, isObject } from "#kernel/store/validate.ts";
import { fieldAt, valuesAt } from "#kernel/resource/values.ts";
import { percentFormat } from "./percent-format.ts";
import { isPlain, type Parsed, Tagged, type TagName } from "./read.ts";
import { own } from "#kernel/base/own.ts";

/** What tags are resolved against. */
export interface Scope {
    readonly db: Db;
    readonly context: JsonObject;
    readonly environment: Readonly<Record<string, string>>;
    /** Keys of the entries so far, by their id. */
    readonly keys: ReadonlyMap<string, Key>;
    /** Values that were resolved so far, in all entries: loops in loops of a short file make millions. */
    readonly spent: { count: number };
    /** Ids of entries that could not be applied. */
    readonly failed?: ReadonlySet<string>;
    /** Enclosing loops, the innermost first. */
    readonly loops?: readonly { readonly index: Json; readonly value: Json }[];
}

/** Points to an entry that could not be applied itself. */
export class Dependent extends Error {}

/** What its entries may come to once their loops are followed. */
const MAX_VALUES = 1_000_000;

/** Rows that are looked through, and characters that are put together, in the time and the memory of one value. */
const [ROWS, CHARACTERS] = [5, 100];

function spend({ spent }: Scope, values: number): void {
    spent.count += values;
    if (spent.count > MAX_VALUES) throw new TooMany(`More than ${MAX_VALUES.toLocaleString("en")} values, loops followed.`);
}

/** Ends the whole file: every entry after would say the same. */
export class TooMany extends Error {}

/** A value with its tags resolved. Throws an Error that says which tag cannot be. */
export function resolve(value: Parsed, scope: Scope): Json {
    spend(scope, 1);
    if (value instanceof Tagged) return RESOLVERS[value.tag](value.value, scope);
    if (Array.isArray(value)) return value.map((element) => resolve(element, scope));
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member, scope)]));
    return value;
}

/** `!Tag x` and `!Tag [x, …]` alike. */
const listOf = (value: Parsed): Parsed[] => (Array.isArray(value) ? value : [value]);

/** Something else than a list or an object: what can be a name. */
export const isScalar = (value: Parsed): value is string | number | boolean | null | undefined => typeof value !== "object" || value === null;

/** The name that a tag looks something up by. */
function nameIn(tag: TagName, value: Parsed): string {
    if (!isScalar(value)) throw new Error(`${tag}: needs a name`);
    return String(value);
}

/** A field and the value that it must have, of a condition of `!Find`. */
const pairOf = (condition: Json): [field: string, expected: Json] => {
    const [field, expected] = Array.isArray(condition) ? condition : [condition];
    return [String(field), expected];
};

/** As Python sees it: empty texts, lists and objects are false. */
export const isTruthy = (value: Json): boolean => (Array.isArray(value) ? value.length > 0 : isObject(value) ? Object.keys(value).length > 0 : Boolean(value));

const MODES: Record<string, (values: boolean[]) => boolean> = {
    AND: (values) => values.every(Boolean),
    NAND: (values) => !values.every(Boolean),
    OR: (values) => values.some(Boolean),
    NOR: (values) => !values.some(Boolean),
    XOR: (values) => values.reduce((a, b) => a !== b),
    XNOR: (values) => !values.reduce((a, b) => a !== b),
};

const RESOLVERS: Record<TagName, (value: Parsed, scope: Scope) => Json> = {
    KeyOf(value, { keys, failed }) {
        const id = nameIn("KeyOf", value);
        const key = keys.get(id);
        if (failed?.has(id)) throw new Dependent(`KeyOf: the entry with id ${id} failed`);
        if (key === undefined) throw new Error(`KeyOf: no entry with id ${id} before this one`);
        return key;
    },
    Find(value, scope) {
        const [model, ...conditions] = listOf(value);
        const name = String(resolve(model, scope)).toLowerCase();
        if (!scope.db.schema.isKnown(name)) throw new Error(`Find: there is no model ${name}`);
        const wanted = conditions.map((condition) => pairOf(resolve(condition, scope)));
        const unknown = wanted.find(([field]) => !scope.db.schema.members(name).some(({ fields }) => fieldAt(scope.db, fields, field)));
        if (unknown) throw new Error(`Find: ${name} has no field ${unknown[0]}`);
        for (const member of scope.db.schema.members(name)) {
            spend(scope, scope.db.table(member.model).rows.size / ROWS);
            for (const row of scope.db.table(member.model).rows.values())
                if (wanted.every(([field, expected]) => valuesAt(scope.db, member.fields, row, field).includes(expected)))
                    return keyAt(row, own(member.families, name) ?? "pk");
        }
        return null;
    },
    Context(value, scope) {
        const [key, fallback] = listOf(value);
        const found = own(scope.context, nameIn("Context", key));
        return found === undefined ? resolve(fallback ?? null, scope) : found;
    },
    Env(value, scope) {
        const [name, fallback] = listOf(value);
        return own(scope.environment, nameIn("Env", name)) ?? resolve(fallback ?? null, scope);
    },
    Format(value, scope) {
        const [template, ...parts] = listOf(value).map((part) => resolve(part, scope));
        const text = formatted(String(template), parts);
        spend(scope, text.length / CHARACTERS);
        return text;
    },
    If(value, scope) {
        const [condition, then, otherwise] = listOf(value);
        return resolve(isTruthy(resolve(condition, scope)) ? then : otherwise, scope);
    },
    Condition(value, scope) {
        const [mode, ...values] = listOf(value).map((part) => resolve(part, scope));
        const combine = own(MODES, String(mode).toUpperCase());
        if (!combine || !values.length) throw new Error("Condition: needs a mode (AND, NAND, OR, NOR, XOR, XNOR) and a value");
        return combine(values.map(isTruthy));
    },
    Enumerate(value, scope) {
        const [iterable, kind, body] = listOf(value);
        const over = resolve(iterable, scope);
        if (!Array.isArray(over) && !isObject(over)) throw new Error("Enumerate: needs a list or an object to go through");
        const pairs: [Json, Json][] = Array.isArray(over) ? over.map((element, index) => [index, element]) : Object.entries(over);
        const results = pairs.map(([index, element]) => resolve(body, { ...scope, loops: [{ index, value: element }, ...(scope.loops ?? [])] }));
        if (String(kind).toUpperCase() === "SEQ") return results;
        return Object.fromEntries(results.flatMap((result) => (Array.isArray(result) ? [[String(result[0]), result[1]]] : Object.entries(asObject(result)))));
    },
    Index: (value, scope) => loopOf("Index", value, scope).index,
    Value: (value, scope) => loopOf("Value", value, scope).value,
};

function formatted(template: string, parts: readonly Json[]): string {
    try {
        return percentFormat(template, parts);
    } catch (error) {
        throw new Error(`Format: ${error instanceof Error ? error.message : String(error)}`);
    }
}

function loopOf(tag: string, value: Parsed, { loops = [] }: Scope) {
    const loop = loops[Number(value ?? 0)];
    if (!loop) throw new Error(`${tag}: there is no enclosing Enumerate number ${String(value)}`);
    return loop;
}
