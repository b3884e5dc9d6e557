import { msg, str } from "@lit/localize";
import { sizeText } from "./size-text.ts";

/*
 * What the server's framework says of a request or of one field of it, always in English. Here it is said in the visitor's language; sentences that are
 * nowhere in this list (those of policies and of administrators among them) stand as they came.
 */
const SENTENCES: ReadonlyMap<string, () => string> = new Map([
    ["This field is required.", () => msg("This field is required.")],
    ["This field may not be blank.", () => msg("This field may not be blank.")],
    ["This field may not be null.", () => msg("This field may not be blank.")],
    ["This list may not be empty.", () => msg("This field may not be blank.")],
    ["This field must be unique.", () => msg("This is taken already: choose another.")],
    ["A valid integer is required.", () => msg("A valid integer is required.")],
    ["A valid number is required.", () => msg("A valid number is required.")],
    ["Enter a valid URL.", () => msg("Enter a valid URL.")],
    ["Enter a valid email address.", () => msg("Enter a valid email address.")],
    ["Enter a valid IPv4 or IPv6 address.", () => msg("Enter a valid IPv4 or IPv6 address.")],
    ["Enter a valid date/time.", () => msg("Enter a valid date/time.")],
    ['Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.', () => msg("Use letters, digits, hyphens and underscores only.")],
    ["Unable to load certificate.", () => msg("Unable to load certificate.")],
    ["Unable to load private key.", () => msg("Unable to load private key.")],
    ["Failed to validate blueprint", () => msg("Failed to validate blueprint")],
    ["No registry can be reached from here.", () => msg("No registry can be reached from here.")],
    ["Something went wrong here. Nothing was changed.", () => msg("Something went wrong on the server. Nothing was changed.")],
    ["A server error occurred.", () => msg("A server error occurred.")],
    ["You do not have permission to perform this action.", () => msg("You do not have permission to perform this action.")],
    ["Authentication credentials were not provided.", () => msg("Authentication credentials were not provided.")],
]);

/** Sentences with something of the request in them. */
const PATTERNS: readonly (readonly [pattern: RegExp, text: (...given: string[]) => string])[] = [
    [/^Ensure this field has no more than (\d+) characters\.$/, (most) => msg(str`Ensure this field has no more than ${most} characters.`)],
    [/^Ensure this value is less than or equal to (-?[\d.]+)\.$/, (most) => msg(str`Ensure this value is less than or equal to ${most}.`)],
    [/^Ensure this value is greater than or equal to (-?[\d.]+)\.$/, (least) => msg(str`Ensure this value is greater than or equal to ${least}.`)],
    [/^(.+) with this (.+) already exists\.$/, (kind, field) => msg(str`${kind} with this ${field} already exists.`)],
    [/^The fields (.+) must make a unique set\.$/, (fields) => msg(str`The fields ${fields} must make a unique set.`)],
    [/^"(.*)" is not a valid choice\.$/, (value) => msg(str`“${value}” is not a valid choice.`)],
    [/^“(.*)” is not a valid UUID\.$/, (value) => msg(str`“${value}” is not a valid UUID.`)],
    [/^The body is too large: at most (\d+) bytes are taken here\.$/, (bytes) => msg(str`This is too large: at most ${sizeText(Number(bytes))} can be sent.`)],
    [/^No XML holds the character (U\+[0-9A-F]+)\.$/, (character) => msg(str`The character ${character} cannot stand in XML, and so not here.`)],
    [/^(.+) is not in the correct format of 'hours=3;minutes=1'\.$/, (value) => msg(str`${value} is not a span of time such as hours=3;minutes=1.`)],
];

/** A refusal of the server in the visitor's language, where it is one of its framework's. */
export function refusal(said: string): string {
    const known = SENTENCES.get(said);
    if (known) return known();
    for (const [pattern, text] of PATTERNS) {
        const found = pattern.exec(said);
        if (found) return text(...found.slice(1));
    }
    return said;
}
