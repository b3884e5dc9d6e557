import { attributeOf, childOfName, type XmlElement, XmlError } from "#mock/encoding/xml.ts";
import { UnexpectedMessage, UnreadableMessage } from "../errors.ts";
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
    const id = attributeOf(message, "ID");
    if (!id) throw new UnreadableMessage("It has no ID.");
    const format = attributeOf(policyOf(message) ?? message, "Format");
    return { request: { id, acsUrl: attributeOf(message, "AssertionConsumerServiceURL"), format: format || FORMATS.unspecified } };
}

function policyOf(message: XmlElement): XmlElement | undefined {
    try {
        return childOfName(message, PROTOCOL, "NameIDPolicy");
    } catch (error) {
        if (error instanceof XmlError) throw new UnreadableMessage(error.message);
        throw error;
    }
}
