import { HttpError } from "#kernel/base/errors.ts";

/* One class for each reason to refuse a message. A person reads the text: where a message is not understood or not trusted, nobody could be answered. */

export class MessageRefused extends HttpError {
    /** What is wrong with the message, without saying what the message is. */
    readonly detail: string | undefined;

    constructor(text: string, detail?: string) {
        super(400, detail ? `${text} ${detail}` : text);
        this.detail = detail;
    }
}

const refusal = (text: string) =>
    class extends MessageRefused {
        constructor(detail?: string) {
            super(text, detail);
        }
    };

export const MissingMessage = refusal("This address expects a SAML request, and there is none.");
export const UnreadableMessage = refusal("The SAML request cannot be read.");
export const UnexpectedMessage = refusal("The SAML message is of another kind than this address takes.");
export const UnsignedMessage = refusal("The SAML request has to be signed, and is not.");
export const BadSignature = refusal("The signature of the SAML request does not hold.");
export const LongMessage = refusal("The SAML request is too long.");
export const OtherIssuer = refusal("The SAML request is not by the application that is registered here.");
export const OtherDestination = refusal("The SAML request was meant for another address.");
export const StaleMessage = refusal("The time of the SAML request is over, or yet to come.");
export const RepeatedMessage = refusal("The SAML request was used before.");

/** SAML 2.0 Core, 3.4.1: an answer goes to the registered address and nowhere else. */
export class OtherAcs extends MessageRefused {
    constructor(asked: string, registered: string) {
        super(`ACS URL of ${asked} doesn't match Provider ACS URL of ${registered}.`);
    }
}

/** An assertion that cannot be made: for the administrator, in an event. */
export class AssertionError extends Error {}
