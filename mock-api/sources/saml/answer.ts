import type { JsonObject } from "#kernel/base/models.ts";
import { DAY_MS } from "#mock/encoding/time.ts";
import { SignatureError } from "#mock/encoding/xml-algorithms.ts";
import { checkSigned, DSIG } from "#mock/encoding/xml-signature.ts";
import { attributeOf, childOfName, childrenOf, elementsOf, textOf, type XmlElement, XmlError } from "#mock/encoding/xml.ts";
import { ASSERTION, momentOf, PROTOCOL } from "#mock/protocols/saml/names.ts";
import { SignInFailed } from "../refusal.ts";

/** What an assertion has to be meant for. */
export interface Expected {
    readonly acs: string;
    readonly issuer: string;
    /** The request that was sent; undefined where the provider may answer unasked. */
    readonly requestId: string | undefined;
    /** ms since the epoch. */
    readonly now: number;
}

/** Clocks of two machines differ, by ms at most. */
const SKEW_MS = 60_000;

/** For how long an assertion that came unasked is remembered. */
export const REMEMBERED_MS = DAY_MS;

/** SAML 2.0 Core, 3.2.2.2. */
const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** SAML 2.0 Core, 4.1: what another version means by the same words is not known. */
function checkVersion(element: XmlElement): void {
    if (attributeOf(element, "Version") !== "2.0") throw new SignInFailed("unreadable", "It is not of version 2.0.");
}

/** SAML 2.0 Core, 3.2.2: an answer, and whether it is a good one. Throws SignInFailed with what the other side says. */
export function checkStatus(response: XmlElement): void {
    if (response.local !== "Response" || response.namespace !== PROTOCOL) throw new SignInFailed("unreadable", "It is no SAML response.");
    checkVersion(response);
    const status = childOfName(response, PROTOCOL, "Status");
    const code = status && childOfName(status, PROTOCOL, "StatusCode");
    if (code && attributeOf(code, "Value") === SUCCESS) return;
    const message = status && childOfName(status, PROTOCOL, "StatusMessage");
    throw new SignInFailed("refused", message ? textOf(message) : undefined);
}

/** The one assertion of an answer. Throws SignInFailed, and XmlError where there are several. */
export function assertionOf(response: XmlElement): XmlElement {
    const assertion = childOfName(response, ASSERTION, "Assertion");
    if (assertion) return assertion;
    throw new SignInFailed("unreadable", childrenOf(response, ASSERTION, "EncryptedAssertion").length ? "It is encrypted." : "It has no assertion.");
}

/**
 * The certificate (PEM) vouches for an assertion: it is signed itself, or the answer around it as a whole, or both, and then both signatures hold
 * (SAML 2.0 Core, 3.2.2). Nothing but the assertion may say who somebody is: all else in the answer could be anybody's. Throws SignInFailed.
 */
export async function checkVouched(response: XmlElement, assertion: XmlElement, certificate: string): Promise<void> {
    try {
        const [isItself, isWhole] = [assertion, response].map((one) => childrenOf(one, DSIG, "Signature").length > 0);
        if (isItself) await checkSigned(assertion, certificate);
        if (isWhole || !isItself) await checkSigned(response, certificate, assertion);
    } catch (error) {
        if (error instanceof SignatureError || error instanceof XmlError) throw new SignInFailed("signature", error.message);
        throw error;
    }
}

/** SAML 2.0 Core, 2.5.1: whoever does not know a condition cannot say that it holds. */
const KNOWN_CONDITIONS = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"];

const isUnknown = (condition: XmlElement): boolean => condition.namespace !== ASSERTION || !KNOWN_CONDITIONS.includes(condition.local);

/** SAML 2.0 Core, 2.4.1.2 and 2.5, and Profiles, 4.1.4.2, 4.1.4.3 and 4.1.5: for here, for now, and to this request. Throws SignInFailed. */
export function checkMeant(response: XmlElement, assertion: XmlElement, expected: Expected): void {
    const { acs, issuer, requestId, now } = expected;
    const destination = attributeOf(response, "Destination");
    if (destination !== undefined && destination !== acs) unfit("It was sent to another address.");
    // Bindings, 3.5.5.2: who signs the answer as a whole says where it goes.
    if (destination === undefined && childrenOf(response, DSIG, "Signature").length) unfit("It does not say where it is sent.");
    checkVersion(assertion);
    if (!attributeOf(assertion, "ID")) unfit("It has no ID.");
    if (!childOfName(assertion, ASSERTION, "Issuer")) unfit("It does not say by whom it is.");
    if (attributeOf(response, "InResponseTo") !== requestId) throw new SignInFailed("state");
    const conditions = childOfName(assertion, ASSERTION, "Conditions");
    if (conditions && isOver(conditions, now)) unfit("Its time is over, or yet to come.");
    if (conditions && elementsOf(conditions).some(isUnknown)) unfit("It has a condition that is not known here.");
    const restrictions = conditions ? childrenOf(conditions, ASSERTION, "AudienceRestriction") : [];
    if (!restrictions.length) unfit("It does not say for whom it is.");
    for (const restriction of restrictions)
        if (!childrenOf(restriction, ASSERTION, "Audience").some((audience) => textOf(audience).trim() === issuer)) unfit("It is for another audience.");
    checkBearer(assertion, expected);
    checkSession(assertion, now);
}

