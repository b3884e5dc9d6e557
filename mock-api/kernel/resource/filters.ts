import type { Call } from "#kernel/http/call.ts";
import { asNumber } from "#mock/encoding/exact-number.ts";
import { invalid } from "#kernel/base/errors.ts";
import { type Field, type Fields, text, uuid } from "#kernel/base/fields.ts";
import { badUuid, canonicalUuid, isoDate } from "#kernel/store/formats.ts";
import { parseJson } from "#kernel/http/json.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { asObject, isObject } from "#kernel/store/validate.ts";
import { fieldAt, valuesAt } from "./values.ts";

export type Test = (row: Stored) => boolean;

/** What a filter is asked with: the values of its parameter, in the order they came. */
export interface Asked {
    readonly values: readonly string[];
    readonly call: Call;
    readonly fields: Fields;
    readonly name: string;
    readonly model: string;
}

/** Nothing has the value that was asked for. Administrators get an error; for everybody else it matches nothing. */
export class Unmatched {
    readonly message: string;
    constructor(message: string) {
        this.message = message;
    }
}

/** One query parameter of a list. `test` gives undefined when the parameter says nothing, a text when its value is wrong. */
export interface Filter {
    /** What the document says of the parameter; left out: the field of the same name. */
    readonly shape?: Field;
    /** Path to the keys that the parameter names; the document describes their type. */
    readonly path?: string;
    readonly isMany?: boolean;
    test(asked: Asked): Test | Unmatched | string | undefined;
}

const SUFFIXES = ["iexact", "icontains", "isnull", "startswith"] as const;

/** Splits `name__icontains` into its path and how it is compared. */
export function parseLookup(name: string): [path: string, lookup: (typeof SUFFIXES)[number] | "exact"] {
    const suffix = SUFFIXES.find((s) => name.endsWith(`__${s}`));
    return suffix ? [name.slice(0, -suffix.length - 2), suffix] : [name, "exact"];
}

/** The value of a field equals the parameter's; suffixes of the name (`__icontains` …) say how else to compare. */
export const equals: Filter = {
    test({ values, call, fields, name }) {
        const [path, lookup] = parseLookup(name);
        const value = values.at(-1)!;
        if (value === "") return undefined;
        const field = fieldAt(call.db, fields, path) ?? text();
        const at = (row: Stored) => valuesAt(call.db, fields, row, path);
        if (lookup === "isnull") {
            const wanted = asBoolean(value);
            return wanted === undefined ? undefined : (row) => at(row).every((v) => v === null) === wanted;
        }
        if (lookup !== "exact" && !(lookup === "iexact" && CASELESS.includes(field.kind))) {
            const needle = lookup === "startswith" ? value : value.toLowerCase();
            const compare = {
                iexact: (text: string) => text.toLowerCase() === needle,
                icontains: (text: string) => text.toLowerCase().includes(needle),
                startswith: (text: string) => text.startsWith(needle),
            }[lookup];
            return (row) => at(row).some((v) => v !== null && compare(asText(v)));
        }
        return exactly(field, value, call, at);
    },
};

/** A parameter under a name of its own that is the key in `field`: malformed ones are refused. Suffixes of the name say how to compare. */
export const byKey = (field = "pk"): Filter => ({ shape: uuid(), test: (asked) => equals.test({ ...asked, fields: { [field]: uuid() }, name: field }) });

/** Kinds of values that have no capital letters. */
const CASELESS: readonly string[] = ["integer", "float", "flag", "uuid"];

function exactly(field: Field, value: string, call: Call, at: (row: Stored) => unknown[]): Test | Unmatched | string | undefined {
    const same =
        (wanted: unknown): Test =>
        (row) =>
            at(row).includes(wanted);
    switch (field.kind) {
        case "flag": {
            const wanted = asBoolean(value);
            return wanted === undefined ? undefined : same(wanted);
        }
        case "integer":
        case "float":
            return /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value) ? same(Number(value)) : "Enter a number.";
        case "uuid": {
            const wanted = canonicalUuid(value);
            return wanted ? same(wanted) : "Enter a valid UUID.";
        }
        case "date": {
            const wanted = isoDate(value);
            return wanted ? (row) => at(row).some((v) => typeof v === "string" && Date.parse(v) === Date.parse(wanted)) : "Enter a valid date/time.";
        }
        case "choice":
            return field.choices!.includes(value)
                ? same(field.numeric ? Number(value) : value)
                : `Select a valid choice. ${value} is not one of the available choices.`;
        case "list":
        case "references":
        case "inverse":
        case "reference": {
            const key = keyFor(field, value, call);
            return key === undefined ? unknownTarget(field, value, call) : same(key);
        }
        default:
            return same(value);
    }
}

