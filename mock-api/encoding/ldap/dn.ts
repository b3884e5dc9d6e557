import { canonical, toValue } from "./attribute.ts";
import { foldCase } from "./prepare.ts";
import { LdapSyntaxError } from "./syntax-error.ts";

/* Distinguished names as text: RFC 4514. Blanks around separators are let pass, as most servers do. */

/** One `type=value`; a value that was written as `#` and hex digits stays as it was written. */
export interface Assertion {
    readonly type: string;
    readonly value: string;
}
/** The parts of one level, which `+` joins. */
export type Rdn = readonly Assertion[];
/** From the entry up to the root. */
export type Dn = readonly Rdn[];

/** Longest name that is read, in characters, and how many levels it may have. */
const MAX_DN = 8192;
const MAX_LEVELS = 64;

const TYPE = /[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)*/y;
/** What is escaped by a backslash alone. */
const SPECIAL = ' "#+,;<=>\\';

/** Throws a LdapSyntaxError for what is no name. */
export function parseDn(text: string): Dn {
    if (text.length > MAX_DN) throw new LdapSyntaxError(`A name has at most ${MAX_DN} characters: it is too long`, MAX_DN);
    const levels: Assertion[][] = [];
    let at = skipBlanks(text, 0);
    if (at === text.length) return [];
    for (let level: Assertion[] = []; ;) {
        const [assertion, end] = readAssertion(text, at);
        level.push(assertion);
        if (text[end] !== "+") {
            levels.push(level);
            if (levels.length > MAX_LEVELS) throw new LdapSyntaxError(`A name has at most ${MAX_LEVELS} levels: there is another one`, at);
            level = [];
        }
        if (end === text.length) return levels;
        at = skipBlanks(text, end + 1);
    }
}

/** One `type=value`, and where the separator after it stands. */
function readAssertion(text: string, start: number): [Assertion, end: number] {
    TYPE.lastIndex = start;
    const type = TYPE.exec(text)?.[0];
    if (!type) throw new LdapSyntaxError("The name of an attribute is missing", start);
    const equals = skipBlanks(text, start + type.length);
    if (text[equals] !== "=") throw new LdapSyntaxError(`"=" is missing after ${type}`, equals);
    const [value, end] = readValue(text, skipBlanks(text, equals + 1));
    return [{ type, value }, end];
}

function readValue(text: string, start: number): [value: string, end: number] {
    let value = "";
    /** Up to where the value counts: unescaped blanks at its end do not. */
    let kept = 0;
    let at = start;
    while (at < text.length && text[at] !== "," && text[at] !== "+") {
        const character = text[at]!;
        if (character === "\\") {
            const [read, end] = readEscape(text, at);
            value += read;
            kept = value.length;
            at = end;
            continue;
        }
        if ('";<>\0'.includes(character)) throw new LdapSyntaxError(`${JSON.stringify(character)} has to be escaped`, at);
        value += character;
        if (character !== " ") kept = value.length;
        at++;
    }
    return [value.slice(0, kept), at];
}

/** What an escape means: one special character, or as many bytes in hex as follow one another, together the UTF-8 of a text. */
function readEscape(text: string, start: number): [read: string, end: number] {
    const next = text[start + 1];
    if (next !== undefined && SPECIAL.includes(next)) return [next, start + 2];
    const pairs = /^(?:\\[0-9A-Fa-f]{2})+/.exec(text.slice(start))?.[0];
    if (!pairs) throw new LdapSyntaxError('After "\\" comes a special character or two hex digits: something else stands', start + 1);
    const read = toValue(Uint8Array.from(pairs.slice(1).split("\\"), (pair) => Number.parseInt(pair, 16)));
    if (typeof read !== "string") throw new LdapSyntaxError("The escaped bytes are no UTF-8", start);
    return [read, start + pairs.length];
}

function skipBlanks(text: string, start: number): number {
    let at = start;
    while (text[at] === " ") at++;
    return at;
}

/** A value as it may stand in a name. */
export function escapeDnValue(value: string): string {
    const escaped = value
        .replaceAll(/["+,;<>\\]/g, "\\$&")
        .replaceAll("\0", "\\00")
        .replace(/^[ #]/, "\\$&");
    return value.length > 1 && value.endsWith(" ") ? `${escaped.slice(0, -1)}\\ ` : escaped;
}

/** The same text for each level that means the same (RFC 4517 4.2.15), from the entry up to the root. */
export const levelsOf = (dn: Dn): string[] =>
    dn.map((rdn) =>
        rdn
            .map(({ type, value }) => `${canonical(type)}=${escapeDnValue(foldCase(value))}`)
            .toSorted()
            .join("+"),
    );

/** The levels of a name that is given as text; undefined where it is none. */
export function levelsOfText(text: string): readonly string[] | undefined {
    try {
        return levelsOf(parseDn(text));
    } catch (error) {
        if (error instanceof LdapSyntaxError) return undefined;
        throw error;
    }
}

/** How many levels a name stands below another: 0 for the same, undefined where it does not. Levels as `levelsOf` gives them. */
export function depthBelow(levels: readonly string[], base: readonly string[]): number | undefined {
    const depth = levels.length - base.length;
    return depth >= 0 && base.every((level, index) => levels[depth + index] === level) ? depth : undefined;
}
