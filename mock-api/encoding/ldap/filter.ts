import { bytesOf, toValue, type Value } from "./attribute.ts";
import { LdapSyntaxError } from "./syntax-error.ts";

export { LdapLimitError, matcher, MAX_COMPARISONS } from "./match.ts";

/** A search filter: RFC 4511 4.5.1.7; as text, RFC 4515. */
export type Filter =
    | { readonly kind: "and" | "or"; readonly filters: readonly Filter[] }
    | { readonly kind: "not"; readonly filter: Filter }
    | { readonly kind: "present"; readonly attribute: string }
    | { readonly kind: Comparison; readonly attribute: string; readonly value: Value }
    | Substrings
    | Extensible;
export type Comparison = "equal" | "greaterOrEqual" | "lessOrEqual" | "approx";
export interface Substrings {
    readonly kind: "substrings";
    readonly attribute: string;
    readonly initial?: Value;
    readonly any: readonly Value[];
    readonly final?: Value;
}
export interface Extensible {
    readonly kind: "extensible";
    /** Without it, every attribute that the rule can be asked of. */
    readonly attribute?: string;
    readonly rule?: string;
    /** The parts of the entry's own name count as attributes too. */
    readonly dn: boolean;
    readonly value: Value;
}

/** What a filter may have, so that neither reading nor asking it takes long: characters, levels, conditions. */
export const MAX_FILTER = 16_384;
export const MAX_FILTER_DEPTH = 32;
export const MAX_FILTER_ITEMS = 512;

/** RFC 4512 2.5, and the dots, slashes and underscores that names of our own attributes have. */
const ATTRIBUTE = /[A-Za-z0-9][\w./-]*(?:;[\w-]+)*/y;
const COMPARISONS = new Map<string, Comparison>([
    [">=", "greaterOrEqual"],
    ["<=", "lessOrEqual"],
    ["~=", "approx"],
]);

/** Throws a LdapSyntaxError for what is no filter. One condition may stand without its parentheses; blanks around filters are let pass. */
export function parseFilter(text: string): Filter {
    if (text.length > MAX_FILTER) throw new LdapSyntaxError(`A filter has at most ${MAX_FILTER} characters: it is too long`, MAX_FILTER);
    const reader = new Reader(text);
    const filter = reader.next() === "(" ? reader.filter(0) : reader.item();
    if (reader.next() !== undefined) throw reader.error("The filter has ended: something else stands");
    return filter;
}

class Reader {
    readonly #text: string;
    #at = 0;
    #items = 0;
    constructor(text: string) {
        this.#text = text;
    }

    error(problem: string, position = this.#at): LdapSyntaxError {
        return new LdapSyntaxError(problem, position);
    }