function unknownTarget(field: Field, value: string, call: Call): Unmatched | string {
    const isMany = field.kind === "references" || field.kind === "inverse";
    const isUuid = field.target !== undefined && call.db.schema.members(field.target)[0]?.fields.pk?.kind !== "integer";
    if (isUuid && !canonicalUuid(value)) return badUuid(value);
    return isMany ? notAvailable(value) : new Unmatched("Select a valid choice. That choice is not one of the available choices.");
}

const notAvailable = (value: string) => new Unmatched(`Select a valid choice. ${value} is not one of the available choices.`);

function keyFor(field: Field, value: string, call: Call): unknown {
    if (!field.target) return value;
    const isNumber = call.db.schema.members(field.target)[0]?.fields.pk?.kind === "integer";
    const key = isNumber ? (/^\d+$/.test(value) ? Number(value) : undefined) : canonicalUuid(value);
    return key !== undefined && call.db.row(field.target, key) ? key : undefined;
}

/** Any of the parameter's values is among those at `path`; for relations each value must exist. */
export const anyOf = (path: string, shape?: Field): Filter => ({
    isMany: true,
    shape,
    path,
    test({ values, call, fields }) {
        const field = fieldAt(call.db, fields, path) ?? text();
        const wanted = new Set<unknown>();
        for (const value of values) {
            if (!field.target) wanted.add(field.kind === "integer" ? Number(value) : value);
            else {
                const key = keyFor(field, value, call);
                if (key === undefined) return unknownKey(field, value, call);
                wanted.add(key);
            }
        }
        return (row) => valuesAt(call.db, fields, row, path).some((v) => wanted.has(v));
    },
});

function unknownKey(field: Field, value: string, call: Call): Unmatched | string {
    const isNumber = call.db.schema.members(field.target!)[0]?.fields.pk?.kind === "integer";
    if (isNumber) return /^\d+$/.test(value) ? notAvailable(value) : `“${value}” is not a valid value.`;
    return canonicalUuid(value) ? notAvailable(value) : badUuid(value);
}

/** Any of the parameter's values, each of which must occur in the named field of some row of `target`. */
export const namedAnyOf = (path: string, target: string, name: string): Filter => ({
    isMany: true,
    shape: text(),
    test({ values, call, fields }) {
        const unknown = values.find((value) => !call.db.rowsWith(target, name, value).length);
        if (unknown !== undefined) return notAvailable(unknown);
        return (row) => valuesAt(call.db, fields, row, path).some((v) => typeof v === "string" && values.includes(v));
    },
});

/** Any of the parameter's values, each of which must be that of some row. */
export const anyValueOf = (field: string): Filter => ({
    isMany: true,
    shape: text(),
    test({ values, call, model }) {
        const unknown = values.find((value) => !call.db.rowsWith(model, field, value).length);
        if (unknown !== undefined) return notAvailable(unknown);
        const wanted = new Set<unknown>(values);
        return (row) => wanted.has(row[field]);
    },
});

/** JSON of an object; each key is a path into `attributes`, with lookup suffixes, and its value what is to be found there. */
export const byAttributes: Filter = {
    shape: text(),
    test({ values }) {
        const value = values.at(-1)!;
        if (value === "") return undefined;
        let wanted: Json;
        try {
            wanted = parseJson(value);
        } catch {
            throw invalid("filter: failed to parse JSON");
        }
        if (!isObject(wanted)) throw invalid("filter: value must be key:value mapping");
        const tests = Object.entries(wanted).map(([path, expected]) => attributeTest(path, expected));
        return (row) => tests.every((test) => test(asObject(row.attributes)));
    },
};

function attributeTest(name: string, expected: Json): (attributes: JsonObject) => boolean {
    const [path, lookup] = parseLookup(name);
    const at = (attributes: JsonObject) => path.split("__").reduce<Json>((value, key) => (isObject(value) ? own(value, key) : undefined), attributes);
    if (lookup === "isnull") return (attributes) => (at(attributes) === undefined) === Boolean(expected);
    if (lookup === "exact") return (attributes) => JSON.stringify(at(attributes)) === JSON.stringify(expected);
    const needle = asText(asNumber(expected)).toLowerCase();
    return (attributes) => {
        const text = asText(asNumber(at(attributes))).toLowerCase();
        return lookup === "iexact" ? text === needle : lookup === "startswith" ? text.startsWith(needle) : text.includes(needle);
    };
}

/** `true`, `false`, `1`, `0`; anything else says nothing. */
export function asBoolean(value: string): boolean | undefined {
    if (/^(true|1)$/i.test(value)) return true;
    return /^(false|0)$/i.test(value) ? false : undefined;
}

/** A value as the database would write it as text. */
export const asText = (value: unknown): string =>
    value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
