import { attributeOf, childOfName, type XmlElement, XmlError } from "#mock/encoding/xml.ts";
import { LongMessage, UnexpectedMessage, UnreadableMessage } from "../errors.ts";
import { FORMATS, PROTOCOL } from "../names.ts";

/** What an authentication request asks for (SAML 2.0 Core, 3.4.1); what it says besides is not looked at. */
export interface AuthnRequest {
    readonly id: string;
    /** Where it wants its answer; undefined: where it is registered. */
    readonly acsUrl: string | undefined;
    readonly format: string;
}

export function parseRequest({ message }: { message: XmlElement }): { request: AuthnRequest } {
    if (message.local !== "AuthnRequest" || message.namespace !== PROTOCOL) throw new UnexpectedMessage();
    const id = valueOf(message, "ID");
    if (!id) throw new UnreadableMessage("It has no ID.");
    const format = valueOf(policyOf(message) ?? message, "Format");
    return { request: { id, acsUrl: valueOf(message, "AssertionConsumerServiceURL"), format: format || FORMATS.unspecified } };
}

/** Longest value, in characters: the answer, an event and the plan of a flow repeat them. As long as the name of an entity may be (SAML 2.0 Core, 8.3.6). */
const MAX_VALUE = 1024;

function valueOf(element: XmlElement, name: string): string | undefined {
    const value = attributeOf(element, name);
    if (value !== undefined && value.length > MAX_VALUE) throw new LongMessage(`Its ${name} has more than ${MAX_VALUE} characters.`);
    return value;
}

function policyOf(message: XmlElement): XmlElement | undefined {
    try {
        return childOfName(message, PROTOCOL, "NameIDPolicy");
    } catch (error) {
        if (error instanceof XmlError) throw new UnreadableMessage(error.message);
        throw error;
    }
}
