import { msg, str } from "@lit/localize";
import { byPattern, type Pattern } from "./patterns.ts";
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
    ["Must be a valid boolean.", () => msg("This must be true or false.")],
    ["Not a valid string.", () => msg("This must be a text.")],
    ["Must be a valid UUID.", () => msg("This must be a UUID.")],
    ["Enter a valid URL.", () => msg("Enter a valid URL.")],
    ["Enter a valid email address.", () => msg("Enter a valid email address.")],
    ["Enter a valid IPv4 or IPv6 address.", () => msg("Enter a valid IPv4 or IPv6 address.")],
    ["Enter a valid date/time.", () => msg("Enter a valid date/time.")],
    ['Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.', () => msg("Use letters, digits, hyphens and underscores only.")],
    ["Unable to load certificate.", () => msg("Unable to load certificate.")],
    ["Unable to load private key (possibly encrypted?).", () => msg("The private key cannot be read. Is it encrypted?")],
    ["Value must be a dictionary, and not have any duplicate keys.", () => msg("This must be an object of names and values.")],
    ["Value must not contain spaces.", () => msg("This may not contain spaces.")],
    ["No leading or trailing slashes allowed.", () => msg("The path may not begin or end with a slash.")],
    ["No empty segments in user path allowed.", () => msg("The path may not have two slashes in a row.")],
    ["One of 'policy', 'group' or 'user' must be set.", () => msg("Choose a policy, a group or a user.")],
    ["Only one of 'policy', 'group' or 'user' can be set.", () => msg("Choose only one: a policy, a group or a user.")],
    ["At least one criteria must be set.", () => msg("Set at least one criterion.")],
    ["Only a single Tenant can be set as default.", () => msg("Another tenant is the default already.")],
    [
        "Only a single LDAP Source with password synchronization is allowed",
        () => msg("Another LDAP source changes passwords in its directory already: only one may do so."),
    ],
    ["Internal host cannot be empty when forward auth is disabled.", () => msg("Give the internal host: the proxy passes requests on to it.")],
    [
        "User and password attributes must be set when basic auth is enabled.",
        () => msg("Give the attributes for the username and the password, or turn HTTP basic authentication off."),
    ],
    ['When "Not configured action" is set to "Configure", you must set a configuration stage.', () => msg("Choose a stage by which people set a device up.")],
    ["Webhook URL may not be empty.", () => msg("Give the webhook’s URL.")],
    ["Either path or content must be set.", () => msg("Give a path or a content.")],
    ["User does not exist.", () => msg("There is no such user.")],
    ["Device exists already.", () => msg("There is such a device already.")],
    ["Admin integration key is not set.", () => msg("The stage has no key for Duo’s admin API.")],
    ["This object is still in use.", () => msg("This is still in use.")],
    ["This was changed by somebody else in the meantime. Try again.", () => msg("This was changed by somebody else in the meantime. Try again.")],
    ["Null characters are not allowed.", () => msg("The character with code 0 is not allowed.")],
    ["Invalid XML Syntax", () => msg("This is no XML, or it has a mistake in it.")],
    ["Invalid kubeconfig", () => msg("This is no kubeconfig.")],
    ["You can only use an empty kubeconfig when connecting to a local cluster.", () => msg("Only a local cluster needs no kubeconfig.")],
    ["Failed to validate blueprint", () => msg("Failed to validate blueprint")],
    ["No registry can be reached from here.", () => msg("No registry can be reached from here.")],
    ["Something went wrong here. Nothing was changed.", () => msg("Something went wrong on the server. Nothing was changed.")],
    ["A server error occurred.", () => msg("A server error occurred.")],
    ["You do not have permission to perform this action.", () => msg("You do not have permission to perform this action.")],
    ["Authentication credentials were not provided.", () => msg("Authentication credentials were not provided.")],
]);

/** Sentences with something of the request in them. */
const PATTERNS: readonly Pattern[] = [
    [/^Ensure this field has no more than (\d+) characters\.$/, (most) => msg(str`Ensure this field has no more than ${most} characters.`)],
    [/^Ensure this value is less than or equal to (-?[\d.]+)\.$/, (most) => msg(str`Ensure this value is less than or equal to ${most}.`)],
    [/^Ensure this value is greater than or equal to (-?[\d.]+)\.$/, (least) => msg(str`Ensure this value is greater than or equal to ${least}.`)],
    [/^.+ with this .+ already exists\.$/, () => msg("This is taken already: choose another.")],
    [/^The fields (.+) must make a unique set\.$/, (fields) => msg(str`The fields ${fields} must make a unique set.`)],
    [/^"(.*)" is not a valid choice\.$/, (value) => msg(str`“${value}” is not a valid choice.`)],
    [/^“(.*)” is not a valid UUID\.$/, (value) => msg(str`“${value}” is not a valid UUID.`)],
    [/^The body is too large: at most (\d+) bytes are taken here\.$/, (bytes) => msg(str`This is too large: at most ${sizeText(Number(bytes))} can be sent.`)],
    [/^No XML holds the character (U\+[0-9A-F]+)\.$/, (character) => msg(str`The character ${character} cannot stand in XML, and so not here.`)],
    [/^Datetime has wrong format\./, () => msg("Enter a valid date/time.")],
    [/^Expected a list of items but got type ".+"\.$/, () => msg("This must be a list.")],
    [/^Expected a dictionary of items but got type ".+"\.$/, () => msg("This must be an object of names and values.")],
    [/^Incorrect type\. Expected pk value, received .+\.$/, () => msg("This must be the key of what is chosen.")],
    [/^Object with (.+) does not exist\.$/, (key) => msg(str`What was chosen here is no longer there (${key}).`)],
    [/^Invalid template '(.+)' specified\.$/, (template) => msg(str`There is no template ${template}.`)],
    [
        /^Outpost type .+ can't be used with .+ providers\.$/,
        () => msg("Something that is chosen here is for the other type of outpost. Remove it, or choose that type."),
    ],
    [
        /^Failed to validate config: wrong value type for field "(.+?)" - should be "(.+?)" instead of value "(.*)" of type "(.+?)"$/s,
        (field, wanted, value, given) => msg(str`${field} must be of the type ${wanted}: “${value}” is of the type ${given}.`),
    ],
    [/^(authorization_url|access_token_url|profile_url) is required for provider (.+)$/, (url, kind) => msg(str`${kind} needs a URL here: ${url}.`)],
    [/^\[Errno 2\] No such file or directory: '(.+)'$/, (path) => msg(str`There is no file ${path}.`)],
    [/^Expression Syntax Error: (.+)$/s, (fault) => msg(str`The expression cannot be read: ${fault}`)],
    [/^(.+) is not in the correct format of 'hours=3;minutes=1'\.$/, (value) => msg(str`${value} is not a span of time such as hours=3;minutes=1.`)],
];

/** A refusal of the server in the visitor's language, where it is one of its framework's. */
export function refusal(said: string): string {
    return SENTENCES.get(said)?.() ?? byPattern(said, PATTERNS) ?? said;
}
