import { generateKeyPairSync } from "node:crypto";
import { expect } from "chai";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { FORMATS } from "#mock/protocols/saml/names.ts";
import { START } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { ellipticPair, signedXml } from "#mock/protocols/saml/saml.node.test-helper.ts";
import { eventsOf, onward } from "../oauth/oauth-source.test-helper.ts";
import { ACS, answer, answered, begun, HOUR_MS, post, SLUG, type Wishes, world } from "./saml-source.node.test-helper.ts";

type Change = (xml: string) => string;

const NS = 'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
const part = (xml: string, name: string): string => new RegExp(`<${name}[ >].*</${name}>`, "s").exec(xml)![0];
const assertionIn = (xml: string): string => part(xml, "saml:Assertion");
const responseIn = (xml: string): string => part(xml, "samlp:Response");
const signatureIn = (xml: string): string => part(xml, "ds:Signature");

/** An assertion that says whatever an attacker wants, with every name that the true one declares. */
const evil = (xml: string, id = "_evil"): string =>
    assertionIn(xml)
        .replace(signatureIn(xml), "")
        .replace("partner-7", "akadmin")
        .replace(/ ID="[^"]*"/, ` ID="${id}"`);
/** The same with something inside. */
const evilAround = (xml: string, inner: string, id?: string): string => evil(xml, id).replace("</saml:Assertion>", `${inner}</saml:Assertion>`);
const extensions = (inner: string): string => `<samlp:Extensions ${NS}>${inner}</samlp:Extensions>`;
const object = (inner: string): string => `<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${inner}</ds:Object>`;

/*
 * The eight ways of XML signature wrapping (Somorovsky and others, "On Breaking SAML", 2012), and its neighbours: the true assertion is somewhere in
 * the answer with its signature, and a false one stands where it is read.
 */
const WRAPPINGS: Readonly<Record<string, Change>> = {
    "XSW1: the false answer, with the true one in its signature": (xml) =>
        responseIn(xml)
            .replace(assertionIn(xml), evil(xml))
            .replace("<samlp:Status>", `${signatureIn(xml).replace("</ds:Signature>", `${object(responseIn(xml))}</ds:Signature>`)}<samlp:Status>`),
    "XSW2: the same, the true one before the signature": (xml) =>
        responseIn(xml)
            .replace(assertionIn(xml), evil(xml))
            .replace("<samlp:Status>", `${responseIn(xml)}${signatureIn(xml)}<samlp:Status>`),
    "XSW3: the false assertion before the true one": (xml) => xml.replace(assertionIn(xml), `${evil(xml)}${assertionIn(xml)}`),
    "XSW3: behind it": (xml) => xml.replace(assertionIn(xml), `${assertionIn(xml)}${evil(xml)}`),
    "XSW4: the false assertion around the true one": (xml) => xml.replace(assertionIn(xml), evilAround(xml, assertionIn(xml))),
    "XSW5: the false assertion with the signature, the true one without it behind": (xml) =>
        xml.replace(
            assertionIn(xml),
            `${evil(xml).replace("<saml:Subject>", `${signatureIn(xml)}<saml:Subject>`)}${assertionIn(xml).replace(signatureIn(xml), "")}`,
        ),
    "XSW6: the false assertion holds the signature, which holds the true one": (xml) =>
        xml.replace(
            assertionIn(xml),
            evil(xml).replace(
                "<saml:Subject>",
                `${signatureIn(xml).replace("</ds:Signature>", `${assertionIn(xml).replace(signatureIn(xml), "")}</ds:Signature>`)}<saml:Subject>`,
            ),
        ),
    "XSW7: the true assertion among extensions": (xml) =>
        xml.replace(assertionIn(xml), evil(xml)).replace("<samlp:Status>", `${extensions(assertionIn(xml))}<samlp:Status>`),
    "XSW7: the false assertion among extensions, with the same id, counts for nothing": (xml) =>
        xml.replace("<samlp:Status>", `${extensions(evilAround(xml, "", "_evil"))}<samlp:Status>`).replace(assertionIn(xml), ""),
    "XSW8: the true assertion as an object of the false one's signature": (xml) =>
        xml.replace(
            assertionIn(xml),
            evil(xml).replace(
                "<saml:Subject>",
                `${signatureIn(xml).replace("</ds:Signature>", `${object(assertionIn(xml).replace(signatureIn(xml), ""))}</ds:Signature>`)}<saml:Subject>`,
            ),
        ),
    "a false assertion with the id of the true one": (xml) =>
        xml.replace(assertionIn(xml), `${evil(xml, /<saml:Assertion [^>]*ID="([^"]*)"/.exec(xml)![1])}${assertionIn(xml)}`),
    "a false one that carries the true one's signature and id": (xml) =>
        xml.replace("partner-7", "akadmin").replace("<saml:Conditions", `<saml:Advice>${assertionIn(xml)}</saml:Advice><saml:Conditions`),
    "a second name beside the signed one": (xml) => xml.replace("<saml:NameID", "<saml:NameID>akadmin</saml:NameID><saml:NameID"),
    "a false assertion in another namespace's clothes": (xml) =>
        xml.replace(
            assertionIn(xml),
            evil(xml).replaceAll("saml:", "x:").replace("<x:Assertion", '<x:Assertion xmlns:x="urn:oasis:names:tc:SAML:2.0:assertion"'),
        ),
};

