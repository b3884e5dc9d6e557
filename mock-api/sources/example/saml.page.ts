import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { submittingPage } from "#kernel/http/html.ts";
import { page } from "#kernel/http/operation.ts";
import { xmlFault } from "#mock/apps/providers/xml-text.field.ts";
import { attributeOf, type XmlElement } from "#mock/encoding/xml.ts";
import { HOUR_MS, MINUTE_MS } from "#mock/encoding/time.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { responseXml, type Statement } from "#mock/protocols/saml/assertion/response.ts";
import { FORMATS } from "#mock/protocols/saml/names.ts";
import { readRedirect } from "#mock/protocols/saml/sso/read-request.ts";
import { signingOf } from "#mock/protocols/saml/signing.ts";
import { asGet } from "#mock/protocols/saml/sso/sso.ts";
import { acsUrl, issuerOf, type SamlSource, SOURCE, ssoUrl } from "../saml/source.ts";
import { choicePage } from "./choice.page.ts";
import { EXAMPLE_PEOPLE, type ExamplePerson, examplePerson } from "./people.ts";

/** Where the example identity provider speaks SAML 2.0. */
const AT = "/-/sandbox/identity-provider/saml" as const;

interface Received {
    readonly call: Call;
    readonly message: XmlElement;
    readonly relayState: string | null;
}

function choose({ call, message, relayState }: Received): Response {
    const acs = acsUrl(call, sourceAt(call, attributeOf(message, "AssertionConsumerServiceURL")));
    const inResponseTo = attributeOf(message, "ID") ?? "";
    const answer = (values: Record<string, string>): string =>
        `${AT}/answer/?${new URLSearchParams({ acs, in_response_to: inResponseTo, ...(relayState === null ? {} : { relay_state: relayState }), ...values }).toString()}`;
    const [somebody] = EXAMPLE_PEOPLE;
    const mishap = (name: string): string => answer({ person: somebody!.id, mishap: name });
    return choicePage(call, {
        person: ({ id }) => answer({ person: id }),
        mishaps: [
            ["deny", mishap("deny")],
            ["unsigned", mishap("unsigned")],
            ["changed", mishap("changed")],
            ["other", mishap("other")],
        ],
    });
}

/**
 * The source at an address. SAML 2.0 Core, 3.4.1: answers go to sources of this installation and nowhere else; and to those only that send people here: with
 * their own key, whoever opens the page would come in by any other source as well.
 */
function sourceAt(call: Call, acs = ""): SamlSource {
    const url = URL.canParse(acs) ? new URL(acs) : undefined;
    const [, slug] = /^\/source\/saml\/([^/]+)\/acs\/$/.exec(url?.pathname ?? "") ?? [];
    const source = url?.origin === call.url.origin && slug ? call.db.by(SOURCE, "slug", slug) : undefined;
    if (!source || !isHere(call, ssoUrl(call, source)))
        throw new HttpError(400, { detail: "The example identity provider answers sources of this installation only." });
    return source;
}

function isHere(call: Call, address: string): boolean {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    return url?.origin === call.url.origin && url.pathname === `${AT}/`;
}

/** Writes the answer, which the browser carries back by itself. It signs with the pair that the source checks answers with: 2023.2 knows one pair for both. */
async function answer({ call }: { call: Call }): Promise<Response> {
    const source = sourceAt(call, call.query.get("acs"));
    const acs = acsUrl(call, source);
    const person = examplePerson(call.query.get("person"));
    if (!person) throw new HttpError(404, { detail: "There is no such source, or no such person." });
    const mishap = call.query.get("mishap");
    const asked = call.query.get("in_response_to");
    const fault = asked === undefined ? undefined : xmlFault(asked);
    if (fault !== undefined) throw new HttpError(400, { detail: fault });
    const statement = statementOf(call, source, person, acs, mishap === "other" ? "_somebody-elses" : asked);
    const signing = mishap === "unsigned" ? undefined : signingOf(call, source);
    const xml = changed(await call.outside(async () => responseXml(statement, await signing)), mishap);
    const relayState = call.query.get("relay_state");
    const values = { SAMLResponse: base64(new TextEncoder().encode(xml)), ...(relayState === undefined ? {} : { RelayState: relayState }) };
    return page(submittingPage(acs, Object.entries(values)));
}

function changed(xml: string, mishap: string | undefined): string {
    if (mishap === "changed") return xml.replace(/(<saml:NameID[^>]*>)[^<]*/, "$1somebody-else");
    const refusal =
        '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"></samlp:StatusCode><samlp:StatusMessage>The person has said no.</samlp:StatusMessage>';
    return mishap === "deny" ? xml.replace(/<samlp:StatusCode [^>]*><\/samlp:StatusCode>/, refusal) : xml;
}

function statementOf(
    call: Call,
    source: SamlSource,
    { id, username, email, name }: ExamplePerson,
    acsUrl: string,
    inResponseTo: string | undefined,
): Statement {
    const now = call.random.now();
    const newId = (): string => `_${call.random.uuid().replaceAll("-", "")}`;
    return {
        responseId: newId(),
        assertionId: newId(),
        issuer: call.absolute(`${AT}/`),
        acsUrl,
        audience: issuerOf(call, source),
        inResponseTo,
        now,
        notBefore: now - MINUTE_MS,
        notOnOrAfter: now + 5 * MINUTE_MS,
        signedInAt: now,
        sessionEnds: now + 8 * HOUR_MS,
        authnClass: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        name: nameFor(source, call, username ?? id, email),
        attributes: [{ Name: "name", Value: [name] }, ...(email === undefined ? [] : [{ Name: "email", Value: [email] }])],
    };
}

/** The name in the format that the source asks for: the one that does not last is another each time. */
function nameFor({ name_id_policy: format }: SamlSource, call: Call, username: string, email: string | undefined): Statement["name"] {
    if (format === FORMATS.transient) return { format, value: `_${call.random.uuid()}` };
    return format === FORMATS.email && email !== undefined ? { format, value: email } : { format: FORMATS.persistent, value: username };
}

const spec = { authenticate: byNobody };

export const exampleSaml = [
    endpoint(`GET ${AT}/`, spec, [readRedirect, choose]),
    endpoint(`POST ${AT}/`, spec, [asGet]),
    endpoint(`GET ${AT}/answer/`, spec, [answer]),
];
