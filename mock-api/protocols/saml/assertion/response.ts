import { canonicalXml } from "#mock/encoding/xml-canonical.ts";
import type { XmlElement } from "#mock/encoding/xml.ts";
import { type Signing, signatureOf } from "#mock/encoding/xml-signature.ts";
import { instant, saml } from "../names.ts";
import type { SamlAttribute } from "./attributes.ts";

/** What an answer says (SAML 2.0 Core, 2 and 3.3.3). Moments are ms since the epoch. */
export interface Statement {
    readonly responseId: string;
    readonly assertionId: string;
    readonly issuer: string;
    readonly acsUrl: string;
    /** Empty: for anybody. */
    readonly audience: string;
    /** The request's; undefined where nobody asked. */
    readonly inResponseTo: string | undefined;
    readonly now: number;
    readonly notBefore: number;
    readonly notOnOrAfter: number;
    readonly signedInAt: number;
    readonly sessionEnds: number;
    readonly authnClass: string;
    readonly name: { readonly format: string; readonly value: string };
    readonly attributes: readonly SamlAttribute[];
}

/** The answer as XML. The assertion is signed, the answer around it says nothing that would need it. */
export async function responseXml(statement: Statement, signing: Signing | undefined): Promise<string> {
    const { issuer, acsUrl, now } = statement;
    const unsigned = assertion(statement);
    const response = saml(
        "samlp:Response",
        { Version: "2.0", IssueInstant: instant(now), Destination: acsUrl, ID: statement.responseId, InResponseTo: statement.inResponseTo },
        saml("saml:Issuer", {}, issuer),
        saml("samlp:Status", {}, saml("samlp:StatusCode", { Value: "urn:oasis:names:tc:SAML:2.0:status:Success" })),
        signing ? assertion(statement, await signatureOf(unsigned, signing)) : unsigned,
    );
    return canonicalXml(response);
}

function assertion(statement: Statement, signature?: XmlElement): XmlElement {
    const { assertionId, issuer, now, attributes } = statement;
    return saml(
        "saml:Assertion",
        { Version: "2.0", ID: assertionId, IssueInstant: instant(now) },
        saml("saml:Issuer", {}, issuer),
        signature,
        subject(statement),
        conditions(statement),
        authentication(statement),
        attributes.length ? saml("saml:AttributeStatement", {}, ...attributes.map(attribute)) : undefined,
    );
}

const subject = ({ name, inResponseTo, notOnOrAfter, acsUrl }: Statement): XmlElement =>
    saml(
        "saml:Subject",
        {},
        saml("saml:NameID", { Format: name.format }, name.value),
        saml(
            "saml:SubjectConfirmation",
            { Method: "urn:oasis:names:tc:SAML:2.0:cm:bearer" },
            saml("saml:SubjectConfirmationData", { InResponseTo: inResponseTo, NotOnOrAfter: instant(notOnOrAfter), Recipient: acsUrl }),
        ),
    );

const conditions = ({ notBefore, notOnOrAfter, audience }: Statement): XmlElement =>
    saml(
        "saml:Conditions",
        { NotBefore: instant(notBefore), NotOnOrAfter: instant(notOnOrAfter) },
        audience ? saml("saml:AudienceRestriction", {}, saml("saml:Audience", {}, audience)) : undefined,
    );

const authentication = ({ signedInAt, assertionId, sessionEnds, authnClass }: Statement): XmlElement =>
    saml(
        "saml:AuthnStatement",
        { AuthnInstant: instant(signedInAt), SessionIndex: assertionId, SessionNotOnOrAfter: instant(sessionEnds) },
        saml("saml:AuthnContext", {}, saml("saml:AuthnContextClassRef", {}, authnClass)),
    );

const attribute = ({ Name, FriendlyName, Value }: SamlAttribute): XmlElement =>
    saml("saml:Attribute", { Name, FriendlyName }, ...Value.map((value) => saml("saml:AttributeValue", {}, value)));
