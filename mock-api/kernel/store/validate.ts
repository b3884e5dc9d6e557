import { pythonText, pythonType } from "#mock/encoding/python-text.ts";
import type { Db } from "./db.ts";
import { asNumber, numberText } from "#mock/encoding/exact-number.ts";
import { type FieldErrors, HttpError, invalidFields, REQUIRED } from "#kernel/base/errors.ts";
import type { Field, Fields, Values } from "#kernel/base/fields.ts";
import { badUuid, canonicalUuid, faultOf, isoDate } from "./formats.ts";
import { MAX_LINE } from "#kernel/base/limits.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { keyOf, type Stored } from "./schema.ts";
import { own, put } from "#kernel/base/own.ts";
import { holdersOf, uniqueIn } from "./unique.ts";

/** How a body is read. */
export interface Reading {
    readonly db: Db;
    /** A PATCH: only what was sent is looked at. */
    readonly isPartial?: boolean;
    /** A PUT over an existing row: fields left out keep their value. */
    readonly isUpdate?: boolean;
    /** Names the source of expressions in syntax errors. */
    readonly name?: string;
    /** The row that is being changed, which may keep its own unique values. */
    readonly row?: Stored;
    readonly model?: string;
    readonly modelTitle?: string;
    /** Characters of texts on one line, where who sends them may send less than their fields take. */
    readonly maxText?: number;
}

/** One value that will not do; caught per field, so that one answer lists every field. */
class Bad extends Error {
    readonly errors: Json;
    constructor(errors: Json) {
        super();
        this.errors = errors;
    }
}
const bad = (...messages: string[]) => new Bad(messages);

/** Reads a body by its fields: gives the values to store, or throws a 400 that lists every field. Unknown and read-only keys are ignored. */
export function read<F extends Fields>(fields: F, body: JsonObject, reading: Reading): Values<F> {
    const values: Record<string, unknown> = {};
    const errors: FieldErrors = {};
    for (const [name, field] of Object.entries(fields)) {
        if (field.readOnly || field.hidden) continue;
        const sent = own(body, name);
        try {
            if (sent === undefined) {
                const value = leftOut(field, reading);
                if (value !== undefined) put(values, name, value);
            } else {
                put(values, name, readField(field, sent, reading));
                if (field.unique) requireUnique(name, field, own(values, name), reading);
            }
        } catch (error) {
            if (!(error instanceof Bad)) throw error;
            put(errors, name, error.errors);
        }
    }
    if (Object.keys(errors).length) throw invalidFields(errors);
    // Reading by these fields is what makes it values of these fields.
    return values as Values<F>;
}

function leftOut(field: Field, { isPartial, isUpdate }: Reading): unknown {
    if (isPartial) return undefined;
    if (field.required) throw bad(REQUIRED);
    if (!isUpdate) return undefined;
    return field.resetOnPut ? (typeof field.default === "function" ? undefined : field.default) : undefined;
}

function requireUnique(name: string, field: Field, value: unknown, { db, model, row, modelTitle }: Reading): void {
    if (!model) return;
    const taken = holdersOf(db, model, name, value).some((other) => !row || keyOf(other) !== keyOf(row));
    if (!taken) return;
    if (field.uniqueText) throw bad(field.uniqueText);
    if (field.format === "username") throw bad("This field must be unique.");
    const title = uniqueIn(db, model, name)?.split(".")[1] ?? modelTitle;
    throw bad(`${title} with this ${field.title ?? name.replaceAll("_", " ")} already exists.`);
}

/** Reads one value; throws what is wrong with it. */
export function readField(field: Field, sent: Json, reading: Reading): unknown {
    if (sent === null || (sent === "" && field.kind === "reference")) {
        if (field.nullable) return null;
        throw bad("This field may not be null.");
    }
    const value = READERS[field.kind](
        field,
        KEEPS_NUMBERS.has(field.kind) ? sent : field.kind === "text" ? (numberText(sent) ?? sent) : asNumber(sent),
        reading,
    );
    const fault = field.check?.(value);
    if (fault) throw bad(fault);
    return value;
}

/** Kinds whose values are free JSON: numbers stay as they were written. */
const KEEPS_NUMBERS: ReadonlySet<Field["kind"]> = new Set(["json", "object", "embed", "oneOf"]);

type Reader = (field: Field, sent: Json, reading: Reading) => unknown;

const READERS: Record<Field["kind"], Reader> = {
    text: readText,
    uuid: (_, sent) => canonicalUuid(sent) ?? fail("Must be a valid UUID."),
    integer: readInteger,
    float: (field, sent) => inRange(field, isNumeric(sent) ? Number(sent) : fail("A valid number is required.")),
    flag: readFlag,
    choice: readChoice,
    date: (_, sent) =>
        (typeof sent === "string" && isoDate(sent.trim())) ||
        fail("Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."),
    json: (_, sent) => sent,
    object: (_, sent) => (isObject(sent) ? sent : fail("Value must be a dictionary, and not have any duplicate keys.")),
    file: (_, sent) => (typeof sent === "string" ? sent : fail("Not a valid string.")),
    reference: readReference,
    references: readReferences,
    inverse: readReferences,
    list: readList,
    map: (field, sent, reading) => {
        if (!isObject(sent)) throw bad(`Expected a dictionary of items but got type "${pythonType(sent)}".`);
        return Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, readField(field.of!, value, reading)]));
    },
    nested: (field, sent, reading) => {
        if (!isObject(sent)) throw new Bad({ non_field_errors: [`Invalid data. Expected a dictionary, but got ${pythonType(sent)}.`] });
        try {
            return read(field.fields!, sent, { ...reading, row: undefined, model: undefined });
        } catch (error) {
            // Errors inside are reported below the field.
            throw error instanceof HttpError ? new Bad(error.body) : error;
        }
    },
    embed: (_, sent) => sent,
    oneOf: (_, sent) => sent,
};

