import { type Attribute, type Entry, toValue, type Value } from "./attribute.ts";
import { ber, BerError, BerReader, berInteger, berText, BOOLEAN, ENUMERATED, OCTETS, SEQUENCE, SET } from "./ber.ts";
import { type Filter, MAX_FILTER_DEPTH, MAX_FILTER_ITEMS } from "./filter.ts";

/* Messages of RFC 4511 section 4. */

export interface Control {
    readonly oid: string;
    readonly isCritical: boolean;
    readonly value: Uint8Array | undefined;
}
export type Scope = "base" | "one" | "sub";
export interface Search {
    readonly op: "search";
    readonly base: string;
    readonly scope: Scope;
    /** Most entries that the client wants; 0: all. */
    readonly sizeLimit: number;
    /** Names of attributes without their values. */
    readonly typesOnly: boolean;
    readonly filter: Filter;
    readonly attributes: readonly string[];
}
export type Operation =
    | { readonly op: "bind"; readonly version: number; readonly dn: string; /** Undefined for SASL. */ readonly password: string | undefined }
    | { readonly op: "unbind" }
    | { readonly op: "abandon" }
    | Search
    | { readonly op: "extended"; readonly name: string }
    /** Modify, add, delete, rename, compare: `answer` is the tag of what is answered. */
    | { readonly op: "other"; readonly answer: number };
export interface Message {
    readonly id: number;
    readonly operation: Operation;
    readonly controls: readonly Control[];
}

const BIND = 0x60;
const UNBIND = 0x42;
const SEARCH = 0x63;
const ABANDON = 0x50;
const EXTENDED = 0x77;
const CONTROLS = 0xa0;
/** What else may be asked, with the tag of its answer. */
const OTHERS = new Map([
    [0x66, 0x67],
    [0x68, 0x69],
    [0x4a, 0x6b],
    [0x6c, 0x6d],
    [0x6e, 0x6f],
]);

/** Tags of answers. */
export const ANSWER = { bind: 0x61, entry: 0x64, search: 0x65, extended: 0x78 } as const;

/** Reads one message. Throws a BerError for what is none. */
export function readMessage(bytes: Uint8Array): Message {
    const message = new BerReader(bytes).enter();
    const id = message.integer();
    if (id < 0) throw new BerError("The number of a message is not below 0.");
    const operation = readOperation(message);
    return { id, operation, controls: message.tag === CONTROLS ? readControls(message.enter(CONTROLS)) : [] };
}

function readOperation(message: BerReader): Operation {
    const { tag } = message;
    if (tag === undefined) throw new BerError("The operation is missing.");
    if (tag === BIND) return readBind(message.enter(tag));
    if (tag === SEARCH) return readSearch(message.enter(tag));
    const content = message.content(tag);
    if (tag === UNBIND) return { op: "unbind" };
    if (tag === ABANDON) return { op: "abandon" };
    if (tag === EXTENDED) return { op: "extended", name: new BerReader(content).text(0x80) };
    const answer = OTHERS.get(tag);
    if (answer === undefined) throw new BerError(`There is no operation ${tag}.`);
    return { op: "other", answer };
}

const SIMPLE = 0x80;

function readBind(bind: BerReader): Operation {
    const version = bind.integer();
    const dn = bind.text();
    return { op: "bind", version, dn, password: bind.tag === SIMPLE ? bind.text(SIMPLE) : undefined };
}

/** Names of attributes that a search may ask for. */
const MAX_ATTRIBUTES = 512;

const SCOPES: readonly Scope[] = ["base", "one", "sub"];

function readSearch(search: BerReader): Search {
    const base = search.text();
    const scope = SCOPES[search.integer(ENUMERATED)];
    if (!scope) throw new BerError("There is no such scope.");
    search.integer(ENUMERATED);
    const sizeLimit = search.integer();
    search.integer();
    const typesOnly = search.boolean();
    const filter = readFilter(search, { items: 0 }, 0);
    const names = search.enter();
    const attributes: string[] = [];
    while (!names.isDone) {
        if (attributes.push(names.text()) > MAX_ATTRIBUTES) throw new BerError(`At most ${MAX_ATTRIBUTES} attributes are given.`);
    }
    return { op: "search", base, scope, sizeLimit, typesOnly, filter, attributes };
}

function readControls(controls: BerReader): Control[] {
    const found: Control[] = [];
    while (!controls.isDone) {
        const control = controls.enter();
        const oid = control.text();
        const isCritical = control.tag === BOOLEAN && control.boolean();
        found.push({ oid, isCritical, value: control.tag === OCTETS ? control.content(OCTETS) : undefined });
    }
    return found;
}

const AND = 0xa0;
const OR = 0xa1;
const NOT = 0xa2;
const EQUAL = 0xa3;
const SUBSTRINGS = 0xa4;
const GREATER = 0xa5;
const LESS = 0xa6;
const PRESENT = 0x87;
const APPROX = 0xa8;
const EXTENSIBLE = 0xa9;
const COMPARED = new Map([
    [EQUAL, "equal"],
    [GREATER, "greaterOrEqual"],
    [LESS, "lessOrEqual"],
    [APPROX, "approx"],
] as const);
type Comparing = Parameters<(typeof COMPARED)["get"]>[0];

