import { MAX_AREA, MAX_CODE, MAX_LINE, MAX_TEXT } from "./limits.ts";
import type { Json, JsonObject, Key } from "./models.ts";

export type Format =
    "plain" | "slug" | "email" | "url" | "link" | "ip" | "duration" | "expression" | "username" | "account" | "path" | "uuid" | "model" | "any" | "binary";

export type OnDelete = "cascade" | "set null" | "set default" | "protect";

/** What every kind of field may say about itself. */
export interface FieldOptions<Value = unknown> {
    /** Sent by the server only. */
    readOnly?: boolean;
    /** Taken by the server only; never in an answer. */
    writeOnly?: boolean;
    /** Kept with the row, but neither taken nor given over the wire. */
    hidden?: boolean;
    nullable?: boolean;
    /** May be an empty text (or an empty list). */
    blank?: boolean;
    /** May be left out although there is no default: the stored value is then the kind's empty value. */
    optional?: boolean;
    /** May not be left out although there is a default. */
    required?: boolean;
    /** Value of a new row when none was sent; a function is called for each row. */
    default?: Value | ((random: Randomness) => Value);
    unique?: boolean;
    /** What messages call it, where that is not its name. */
    title?: string;
    /** A PUT without this field resets it (a serializer default in the original). */
    resetOnPut?: boolean;
    /** What the document describes in its place, where the original accepts more than it documents. */
    documentedAs?: Field;
    /** Tells what is wrong with a value of the right kind. */
    check?(value: Value): string | undefined;
    /** The message for a value that is not unique, where it is not the usual one. */
    uniqueText?: string;
}

/** Where ids, secrets and times come from; handed in from outside, so that a test can fix them. */
export interface Randomness {
    uuid(): string;
    /** Text of `length` letters and digits. */
    text(length: number): string;
    bytes(length: number): Uint8Array;
    now(): number;
}

export type Kind =
    | "uuid"
    | "integer"
    | "float"
    | "text"
    | "flag"
    | "choice"
    | "date"
    | "json"
    | "object"
    | "file"
    | "reference"
    | "references"
    | "inverse"
    | "list"
    | "map"
    | "nested"
    | "embed"
    | "oneOf";

/** One field: of a row, of a body, or of an answer. `value` only carries the type. */
export interface Field<Value = unknown> {
    readonly kind: Kind;
    readonly value?: Value;
    readonly readOnly: boolean;
    readonly writeOnly: boolean;
    readonly hidden: boolean;
    readonly nullable: boolean;
    readonly blank: boolean;
    readonly required: boolean;
    /** Said to be optional: an answer may lack it. */
    readonly optional: boolean;
    readonly unique: boolean;
    readonly title?: string;
    readonly resetOnPut: boolean;
    readonly default: unknown;
    readonly format: Format;
    readonly documentedAs?: Field;
    check?(value: unknown): string | undefined;
    readonly uniqueText?: string;
    readonly max?: number;
    /** Characters that a text takes whose length the original does not bound: by what it is for, and not in the document. */
    readonly room?: number;
    readonly min?: number;
    readonly choices?: readonly string[];
    /** The choices are whole numbers. */
    readonly numeric?: boolean;
    /** Labels of the choices where the wire shows them. */
    readonly labels?: Readonly<Record<string, string>>;
    /** Model or family that `reference`, `references`, `inverse` and `embed` point to. */
    readonly target?: string;
    /** The field of the target that an `inverse` mirrors; the field a reference looks its target up by. */
    readonly through?: string;
    readonly onDelete: OnDelete;
    /** Name of the reverse relation: decides the order of `used_by` rows; `false` hides it there. */
    readonly accessor?: string | false;
    readonly of?: Field;
    readonly fields?: Fields;
    /** Name of the schema component, for `nested` and `oneOf` ones. */
    readonly component?: string;
    /** A `nested` one that may have further keys, of any kind. */
    readonly isOpen?: boolean;
    /** What it may be, by the value of its `component` field. */
    readonly variants?: Readonly<Record<string, Field>>;
}

