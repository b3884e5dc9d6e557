import { inflateRawSync } from "node:zlib";
import type { JsonObject } from "#kernel/base/models.ts";
import { createTestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { xmlSigner } from "#mock/encoding/xml-algorithms.ts";
import { attributeOf, parseXml } from "#mock/encoding/xml.ts";
import { must, START } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { responseXml, type Statement } from "#mock/protocols/saml/assertion/response.ts";
import { FORMATS } from "#mock/protocols/saml/names.ts";
import { ownPair } from "#mock/protocols/saml/saml.node.test-helper.ts";
import { flowKey, sourceFlows } from "../oauth/oauth-source.test-helper.ts";

const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
export const SLUG = "partner";
export const ACS = `/source/saml/${SLUG}/acs/`;
export const HOUR_MS = 3_600_000;

/** A backend with a source whose identity provider the test plays. */
export async function world(settings: JsonObject = {}) {
    const clock = { now: START };
    const backend = await createTestBackend({ now: () => clock.now });
    const pair = await ownPair(backend);
    const source = must(
        await backend.admin.post("sources/saml/", {
            name: "Partner",
            slug: SLUG,
            sso_url: "https://idp.example/sso?tenant=1",
            issuer: "urn:us",
            signing_kp: pair.pk,
            pre_authentication_flow: await flowKey(backend, "default-source-pre-authentication"),
            ...(await sourceFlows(backend)),
            ...settings,
        }),
    );
    return { backend, clock, pair, source };
}
export type World = Awaited<ReturnType<typeof world>>;

/** Begins a sign-in; gives the id of its request. */
export async function begun(browser: TestClient): Promise<string> {
    const to = new URL((await browser.get(`/source/saml/${SLUG}/`)).headers.get("location")!);
    return attributeOf(parseXml(inflateRawSync(Buffer.from(to.searchParams.get("SAMLRequest")!, "base64")).toString()), "ID")!;
}

let made = 0;

export interface Wishes extends Partial<Statement> {
    readonly key?: string;
    readonly algorithm?: string;
    readonly isUnsigned?: boolean;
}

export async function answer({ pair, clock }: World, { key = pair.key, algorithm = RSA, isUnsigned = false, ...wishes }: Wishes): Promise<string> {
    const { now } = clock;
    const statement: Statement = {
        responseId: `_r${++made}`,
        assertionId: `_a${made}`,
        issuer: "urn:idp",
        acsUrl: `http://authentik.test${ACS}`,
        audience: "urn:us",
        inResponseTo: undefined,
        now,
        notBefore: now - HOUR_MS,
        notOnOrAfter: now + HOUR_MS,
        signedInAt: now,
        sessionEnds: now + HOUR_MS,
        authnClass: "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
        name: { format: FORMATS.persistent, value: "partner-7" },
        attributes: [
            { Name: "email", Value: ["seven@partner.example", "second@partner.example"] },
            { Name: "name", Value: ["Seven of Partner"] },
        ],
        ...wishes,
    };
    const signing = { signer: await xmlSigner(key, algorithm), digest: SHA256, certificate: pair.certificate };
    return responseXml(statement, isUnsigned ? undefined : signing);
}

export const post = (browser: TestClient, xml: string, more: Record<string, string> = {}) =>
    browser.send("POST", ACS, new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString("base64"), ...more }).toString(), {
        "content-type": "application/x-www-form-urlencoded",
    });

/** A sign-in that is answered as wished, the XML changed on the way. */
export async function answered(made: World, wishes: Wishes = {}, change = (xml: string): string => xml) {
    const visitor = made.backend.browser();
    const inResponseTo = await begun(visitor);
    return { visitor, back: await post(visitor, change(await answer(made, { inResponseTo, ...wishes }))) };
}
