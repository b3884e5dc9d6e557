import type { IdentityProvider } from "./metadata.ts";
import { ASSERTION, PROTOCOL, SUCCESS } from "./names.ts";
import { isSignedBy } from "./signature.ts";
import { children, only, textIn } from "./xml.ts";

/** What is checked of an answer (SAML 2.0 Profiles 4.1.4.3), in this order. */
export type CheckName = "status" | "signature" | "issuer" | "recipient" | "in_response_to" | "audience" | "begun" | "not_ended";

export interface Check {
    readonly name: CheckName;
    /** Undefined where it cannot be checked: without the browser's cryptography. */
    readonly isGood: boolean | undefined;
    /** What the answer says. */
    readonly found: string;
}

/** Who signed in, as the signed assertion tells it. */
export interface Person {
    readonly name: string;
    readonly format: string;
    readonly session: string;
    readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** What the answer should say. */
export interface Expected {
    readonly provider: IdentityProvider;
    /** The demo's assertion consumer service, and its own name. */
    readonly acs: string;
    readonly audience: string;
    /** The request's id; undefined where nobody asked. */
    readonly asked: string | undefined;
}

/** How far clocks may differ, in ms. */
const LEEWAY = 60_000;

/**
 * Checks an answer; a check fails by itself, so that a person sees all of them. Only what the signature covers is read: the one assertion that is a child
 * of the answer. `now`: ms since the epoch.
 */
export async function checkAnswer(response: Element, expected: Expected, now = Date.now()): Promise<Check[]> {
    const assertion = assertionIn(response);
    const conditions = only(assertion, ASSERTION, "Conditions");
    const confirmed = only(assertion, ASSERTION, "Subject", "SubjectConfirmation", "SubjectConfirmationData");
    const attribute = (element: Element | undefined, name: string) => element?.getAttribute(name) ?? "";
    const status = attribute(only(response, PROTOCOL, "Status", "StatusCode"), "Value");
    const issuer = textIn(only(assertion, ASSERTION, "Issuer"));
    const recipient = attribute(confirmed, "Recipient");
    const answers = attribute(confirmed, "InResponseTo");
    const audience = textIn(only(conditions, ASSERTION, "AudienceRestriction", "Audience"));
    const [from, until, confirmedUntil] = [attribute(conditions, "NotBefore"), attribute(conditions, "NotOnOrAfter"), attribute(confirmed, "NotOnOrAfter")];
    return [
        { name: "status", isGood: status === SUCCESS, found: status.split(":").pop() ?? "" },
        { name: "signature", isGood: await isSigned(assertion, expected.provider), found: assertion?.getAttribute("ID") ?? "" },
        { name: "issuer", isGood: issuer === expected.provider.entityId, found: issuer },
        { name: "recipient", isGood: recipient === expected.acs, found: recipient },
        { name: "in_response_to", isGood: answers === (expected.asked ?? ""), found: answers },
        { name: "audience", isGood: audience === expected.audience, found: audience },
        // Without a moment there is nothing to hold it to: no comparison with NaN is true.
        { name: "begun", isGood: Date.parse(from) <= now + LEEWAY, found: from },
        { name: "not_ended", isGood: Math.min(Date.parse(until), Date.parse(confirmedUntil)) > now - LEEWAY, found: until },
    ];
}

async function isSigned(assertion: Element | undefined, { certificates }: IdentityProvider): Promise<boolean | undefined> {
    // Only pages of https and of this machine may use the browser's cryptography.
    if (!globalThis.isSecureContext) return undefined;
    return assertion !== undefined && isSignedBy(assertion, certificates);
}

/** The only assertion of an answer, wherever others are hidden in it (signature wrapping). */
function assertionIn(response: Element): Element | undefined {
    const all = response.getElementsByTagNameNS(ASSERTION, "Assertion");
    return response.namespaceURI === PROTOCOL && response.localName === "Response" && all.length === 1 ? only(response, ASSERTION, "Assertion") : undefined;
}

export function personIn(response: Element): Person {
    const assertion = assertionIn(response);
    const name = only(assertion, ASSERTION, "Subject", "NameID");
    return {
        name: textIn(name),
        format: name?.getAttribute("Format") ?? "",
        session: only(assertion, ASSERTION, "AuthnStatement")?.getAttribute("SessionIndex") ?? "",
        attributes: children(only(assertion, ASSERTION, "AttributeStatement"), ASSERTION, "Attribute").map((one) => [
            one.getAttribute("FriendlyName") || one.getAttribute("Name") || "",
            children(one, ASSERTION, "AttributeValue").map(textIn).join(", "),
        ]),
    };
}