function readFilter(reader: BerReader, count: { items: number }, depth: number): Filter {
    if (depth >= MAX_FILTER_DEPTH || ++count.items > MAX_FILTER_ITEMS) throw new BerError("The filter is too large.");
    const { tag } = reader;
    switch (tag) {
        case AND:
        case OR: {
            const list = reader.enter(tag);
            const filters: Filter[] = [];
            while (!list.isDone) filters.push(readFilter(list, count, depth + 1));
            return { kind: tag === AND ? "and" : "or", filters };
        }
        case NOT:
            return { kind: "not", filter: readFilter(reader.enter(tag), count, depth + 1) };
        case PRESENT:
            return { kind: "present", attribute: reader.text(tag) };
        case SUBSTRINGS:
            return readSubstrings(reader.enter(tag), count);
        case EXTENSIBLE:
            return readExtensible(reader.enter(tag));
        default:
            return readComparison(reader, tag);
    }
}

function readComparison(reader: BerReader, tag: number | undefined): Filter {
    const kind = COMPARED.get(tag as Comparing);
    if (!kind || tag === undefined) throw new BerError(`There is no filter ${tag ?? "at the end"}.`);
    const comparison = reader.enter(tag);
    return { kind, attribute: comparison.text(), value: toValue(comparison.content(OCTETS)) };
}

function readSubstrings(reader: BerReader, count: { items: number }): Filter {
    const attribute = reader.text();
    const parts = reader.enter();
    const initial = parts.tag === 0x80 ? toValue(parts.content(0x80)) : undefined;
    const any: Value[] = [];
    while (parts.tag === 0x81) {
        if (++count.items > MAX_FILTER_ITEMS) throw new BerError("The filter is too large.");
        any.push(toValue(parts.content(0x81)));
    }
    const final = parts.tag === 0x82 ? toValue(parts.content(0x82)) : undefined;
    if (!parts.isDone) throw new BerError("Parts of a value are out of order.");
    return { kind: "substrings", attribute, ...(initial === undefined ? {} : { initial }), any, ...(final === undefined ? {} : { final }) };
}

function readExtensible(reader: BerReader): Filter {
    const rule = reader.tag === 0x81 ? reader.text(0x81) : undefined;
    const attribute = reader.tag === 0x82 ? reader.text(0x82) : undefined;
    const value = toValue(reader.content(0x83));
    const dn = reader.tag === 0x84 && reader.boolean(0x84);
    return { kind: "extensible", ...(attribute === undefined ? {} : { attribute }), ...(rule === undefined ? {} : { rule }), dn, value };
}

export interface Result {
    readonly code: number;
    readonly message?: string;
    readonly controls?: readonly Uint8Array[];
}

const wrapped = (id: number, operation: Uint8Array, controls: readonly Uint8Array[] = []): Uint8Array =>
    ber(SEQUENCE, berInteger(id), operation, ...(controls.length ? [ber(CONTROLS, ...controls)] : []));

/** What is answered to a message: entries of a search, and a result at its end. */
export type Answer = { readonly id: number; readonly entry: Entry } | { readonly id: number; readonly tag: number; readonly result: Result };

export const writeAnswer = (answer: Answer): Uint8Array =>
    "entry" in answer ? writeEntry(answer.id, answer.entry) : writeResult(answer.id, answer.tag, answer.result);

const writeResult = (id: number, tag: number, { code, message = "", controls }: Result): Uint8Array =>
    wrapped(id, ber(tag, berInteger(code, ENUMERATED), berText(""), berText(message)), controls);

const NOTICE_OF_DISCONNECTION = "1.3.6.1.4.1.1466.20036";

/** RFC 4511 4.4.1: said before the connection is closed because of the client. */
export const writeDisconnection = (code: number, message: string): Uint8Array =>
    wrapped(0, ber(ANSWER.extended, berInteger(code, ENUMERATED), berText(""), berText(message), berText(NOTICE_OF_DISCONNECTION, 0x8a)));

const writeEntry = (id: number, { dn, attributes }: Entry): Uint8Array =>
    wrapped(id, ber(ANSWER.entry, berText(dn), ber(SEQUENCE, ...[...attributes.values()].map(writeAttribute))));

const writeAttribute = ({ name, values }: Attribute): Uint8Array => ber(SEQUENCE, berText(name), ber(SET, ...values.map((value) => berText(value))));

/** Simple paged results: RFC 2696. */
export const PAGED = "1.2.840.113556.1.4.319";

export function readPaging(value: Uint8Array): { size: number; cookie: string } {
    const paging = new BerReader(value).enter();
    return { size: paging.integer(), cookie: paging.text() };
}

export const writePaging = (cookie: string): Uint8Array => ber(SEQUENCE, berText(PAGED), ber(OCTETS, ber(SEQUENCE, berInteger(0), berText(cookie))));