export interface InverseField extends Field<Key[]> {
    readonly kind: "inverse";
}

export type Fields = Readonly<Record<string, Field>>;

/** The row that a description stores: every field but the mirrored ones. */
export type Row<F> = { readonly [K in keyof F as F[K] extends InverseField ? never : K]: F[K] extends Field<infer V> ? V : never };

/** The type of a validated body with these fields. */
export type Values<F> = { readonly [K in keyof F]: F[K] extends Field<infer V> ? V : never };

type Null<O> = O extends { nullable: true } ? null : never;

/** What only some kinds say about themselves. */
type KindOptions = Partial<Omit<Field, "kind" | "value" | "default" | keyof FieldOptions>>;

function field<V>(kind: Kind, options: FieldOptions & KindOptions, fallback: unknown): Field<V> {
    const { default: given, optional, required, ...rest } = options;
    const initial = given !== undefined ? given : options.nullable ? null : fallback;
    return {
        readOnly: false,
        writeOnly: false,
        hidden: false,
        nullable: false,
        blank: false,
        unique: false,
        resetOnPut: false,
        format: "plain",
        onDelete: "cascade",
        ...rest,
        kind,
        default: initial,
        optional: optional ?? false,
        required: required ?? !(optional || given !== undefined || options.nullable || options.blank || options.hidden),
    };
}

/** The fields of one resource; plain data, so that rows of circular relations still infer. */
export const describe = <const F extends Fields>(fields: F): F => fields;

type TextOptions = FieldOptions<string> & { max?: number; format?: Format };
const textual = <const O extends TextOptions>(defaults: TextOptions & { room?: number }, options?: O) =>
    field<string | Null<O>>("text", { room: MAX_LINE, ...defaults, ...options }, "");

/** A text on one line (a name, an address, an attribute); trimmed, of at most `max` characters. */
export const text = <const O extends TextOptions>(options?: O) => textual({}, options);
/** A text of several lines: a description, a list of addresses, a key, a secret that may be one. */
export const area = <const O extends TextOptions>(options?: O) => textual({ room: MAX_AREA }, options);
/** Source of a programming language. */
export const code = <const O extends TextOptions>(options?: O) => textual({ room: MAX_CODE }, options);
/** What a whole text file contains. */
export const fileText = <const O extends TextOptions>(options?: O) => textual({ room: MAX_TEXT }, options);
export const slug = <const O extends TextOptions>(options?: O) => textual({ format: "slug", max: 50 }, options);
export const email = <const O extends TextOptions>(options?: O) => textual({ format: "email", max: 254 }, options);
export const url = <const O extends TextOptions>(options?: O) => textual({ format: "url" }, options);
/** An address whose host may be a bare name of the local network; `blank://…` means none. */
export const link = <const O extends TextOptions>(options?: O) => textual({ format: "link" }, options);
/** A span such as `hours=1;minutes=2`. */
export const duration = <const O extends TextOptions>(options?: O) => textual({ format: "duration" }, options);
/** The primary key of most rows: made by the server, read-only. */
export const uuid = <const O extends FieldOptions<string>>(options?: O) =>
    field<string | Null<O>>("uuid", options ?? { readOnly: true, default: (random: Randomness) => random.uuid() }, "");
/** The primary key of users, providers and devices: counted up by the store. */
export const serial = () => field<number>("integer", { readOnly: true, default: 0 }, 0);
type NumberOptions = FieldOptions<number> & { min?: number; max?: number };
export const integer = <const O extends NumberOptions>(options?: O) => field<number | Null<O>>("integer", { min: -2147483648, max: 2147483647, ...options }, 0);
/** A whole number of an answer, of any size. */
export const count = <const O extends FieldOptions<number>>(options?: O) => field<number | Null<O>>("integer", { ...options }, 0);
/** A whole number that the database keeps in 64 bits. */
export const bigInteger = <const O extends FieldOptions<number>>(options?: O) =>
    field<number | Null<O>>("integer", { min: -(2 ** 63), max: 2 ** 63, ...options }, 0);
