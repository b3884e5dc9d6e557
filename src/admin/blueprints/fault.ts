import { msg, str } from "@lit/localize";
import { ApiError, NON_FIELD } from "#src/base/errors.ts";
import { together } from "#src/base/together.ts";
import { yamlFault } from "#src/base/yaml-fault.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import { blueprintSentence } from "./sentences.ts";

const PLACE = /^Entry (\d+)(?: \(line (\d+)\))?: /;
const INVALID = /^Entry invalid: (?=[{[])/;
const UNREADABLE = /^This is not YAML of a blueprint: /;

/**
 * What is wrong with a blueprint, for a person. The server says of an entry that its object was refused by the same answer, in JSON, that the
 * API would have given: `Entry 1 (line 4): Entry invalid: {"name": ["This field is required."]}`.
 */
export function faultText(message: string): string {
    const place = PLACE.exec(message);
    const said = reasonOf(message.slice(place?.[0].length ?? 0));
    if (!place) return said;
    const [, entry, line] = place;
    return together(line === undefined ? msg(str`Entry ${entry}: ${said}`) : msg(str`Line ${line}: ${said}`));
}

/** The same of a fault whose line is known apart. */
export const problemText = ({ line, message }: { line?: number; message: string }): string =>
    line === undefined ? faultText(message) : together(msg(str`Line ${line}: ${faultText(message)}`));

function reasonOf(message: string): string {
    if (UNREADABLE.test(message)) return `${msg("This is not YAML.")} ${yamlFault(message.replace(UNREADABLE, ""))}`;
    const invalid = INVALID.exec(message);
    const fields = invalid ? fieldsOf(message.slice(invalid[0].length)) : [];
    if (!fields.length) return worded(message);
    const told = fields.map(([name, sentences]) => (name === NON_FIELD ? "" : `${name}: `) + sentences.map(worded).join(" "));
    return told.map((sentence, at) => (at < told.length - 1 ? sentence.replace(/\.$/, "") : sentence)).join("; ");
}

const worded = (said: string): string => blueprintSentence(said) ?? serverText(said);

function fieldsOf(text: string): [string, string[]][] {
    try {
        return Object.entries(new ApiError(400, JSON.parse(text)).fields);
    } catch {
        return [];
    }
}
