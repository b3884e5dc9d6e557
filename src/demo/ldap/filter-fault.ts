import { msg, str } from "@lit/localize";
import { byPattern, type Pattern } from "#src/base/patterns.ts";
import { together } from "#src/base/together.ts";

/* What the server says of a filter that cannot be read (RFC 4515), in the visitor's language. Sentences that are nowhere in this list stand as they came. */
const KINDS: readonly Pattern[] = [
    [/^A filter has at most (\d+) characters: it is too long$/, (most) => msg(str`A filter has at most ${most} characters.`)],
    [/^A filter has at most (\d+) levels: there is another one$/, (most) => msg(str`A filter has at most ${most} levels.`)],
    [/^A filter has at most (\d+) conditions: there is another one$/, (most) => msg(str`A filter has at most ${most} conditions.`)],
    [/^The filter has ended: something else stands$/, () => msg("The filter has ended before this.")],
    [/^("\S+") is missing$/, (sign) => msg(str`${sign} is missing.`)],
    [/^"=", ">=", "<=", "~=" or ":=" is missing$/, () => msg("A comparison is missing: one of =, >=, <=, ~= and :=.")],
    [/^The name of an attribute is missing$/, () => msg("The name of an attribute is missing.")],
    [/^Neither an attribute nor a matching rule is named$/, () => msg("Neither an attribute nor a matching rule is named.")],
    [/^"(\S)" (?:has no meaning here, and|in a value) has to be escaped as (\S+)$/, (sign, escaped) => msg(str`In a value ${sign} is written as ${escaped}.`)],
    [/^A zero character has to be escaped as (\S+)$/, (escaped) => msg(str`A zero character is written as ${escaped}.`)],
    [/^After "\\" come two hex digits: something else stands$/, () => msg("Two hex digits follow a backslash.")],
];

const PLACE = /^(.*) at character (\d+)\.$/s;

/** What is wrong with a filter, and where, for a person. */
export function filterFault(said: string): string {
    const [, what, at] = PLACE.exec(said) ?? [];
    if (what === undefined || at === undefined) return said;
    const text = byPattern(what, KINDS);
    return text === undefined ? said : together(msg(str`Character ${at}: ${text}`));
}