function fail(...messages: string[]): never {
    throw bad(...messages);
}

export const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
/** What is kept as an object; an empty one for anything else. */
export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});
const isNumeric = (sent: Json): sent is string | number => typeof sent === "number" || (typeof sent === "string" && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(sent));

/** Counts characters, not the halves of those that JavaScript keeps in two. */
export const lengthFault = (value: string, max: number): string | undefined =>
    value.length > max && [...value].length > max ? `Ensure this field has no more than ${max} characters.` : undefined;

function readText(field: Field, sent: Json, { maxText = Infinity }: Reading): string {
    const { room = MAX_LINE } = field;
    const isText = typeof sent === "string" || typeof sent === "number";
    if (!isText) throw bad(field.format === "slug" ? faultOf(field, " ")! : "Not a valid string.");
    const value = String(sent).trim();
    if (value === "") return field.blank ? "" : fail("This field may not be blank.");
    if (value.includes("\0")) throw bad("Null characters are not allowed.");
    const longest = Math.min(field.max ?? room, room > MAX_LINE ? Infinity : maxText);
    const faults = [lengthFault(value, longest), faultOf(field, value)].filter((fault) => fault !== undefined);
    if (faults.length) throw bad(...faults);
    return value;
}

function readInteger(field: Field, sent: Json): number {
    const isWhole = typeof sent === "number" ? Number.isInteger(sent) : typeof sent === "string" && /^\s*[-+]?\d+(\.0*)?\s*$/.test(sent);
    if (!isWhole) throw bad("A valid integer is required.");
    return inRange(field, Number(sent));
}

function inRange(field: Field, value: number): number {
    if (field.max !== undefined && value > field.max) throw bad(`Ensure this value is less than or equal to ${field.max}.`);
    if (field.min !== undefined && value < field.min) throw bad(`Ensure this value is greater than or equal to ${field.min}.`);
    return value;
}

const YES = new Set<Json>([true, 1, "1", "t", "T", "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const NO = new Set<Json>([false, 0, "0", "f", "F", "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);

/** What is sent as yes or no; undefined when it is neither. */
export const readYesNo = (sent: Json): boolean | undefined => (YES.has(sent) ? true : NO.has(sent) ? false : undefined);

function readFlag(_: Field, sent: Json): boolean {
    return readYesNo(sent) ?? fail("Must be a valid boolean.");
}

function readChoice(field: Field, sent: Json): string | number {
    if (sent === "" && field.blank) return "";
    const value = typeof sent === "string" || typeof sent === "number" ? String(sent) : undefined;
    if (value !== undefined && field.choices!.includes(value)) return field.numeric ? Number(value) : value;
    return fail(`"${pythonText(sent)}" is not a valid choice.`);
}

function readReference(field: Field, sent: Json, { db }: Reading): Key {
    const target = field.target!;
    if (field.through && field.kind === "reference") {
        const [found] = db.rowsWith(target, field.through, sent);
        return found ? keyOf(found) : fail(`Object with ${field.through}=${pythonText(sent)} does not exist.`);
    }
    const keyField = db.schema.isKnown(target) ? db.schema.members(target)[0]?.fields.pk : undefined;
    let key: Key | undefined;
    if (keyField?.kind === "integer") {
        if (typeof sent !== "number" && !(typeof sent === "string" && /^\d+$/.test(sent)))
            throw bad(`Incorrect type. Expected pk value, received ${pythonType(sent)}.`);
        key = Number(sent);
    } else {
        key = canonicalUuid(sent);
        if (key === undefined) throw bad(typeof sent === "string" || typeof sent === "number" ? badUuid(sent) : badUuid(pythonText(sent)));
    }
    return (db.schema.isKnown(target) ? db.keyIn(target, key) : undefined) ?? fail(`Invalid pk "${String(sent)}" - object does not exist.`);
}

function readReferences(field: Field, sent: Json, reading: Reading): Key[] {
    if (!Array.isArray(sent)) throw bad(`Expected a list of items but got type "${pythonType(sent)}".`);
    if (sent.length === 0 && field.required && !field.blank) throw bad("This list may not be empty.");
    const keys = sent.map((element) =>
        element === null || element === "" ? fail("This field may not be null.") : readReference(field, asNumber(element), reading),
    );
    return [...new Set(keys)];
}

function readList(field: Field, sent: Json, reading: Reading): unknown[] {
    if (!Array.isArray(sent)) throw bad(`Expected a list of items but got type "${pythonType(sent)}".`);
    if (sent.length === 0 && field.required && !field.blank) throw bad("This list may not be empty.");
    const errors: FieldErrors = {};
    const values = sent.map((element, index) => {
        try {
            return readField(field.of!, element, reading);
        } catch (error) {
            if (!(error instanceof Bad)) throw error;
            put(errors, String(index), error.errors);
            return undefined;
        }
    });
    if (Object.keys(errors).length) throw new Bad(errors);
    return values;
}