    /** The next character that is no blank; undefined at the end. */
    next(): string | undefined {
        while (this.#text[this.#at] === " ") this.#at++;
        return this.#text[this.#at];
    }

    filter(depth: number): Filter {
        if (depth >= MAX_FILTER_DEPTH) throw this.error(`A filter has at most ${MAX_FILTER_DEPTH} levels: there is another one`);
        if (this.next() !== "(") throw this.error('"(" is missing');
        this.#at++;
        const operator = this.next();
        let filter: Filter;
        if (operator === "&" || operator === "|") {
            this.#at++;
            filter = { kind: operator === "&" ? "and" : "or", filters: this.#list(depth) };
        } else if (operator === "!") {
            this.#at++;
            filter = { kind: "not", filter: this.filter(depth + 1) };
        } else filter = this.item();
        if (this.next() !== ")") throw this.error('")" is missing');
        this.#at++;
        return filter;
    }

    /** None at all is allowed: `(&)` is always true, `(|)` never (RFC 4526). */
    #list(depth: number): Filter[] {
        const filters: Filter[] = [];
        while (this.next() === "(") filters.push(this.filter(depth + 1));
        return filters;
    }

    item(): Filter {
        if (++this.#items > MAX_FILTER_ITEMS) throw this.error(`A filter has at most ${MAX_FILTER_ITEMS} conditions: there is another one`);
        const attribute = this.#take(ATTRIBUTE);
        if (this.next() === ":") return this.#extensible(attribute);
        if (attribute === undefined) throw this.error("The name of an attribute is missing");
        const comparison = COMPARISONS.get(this.#text.slice(this.#at, this.#at + 2));
        if (comparison) {
            this.#at += 2;
            return { kind: comparison, attribute, value: this.#value() };
        }
        if (this.#text[this.#at] !== "=") throw this.error('"=", ">=", "<=", "~=" or ":=" is missing');
        this.#at++;
        return this.#equalityOrParts(attribute);
    }

    #equalityOrParts(attribute: string): Filter {
        const parts = [this.#part()];
        while (this.#text[this.#at] === "*") {
            this.#at++;
            parts.push(this.#part());
        }
        const [initial, ...others] = parts;
        if (initial !== undefined && !others.length) return { kind: "equal", attribute, value: initial };
        const final = others.pop();
        const any = others.filter((part) => part !== "");
        if (initial === "" && final === "" && !any.length) return { kind: "present", attribute };
        return { kind: "substrings", attribute, ...(initial ? { initial } : {}), any, ...(final ? { final } : {}) };
    }

    /** `cn:dn:caseExactMatch:=value`, each part but the last may be left out. */
    #extensible(attribute: string | undefined): Filter {
        this.#at++;
        const isDn = /^dn:/i.test(this.#text.slice(this.#at, this.#at + 3));
        if (isDn) this.#at += 3;
        const rule = this.#text[this.#at] === "=" ? undefined : this.#take(ATTRIBUTE);
        if (rule !== undefined) {
            if (this.#text[this.#at] !== ":") throw this.error('":=" is missing');
            this.#at++;
        }
        if (this.#text[this.#at] !== "=") throw this.error('":=" is missing');
        this.#at++;
        if (attribute === undefined && rule === undefined) throw this.error("Neither an attribute nor a matching rule is named");
        return {
            kind: "extensible",
            ...(attribute === undefined ? {} : { attribute }),
            ...(rule === undefined ? {} : { rule }),
            dn: isDn,
            value: this.#value(),
        };
    }

    #value(): Value {
        const value = this.#part();
        if (this.#text[this.#at] === "*") throw this.error('"*" has no meaning here, and has to be escaped as \\2a');
        return value;
    }

    /** Up to what ends a value or stands for any characters. */
    #part(): Value {
        const start = this.#at;
        while (this.#at < this.#text.length && !"*()".includes(this.#text[this.#at]!)) this.#at++;
        if (this.#text[this.#at] === "(") throw this.error('"(" in a value has to be escaped as \\28');
        const part = this.#text.slice(start, this.#at);
        if (part.includes("\0")) throw this.error("A zero character has to be escaped as \\00", start + part.indexOf("\0"));
        return part.includes("\\") ? unescape(part, start) : part;
    }

    #take(pattern: RegExp): string | undefined {
        pattern.lastIndex = this.#at;
        const taken = pattern.exec(this.#text)?.[0];
        this.#at += taken?.length ?? 0;
        return taken;
    }
}

/** Bytes that were escaped as hex, together with what stands around them, are the UTF-8 of a text or no text at all. */
function unescape(part: string, start: number): Value {
    const bytes: number[] = [];
    for (let at = 0; at < part.length;) {
        if (part[at] === "\\") {
            const digits = part.slice(at + 1, at + 3);
            if (!/^[0-9A-Fa-f]{2}$/.test(digits)) throw new LdapSyntaxError('After "\\" come two hex digits: something else stands', start + at + 1);
            bytes.push(Number.parseInt(digits, 16));
            at += 3;
        } else {
            const end = part.indexOf("\\", at);
            const plain = part.slice(at, end < 0 ? part.length : end);
            bytes.push(...bytesOf(plain));
            at += plain.length;
        }
    }
    return toValue(Uint8Array.from(bytes));
}

/** A value as it may stand in a filter. */
export const escapeFilterValue = (value: Value): string =>
    typeof value === "string"
        ? value.replaceAll(/[*()\\\0]/g, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, "0")}`)
        : Array.from(value, (byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");

const SIGNS: Record<Comparison, string> = { equal: "=", greaterOrEqual: ">=", lessOrEqual: "<=", approx: "~=" };

/** A filter as text. */
export function formatFilter(filter: Filter): string {
    switch (filter.kind) {
        case "and":
        case "or":
            return `(${filter.kind === "and" ? "&" : "|"}${filter.filters.map(formatFilter).join("")})`;
        case "not":
            return `(!${formatFilter(filter.filter)})`;
        case "present":
            return `(${filter.attribute}=*)`;
        case "substrings":
            return `(${filter.attribute}=${[filter.initial ?? "", ...filter.any, filter.final ?? ""].map(escapeFilterValue).join("*")})`;
        case "extensible":
            return `(${filter.attribute ?? ""}${filter.dn ? ":dn" : ""}${filter.rule ? `:${filter.rule}` : ""}:=${escapeFilterValue(filter.value)})`;
        default:
            return `(${filter.attribute}${SIGNS[filter.kind]}${escapeFilterValue(filter.value)})`;
    }
}
