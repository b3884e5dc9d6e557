import { bytesOf, canonical, hexOf, type Value } from "./attribute.ts";
import { levelsOfText } from "./dn.ts";
import { collapse, foldCase, foldExact } from "./prepare.ts";

/**
 * How values of an attribute are compared (RFC 4517 4.2). What is undefined is no value of the syntax: an assertion about it is neither true nor false.
 */
export interface Syntax {
    /** The same text for values that are equal. */
    readonly equality: (value: Value) => string | undefined;
    /** What comes before what; without it, neither `>=` nor `<=` can be asked. */
    readonly ordering?: (value: Value) => string | number | bigint | undefined;
    /** A part of a value, as it would stand in what `equality` gives; without it, no substrings can be asked. */
    readonly substring?: (part: Value) => string | undefined;
}

const ofText =
    (prepare: (text: string) => string) =>
    (value: Value): string | undefined =>
        typeof value === "string" ? prepare(value) : undefined;

function text(prepare: (text: string) => string, part: (text: string) => string): Syntax {
    return { equality: ofText(prepare), ordering: ofText(prepare), substring: ofText(part) };
}
const caseIgnore = text(foldCase, (part) => collapse(part).toLowerCase());
const caseExact = text(foldExact, collapse);
/** RFC 4517 4.2.29: blanks and hyphens of a telephone number mean nothing. */
const withoutMarks = (number: string): string => foldCase(number).replaceAll(/[ -]/g, "");
const telephone: Syntax = text(withoutMarks, withoutMarks);

const toNumber = (value: Value): bigint | undefined => (typeof value === "string" && /^ *-?\d{1,40} *$/.test(value) ? BigInt(value.trim()) : undefined);
const integer: Syntax = { equality: (value) => toNumber(value)?.toString(), ordering: toNumber };

const boolean: Syntax = { equality: ofText((value) => value.trim().toUpperCase()) };

/** Parts of names that may not be told apart from separators are escaped in levels, so joining them is safe. */
const distinguishedName: Syntax = { equality: (value) => (typeof value === "string" ? levelsOfText(value)?.join(",") : undefined) };

const octets: Syntax = { equality: (value) => hexOf(bytesOf(value)) };

/** RFC 4517 3.3.13: `20230214093000.5Z`, `202302140930+0100`. */
const TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(?:[.,](\d{1,9}))?(?:Z|([+-])(\d{2})(\d{2})?)$/;
function toTime(value: Value): number | undefined {
    const match = typeof value === "string" ? TIME.exec(value.trim()) : null;
    if (!match) return undefined;
    const [, year, month, day, hour, minute = "00", second = "00", fraction = "0", sign, hours = "0", minutes = "0"] = match;
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + Number(`0.${fraction}`) * 1000;
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
    return Number.isNaN(at) ? undefined : at - (sign === "-" ? -offset : offset);
}
const time: Syntax = { equality: (value) => toTime(value)?.toString(), ordering: toTime };

/** Attributes whose values are not compared as texts without case. By canonical names. */
const SYNTAXES: readonly [Syntax, string][] = [
    [
        integer,
        "uidnumber gidnumber useraccountcontrol samaccounttype primarygroupid grouptype admincount badpwdcount logoncount instancetype usncreated usnchanged supportedldapversion pwdlastset lastlogon lastlogontimestamp lastlogoff accountexpires badpasswordtime lockouttime",
    ],
    [distinguishedName, "distinguishedname entrydn dn member uniquemember memberof owner manager secretary seealso roleoccupant namingcontexts directreports"],
    [octets, "objectguid objectsid userpassword jpegphoto thumbnailphoto usercertificate cacertificate usercertificate;binary cacertificate;binary"],
    [time, "createtimestamp modifytimestamp whencreated whenchanged"],
    [telephone, "telephonenumber mobile homephone facsimiletelephonenumber pager"],
];
const BY_ATTRIBUTE = new Map(SYNTAXES.flatMap(([syntax, names]) => names.split(" ").map((name): [string, Syntax] => [name, syntax])));

export const syntaxOf = (attribute: string): Syntax => BY_ATTRIBUTE.get(canonical(attribute)) ?? caseIgnore;

/** Matching rules that a filter may name (RFC 4517 4.2), each with its object identifier. */
const RULES: readonly [Syntax, ...string[]][] = [
    [caseIgnore, "caseignorematch", "2.5.13.2", "caseignoreia5match", "1.3.6.1.4.1.1466.109.114.2"],
    [caseExact, "caseexactmatch", "2.5.13.5", "caseexactia5match", "1.3.6.1.4.1.1466.109.114.1"],
    [integer, "integermatch", "2.5.13.14"],
    [boolean, "booleanmatch", "2.5.13.13"],
    [distinguishedName, "distinguishednamematch", "2.5.13.1"],
    [octets, "octetstringmatch", "2.5.13.17"],
    [time, "generalizedtimematch", "2.5.13.27"],
    [telephone, "telephonenumbermatch", "2.5.13.20"],
];
const BY_RULE = new Map(RULES.flatMap(([syntax, ...names]) => names.map((name): [string, Syntax] => [name, syntax])));

/** A value as it is compared; undefined where it is none of the syntax. */
export type Comparable = string | number | bigint | undefined;

/** What is asked of a value: it is prepared, once for all who ask the same way, and then compared. */
export interface Assertion {
    readonly prepare: (value: Value) => Comparable;
    readonly holds: (prepared: Comparable) => boolean;
}

/** Undefined where what is asserted is no value. */
export type Rule = (asserted: Value) => Assertion | undefined;

/** Active Directory's rules for numbers made of bits. */
const bits =
    (holds: (value: bigint, mask: bigint) => boolean): Rule =>
    (asserted) => {
        const mask = toNumber(asserted);
        return mask === undefined ? undefined : { prepare: toNumber, holds: (value) => typeof value === "bigint" && holds(value, mask) };
    };
const BIT_RULES = new Map<string, Rule>([
    ["1.2.840.113556.1.4.803", bits((value, mask) => (value & mask) === mask)],
    ["1.2.840.113556.1.4.804", bits((value, mask) => (value & mask) !== 0n)],
]);

export const equalBy =
    ({ equality }: Syntax): Rule =>
    (asserted) => {
        const wanted = equality(asserted);
        return wanted === undefined ? undefined : { prepare: equality, holds: (value) => value === wanted };
    };

/** The rule of a name or an object identifier; undefined where it is not known. */
export function ruleOf(name: string): Rule | undefined {
    const syntax = BY_RULE.get(name.toLowerCase());
    return syntax ? equalBy(syntax) : BIT_RULES.get(name);
}