/** Profiles, 4.1.4.2: without a statement that somebody has signed in there, it only tells attributes. Core, 2.7.2: their session lasts. */
function checkSession(assertion: XmlElement, now: number): void {
    const statements = childrenOf(assertion, ASSERTION, "AuthnStatement");
    if (!statements.length) unfit("It does not say that anybody has signed in.");
    if (statements.some((statement) => !isBefore(now, attributeOf(statement, "SessionNotOnOrAfter")))) unfit("Its time is over, or yet to come.");
}

/** Profiles, 4.1.4.2: one confirmation that is good suffices. What is around the assertion may be anybody's, so it has to name the request itself. */
function checkBearer(assertion: XmlElement, { acs, requestId, now }: Expected): void {
    const subject = childOfName(assertion, ASSERTION, "Subject");
    const bearers = (subject ? childrenOf(subject, ASSERTION, "SubjectConfirmation") : [])
        .filter((confirmation) => attributeOf(confirmation, "Method") === BEARER)
        .flatMap((confirmation) => childOfName(confirmation, ASSERTION, "SubjectConfirmationData") ?? []);
    if (!bearers.length) unfit("It does not say to whom it may be given.");
    const here = bearers.filter((data) => attributeOf(data, "Recipient") === acs);
    if (!here.length) unfit("It is for another recipient.");
    const asked = here.filter((data) => attributeOf(data, "InResponseTo") === requestId);
    if (!asked.length) throw new SignInFailed("state");
    // It has to end: 4.1.4.2 asks for NotOnOrAfter, and forbids NotBefore.
    const good = asked.filter((data) => attributeOf(data, "NotOnOrAfter") !== undefined && !isOver(data, now));
    if (!good.length) unfit("Its time is over, or yet to come.");
    // What nobody asked for is remembered so that it counts once (4.1.4.5), and not for ever.
    if (requestId === undefined && !good.some((data) => momentOf(attributeOf(data, "NotOnOrAfter")!) < now + REMEMBERED_MS - SKEW_MS))
        unfit("It is good for longer than a day.");
}

/** SAML 2.0 Profiles, 3.3: whoever brings it is who it is about. */
const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

function isOver(element: XmlElement, now: number): boolean {
    const [from, until] = ["NotBefore", "NotOnOrAfter"].map((name) => attributeOf(element, name));
    return (from !== undefined && !(momentOf(from) - SKEW_MS <= now)) || !isBefore(now, until);
}

/** Whether a time is yet to come. Compared so that what is no time has passed. */
const isBefore = (now: number, until: string | undefined): boolean => until === undefined || now < momentOf(until) + SKEW_MS;

function unfit(detail: string): never {
    throw new SignInFailed("unfit", detail);
}

/** Whom an assertion is about, and what it says of them. */
export interface Subject {
    readonly id: string;
    readonly name: string;
    readonly format: string | undefined;
    readonly attributes: JsonObject;
}

/** Reads the assertion; of an attribute with several values the first one. Throws SignInFailed where it names nobody. */
export function subjectOf(assertion: XmlElement): Subject {
    const subject = childOfName(assertion, ASSERTION, "Subject");
    const nameId = subject && childOfName(subject, ASSERTION, "NameID");
    // To the letter: two names that differ by a blank are two people.
    const name = nameId ? textOf(nameId) : "";
    if (!nameId || name.trim() === "" || name.length > MAX_NAME) throw new SignInFailed("identity");
    const told = childrenOf(assertion, ASSERTION, "AttributeStatement").flatMap((statement) => childrenOf(statement, ASSERTION, "Attribute"));
    const attributes = told.flatMap((attribute): [string, string][] => {
        const [value] = childrenOf(attribute, ASSERTION, "AttributeValue");
        const key = attributeOf(attribute, "Name");
        return value && key ? [[key, textOf(value)]] : [];
    });
    return { id: attributeOf(assertion, "ID") ?? "", name, format: attributeOf(nameId, "Format"), attributes: Object.fromEntries(attributes) };
}

/** SAML 2.0 Core, 8.3.7: names have 256 characters at most. */
const MAX_NAME = 256;