export const float = <const O extends NumberOptions>(options?: O) => field<number | Null<O>>("float", { ...options }, 0);
/** Yes or no; never required, `false` by default. */
export const flag = (initial: boolean = false, options?: FieldOptions<boolean>) => field<boolean>("flag", { default: initial, ...options }, false);
/** A moment, kept and sent as ISO 8601 in UTC. */
export const date = <const O extends FieldOptions<string>>(options?: O) => field<string | Null<O>>("date", { ...options }, null);
/** Any JSON. */
export const json = (options?: FieldOptions<Json>) => field<Json>("json", { ...options }, {});
/** Any JSON, not even necessarily an object. */
export const anything = () => field<Json>("json", { format: "any" }, null);
/** A JSON object. */
export const object = (options?: FieldOptions<JsonObject>) => field<JsonObject>("object", { default: () => ({}), ...options }, {});
/** An uploaded file or an address; the value is the stored name, serialised by a computed field. */
export const file = (options?: FieldOptions<string>) => field<string | null>("file", { nullable: true, readOnly: true, ...options }, null);

type Choices = readonly string[] | Readonly<Record<string, string>>;
type ChoiceOf<C> = C extends readonly (infer S extends string)[] ? S : keyof C & string;
const isList = (choices: Choices): choices is readonly string[] => Array.isArray(choices);

/** One of a list of words; give an object to name their labels. */
export const choice = <const C extends Choices, const O extends FieldOptions<ChoiceOf<C>>>(choices: C, options?: O) =>
    field<ChoiceOf<C> | Null<O> | (O extends { blank: true } ? "" : never)>(
        "choice",
        { ...(isList(choices) ? { choices } : { choices: Object.keys(choices), labels: choices }), ...options },
        "",
    );

/** One of a list of whole numbers, with their labels. */
export const numberChoice = <const C extends Readonly<Record<number, string>>>(choices: C, options?: FieldOptions<keyof C & number>) =>
    field<keyof C & number>("choice", { choices: Object.keys(choices), labels: choices, numeric: true, ...options }, 0);

type ReferenceOptions = FieldOptions & { onDelete?: OnDelete; accessor?: string | false; through?: string };
/** Points to one row of a model or family. Optional ones are null when unset. */
export const reference = <const O extends ReferenceOptions>(target: string, options?: O) =>
    field<O extends { nullable: true } | { optional: true } ? Key | null : Key>(
        "reference",
        { target, ...options, nullable: Boolean(options?.nullable || options?.optional) },
        null,
    );
/** Points to any number of rows; the other side may show them with `inverse`. */
export const references = <const O extends ReferenceOptions>(target: string, options?: O) =>
    field<Key[]>("references", { target, ...options, ...(options?.required ? {} : { default: [] }) }, []);
/** The other side of `references`: rows of `target` whose field `through` contains this row. */
export const inverse = (target: string, through: string, options: FieldOptions<Key[]> & { accessor?: string | false } = {}): InverseField => ({
    ...field<Key[]>("inverse", { target, through, ...options }, []),
    kind: "inverse",
});

/** A list; each element is validated by `of`. */
export const list = <V>(of: Field<V>, options?: FieldOptions<V[]>) => field<V[]>("list", { of, ...options }, []);
/** An object with free keys whose values are all of one kind. */
export const map = <V>(of: Field<V>, options?: FieldOptions<Record<string, V>>) => field<Record<string, V>>("map", { of, ...options }, {});
/** An object with its own fields. */
export const nested = <const F extends Fields>(component: string, fields: F, options?: FieldOptions<Values<F>> & { isOpen?: boolean }) =>
    field<Values<F>>("nested", { component, fields, ...options }, null);
/** One of several objects, distinguished by their `component` field. */
export const oneOf = (component: string, variants: Readonly<Record<string, Field>>, options?: FieldOptions<JsonObject>) =>
    field<JsonObject>("oneOf", { component, variants, ...options }, null);
/** A row of another model in full, as an answer shows it. */
export const embed = (target: string, options?: FieldOptions<JsonObject>) => field<JsonObject>("embed", { target, readOnly: true, ...options }, null);