const foreign = ellipticPair();
const otherKey = (): string => String(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "pem", type: "pkcs8" }));

const SIGNATURES: Readonly<Record<string, readonly [wishes: Wishes, change: Change]>> = {
    "a key that the answer itself brings along": [{ key: foreign.key }, (xml) => xml],
    "a reference to nothing": [{}, (xml) => xml.replace(/URI="#[^"]*"/, 'URI="#_nothing"')],
    "a reference to a file": [{}, (xml) => xml.replace(/URI="#[^"]*"/, 'URI="file:///etc/hosts"')],
    "no value": [{}, (xml) => xml.replace(/(<ds:SignatureValue>)[^<]*/, "$1")],
    "no reference": [{}, (xml) => xml.replace(/<ds:Reference .*<\/ds:Reference>/s, "")],
    "an HMAC, whose key everybody has": [{}, (xml) => xml.replace("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#hmac-sha1")],
    "a digest with SHA-1": [{}, (xml) => xml.replace("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1")],
    "a digest with MD5": [{}, (xml) => xml.replace("2001/04/xmlenc#sha256", "2001/04/xmldsig-more#md5")],
    "an XPath that picks what is covered": [{}, (xml) => xml.replace("2000/09/xmldsig#enveloped-signature", "TR/1999/REC-xpath-19991116")],
    "an XSLT that makes another document": [{}, (xml) => xml.replace("2000/09/xmldsig#enveloped-signature", "TR/1999/REC-xslt-19991116")],
    "a canonical form that keeps comments apart": [{}, (xml) => xml.replaceAll("xml-exc-c14n#", "xml-exc-c14n#WithComments")],
    "a comment inside the digest's value": [{}, (xml) => xml.replace(/(<ds:DigestValue>)(.)/, "$1A<!-- x -->$2")],
};

const MEANT: Readonly<Record<string, readonly [wishes: Wishes, reason: string, change?: Change]>> = {
    "no audience": [{ audience: "" }, "for whom"],
    "an audience that ours is only the beginning of": [{ audience: "urn:us:not" }, "another audience"],
    "a recipient that is somebody else, at our destination": [
        { acsUrl: "http://elsewhere.test/acs" },
        "another recipient",
        (xml) => xml.replace('Destination="http://elsewhere.test/acs"', 'Destination="http://authentik.test/source/saml/partner/acs/"'),
    ],
    "an assertion to another request, in an answer to ours": [
        { inResponseTo: "_another" },
        "does not belong",
        (xml) => xml.replace('InResponseTo="_another"', `InResponseTo="${ours}"`),
    ],
    "an assertion that nobody asked for, in an answer to our request": [
        { inResponseTo: undefined },
        "does not belong",
        (xml) => xml.replace("<samlp:Response ", `<samlp:Response InResponseTo="${ours}" `),
    ],
    "a time that has passed": [{ notOnOrAfter: START - HOUR_MS }, "time is over"],
};
/** The request that is to be answered. */
let ours = "";

const without =
    (pattern: RegExp): Change =>
    (xml) =>
        xml.replace(pattern, "");
const condition =
    (more: string): Change =>
    (xml) =>
        xml.replace("</saml:Conditions>", `${more}</saml:Conditions>`);
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="urn:x" xsi:type="x:OnlyAtNight"';

/** What an answer says that is signed as a whole, afterwards: all but one of its words are good. By the section that forbids it. */
const SAID: Readonly<Record<string, readonly [change: Change, reason: string]>> = {
    "an answer of another version (Core 4.1)": [(xml) => xml.replace('Version="2.0"', 'Version="1.1"'), "not of version 2.0"],
    "an assertion of another version (Core 4.1)": [(xml) => xml.replace(/(<saml:Assertion [^>]*Version=)"2.0"/, '$1"2.1"'), "not of version 2.0"],
    "an answer without a version (Core 3.2.2)": [without(/ Version="2.0"/), "not of version 2.0"],
    "an answer without a status (Core 3.2.2)": [without(/<samlp:Status>.*<\/samlp:Status>/s), "has not let you in"],
    "a status that only ends like success (Core 3.2.2.2)": [
        (xml) => xml.replace("urn:oasis:names:tc:SAML:2.0:status:Success", "urn:x:status:Success"),
        "has not let you in",
    ],
    "an assertion that nobody issued (Core 2.3.3)": [(xml) => xml.replace(/(<saml:Assertion [^>]*>)<saml:Issuer>[^<]*<\/saml:Issuer>/, "$1"), "by whom"],
    "a condition that is not known (Core 2.5.1)": [condition(`<saml:Condition ${XSI}/>`), "condition that is not known"],
    "a condition of another vocabulary (Core 2.5.1)": [condition('<x:OneTimeUse xmlns:x="urn:x"/>'), "condition that is not known"],
    "a second restriction, to others (Core 2.5.1.4)": [
        condition("<saml:AudienceRestriction><saml:Audience>urn:others</saml:Audience></saml:AudienceRestriction>"),
        "another audience",
    ],
    "a restriction to nobody (Core 2.5.1.4)": [without(/<saml:Audience>.*<\/saml:Audience>/), "another audience"],
    "no conditions (Profiles 4.1.4.2)": [without(/<saml:Conditions.*<\/saml:Conditions>/s), "for whom"],
    "a time that is none (Core 1.3.3)": [(xml) => xml.replace(/(<saml:Conditions NotBefore=)"[^"]*"/, '$1"yesterday"'), "time is over"],
    "no subject (Profiles 4.1.4.2)": [without(/<saml:Subject>.*<\/saml:Subject>/s), "to whom it may be given"],
    "no confirmation (Profiles 4.1.4.2)": [without(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/s), "to whom it may be given"],
    "a confirmation by a key that nobody shows (Profiles 3.1)": [(xml) => xml.replace("cm:bearer", "cm:holder-of-key"), "to whom it may be given"],
    "a confirmation without data (Profiles 4.1.4.2)": [
        without(/<saml:SubjectConfirmationData [^>]*>(<\/saml:SubjectConfirmationData>)?/),
        "to whom it may be given",
    ],
    "a confirmation without a recipient (Profiles 4.1.4.2)": [without(/ Recipient="[^"]*"/), "another recipient"],
    "a confirmation without an end (Profiles 4.1.4.2)": [
        (xml) => xml.replace(/(<saml:SubjectConfirmationData [^>]*) NotOnOrAfter="[^"]*"/, "$1"),
        "time is over",
    ],
    "a confirmation whose time is over (Profiles 4.1.4.2)": [
        (xml) => xml.replace(/(<saml:SubjectConfirmationData [^>]*NotOnOrAfter=)"[^"]*"/, '$1"2023-03-01T11:58:59Z"'),
        "time is over",
    ],
    "an assertion that says nothing of a sign-in (Profiles 4.1.4.2)": [without(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/s), "anybody has signed in"],
    "a session that is over (Core 2.7.2)": [(xml) => xml.replace(/SessionNotOnOrAfter="[^"]*"/, 'SessionNotOnOrAfter="2023-03-01T11:58:59Z"'), "time is over"],
    "a time without its zone (Core 1.3.3)": [(xml) => xml.replace(/(<saml:Conditions [^>]*NotOnOrAfter=)"[^"]*"/, '$1"2023-03-01T23:00:00"'), "time is over"],
    "a time as people write it (Core 1.3.3)": [
        (xml) => xml.replace(/(<saml:SubjectConfirmationData [^>]*NotOnOrAfter=)"[^"]*"/, '$1"1 March 2043"'),
        "time is over",
    ],
    "an assertion without an ID (Core 2.3.3)": [(xml) => xml.replace(/(<saml:Assertion [^>]*) ID="[^"]*"/, "$1"), "no ID"],
    "no name (Profiles 4.1.4.2)": [without(/<saml:NameID .*<\/saml:NameID>/), "names nobody"],
    "an encrypted name (Core 2.2.4)": [(xml) => xml.replace(/<saml:NameID .*<\/saml:NameID>/, "<saml:EncryptedID/>"), "names nobody"],
    "an encrypted assertion (Core 2.3.4)": [
        (xml) => xml.replace(/<saml:Assertion .*<\/saml:Assertion>/s, '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>'),
        "is encrypted",
    ],
    "no assertion (Profiles 4.1.4.2)": [without(/<saml:Assertion .*<\/saml:Assertion>/s), "no assertion"],
    "an answer that says nowhere where it goes, signed as a whole (Bindings 3.5.5.2)": [without(/ Destination="[^"]*"/), "where it is sent"],
    "an answer that names no request (Core 3.2.2)": [(xml) => xml.replace(/(<samlp:Response [^>]*) InResponseTo="[^"]*"/, "$1"), "does not belong"],
    "a message that is no answer (Core 3.2.2)": [(xml) => xml.replaceAll("samlp:Response", "samlp:ArtifactResponse"), "no SAML response"],
};

describe("a SAML source refuses", () => {
    for (const [what, change] of Object.entries(WRAPPINGS))
        it(what, async () => {
            const made = await world();
            const { back } = await answered(made, {}, change);
            expect(back.status, String(back.body)).to.equal(400);
            expect(await eventsOf(made.backend, "login")).to.deep.equal([]);
        });

    for (const [what, [wishes, change]] of Object.entries(SIGNATURES))
        it(`a signature with ${what}`, async () => {
            const { back } = await answered(await world(), wishes, change);
            expect(back.status).to.equal(400);
            expect(back.body).to.contain("Nothing proves");
        });

    for (const [what, [wishes, reason, change = (xml: string) => xml]] of Object.entries(MEANT))
        it(what, async () => {
            const made = await world();
            const visitor = made.backend.browser();
            ours = await begun(visitor);
            const back = await post(visitor, change(await answer(made, { inResponseTo: ours, ...wishes })));
            expect(back.status).to.equal(400);
            expect(back.body).to.contain(reason);
        });

    it("a signature that covers the whole document, whatever that is (Core 5.4.2)", async () => {
        const made = await world();
        const visitor = made.backend.browser();
        const unsigned = await answer(made, { inResponseTo: await begun(visitor), isUnsigned: true });
        const back = await post(visitor, signedXml(unsigned, made.pair.key, { reference: { isEmptyUri: true } }));
        expect([back.status, String(back.body).includes("covers something else")]).to.deep.equal([400, true]);
    });

    it("a good assertion in an answer that somebody else has signed (Core 3.2.2); not where both signatures are good", async () => {
        const made = await world();
        for (const [key, status] of [
            [otherKey(), 400],
            [made.pair.key, 302],
        ] as const) {
            const visitor = made.backend.browser();
            const xml = await answer(made, { inResponseTo: await begun(visitor) });
            expect((await post(visitor, signedXml(xml, key))).status).to.equal(status);
        }
    });

    it("names that differ by a blank at their end: they are two people", async () => {
        const made = await world();
        const told = (value: string) => answered(made, { name: { format: FORMATS.persistent, value } });
        const first = await told("alice");
        await onward(first.visitor, first.back);
        expect((await told("alice\u00a0")).back.headers.get("location")).to.match(/enrollment/);
        expect((await told("alice")).back.headers.get("location")).to.match(/authentication/);
    });

    it("a name that does not last and is longer than a user's may be", async () => {
        const { back } = await answered(await world(), { name: { format: FORMATS.transient, value: "t".repeat(151) } });
        expect([back.status, String(back.body).includes("names nobody")]).to.deep.equal([400, true]);
    });

    it("an unasked answer that is good for longer than it is remembered", async () => {
        const made = await world({ allow_idp_initiated: true });
        const sent = async (notOnOrAfter: number) => post(made.backend.browser(), await answer(made, { notOnOrAfter }), { sent_again: "1" });
        expect((await sent(START + 23 * HOUR_MS)).status).to.equal(302);
        const { status, body } = await sent(START + 24 * HOUR_MS);
        expect([status, String(body).includes("longer than a day")]).to.deep.equal([400, true]);
    });

    for (const [what, change] of [
        ["deleted", (admin: TestClient) => admin.delete(`sources/saml/${SLUG}/`)],
        ["switched off", (admin: TestClient) => admin.patch(`sources/saml/${SLUG}/`, { enabled: false })],
    ] as const)
        it(`everything once it is ${what}, while a signature is being checked too`, async () => {
            const made = await world();
            const visitor = made.backend.browser();
            const xml = await answer(made, { inResponseTo: await begun(visitor), name: { format: FORMATS.transient, value: "t" } });
            const { digest } = crypto.subtle;
            try {
                crypto.subtle.digest = async (...given) => {
                    crypto.subtle.digest = digest;
                    await change(made.backend.admin);
                    return digest.apply(crypto.subtle, given);
                };
                expect((await post(visitor, xml)).status).to.equal(404);
            } finally {
                crypto.subtle.digest = digest;
            }
            expect((await made.backend.admin.get("core/users/?username=t")).body.results).to.deep.equal([]);
        });

    describe("what is signed as a whole, for what it says:", () => {
        async function told(change: Change) {
            const made = await world();
            const visitor = made.backend.browser();
            const unsigned = await answer(made, { inResponseTo: await begun(visitor), isUnsigned: true });
            return { visitor, back: await post(visitor, signedXml(change(unsigned), made.pair.key)) };
        }

        for (const [what, [change, reason]] of Object.entries(SAID))
            it(what, async () => {
                const { back } = await told(change);
                expect([back.status, String(back.body).includes(reason)], String(back.body)).to.deep.equal([400, true]);
            });

        it("and nothing of it where all is well, with conditions that are known", async () => {
            const { visitor, back } = await told(condition('<saml:OneTimeUse/><saml:ProxyRestriction Count="0"/>'));
            expect((await onward(visitor, back)).body.to).to.equal("/if/user/");
        });
    });

    it("an answer a quarter of an hour after its request", async () => {
        const made = await world();
        const visitor = made.backend.browser();
        const xml = await answer(made, { inResponseTo: await begun(visitor), notOnOrAfter: START + HOUR_MS });
        made.clock.now += HOUR_MS / 4 + 1;
        const back = await post(visitor, xml);
        expect([back.status, String(back.body).includes("begun too long ago")]).to.deep.equal([400, true]);
    });

    it("an answer that is too long to be one: of visitors before it is read", async () => {
        const made = await world();
        const long = `${await answer(made, {})}<!--${"x".repeat(190 * 1024)}-->`;
        expect((await post(made.backend.browser(), long)).status).to.equal(413);
        const { status, body } = await post(await made.backend.as("eve"), long);
        expect([status, String(body).includes("It is too long.")]).to.deep.equal([400, true]);
    });

    it("an answer that is no base64, and says nothing of a request", async () => {
        const { backend } = await world();
        const form = { "content-type": "application/x-www-form-urlencoded" };
        const { status, body } = await backend.browser().send("POST", ACS, "SAMLResponse=%25&sent_again=1", form);
        expect([status, body.includes("It is not base64."), body.includes("request")]).to.deep.equal([400, true, false]);
    });

    it("instructions inside a name, where readers differ", async () => {
        const { back } = await answered(await world(), {}, (xml) => xml.replace("partner-7", "akadmin<?x?>.partner-7"));
        expect([back.status, String(back.body).includes("processing instructions")]).to.deep.equal([400, true]);
    });

    it("a RelayState that leads away: it leads nowhere (OWASP: unvalidated redirects)", async () => {
        const made = await world();
        const visitor = made.backend.browser();
        const back = await post(visitor, await answer(made, { inResponseTo: await begun(visitor) }), { RelayState: "https://evil.test/" });
        expect((await onward(visitor, back)).body.to).to.equal("/if/user/");
    });

    for (const [what, before] of [
        ["entities of its own (billion laughs)", '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'],
        ["an external document type", '<!DOCTYPE a SYSTEM "http://evil.test/a.dtd">'],
        ["a file as an entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ])
        it(`XML with ${what}`, async () => {
            const { back } = await answered(await world(), {}, (xml) => `${before}${xml}`);
            expect(back.status).to.equal(400);
        });

    it("where unasked answers are welcome: one to a request of another browser", async () => {
        const made = await world({ allow_idp_initiated: true });
        const stolen = await answer(made, { inResponseTo: await begun(made.backend.browser()) });
        const back = await post(made.backend.browser(), stolen, { sent_again: "1" });
        expect([back.status, String(back.body).includes("does not belong")]).to.deep.equal([400, true]);
    });
});
