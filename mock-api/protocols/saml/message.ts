import { base64ToBytes } from "#mock/encoding/base64.ts";
import { inflate } from "#mock/encoding/deflate.ts";
import { parseXml, type XmlElement, XmlError } from "#mock/encoding/xml.ts";
import { xmlText } from "#mock/encoding/xml-text.ts";
import { LongMessage, MissingMessage, UnreadableMessage } from "./errors.ts";

/** Longest message as it travels, in characters, and unpacked, in bytes. */
export const MAX_MESSAGE = 12_000;
const MAX_UNPACKED = 256 * 1024;

/** A message of the redirect binding (SAML 2.0 Bindings, 3.4.4.1): deflated, or not, as some senders forget. Throws MessageRefused. */
export async function readDeflated(parameter: string | null): Promise<XmlElement> {
    const bytes = decoded(parameter, MAX_MESSAGE);
    return parsed(await inflate(bytes, MAX_UNPACKED).catch((error: unknown) => (error instanceof RangeError ? tooLong() : bytes)));
}

/** A message of the POST binding (SAML 2.0 Bindings, 3.5.4). Throws MessageRefused. */
export const readPlain = (parameter: string | null): XmlElement => parsed(decoded(parameter, MAX_MESSAGE));

/** The same of an answer, which carries an assertion and its signature and never travels in an address. Throws MessageRefused. */
export const readAnswer = (parameter: string | null): XmlElement => parsed(decoded(parameter, MAX_UNPACKED));

function decoded(parameter: string | null, limit: number): Uint8Array<ArrayBuffer> {
    if (!parameter) throw new MissingMessage();
    if (parameter.length > limit) throw new LongMessage();
    try {
        return base64ToBytes(parameter);
    } catch {
        throw new UnreadableMessage("It is not base64.");
    }
}

function parsed(bytes: Uint8Array): XmlElement {
    try {
        return parseXml(xmlText(bytes));
    } catch (error) {
        throw new UnreadableMessage(error instanceof XmlError ? error.message : "It is no text.");
    }
}

function tooLong(): never {
    throw new LongMessage();
}
