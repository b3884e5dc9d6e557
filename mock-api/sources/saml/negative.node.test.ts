import { expect } from "chai";
import { START } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { ellipticPair } from "#mock/protocols/saml/saml.node.test-helper.ts";
import { eventsOf } from "../oauth/oauth-source.test-helper.ts";
import { answer, answered, begun, HOUR_MS, post, type Wishes, world } from "./saml-source.node.test-helper.ts";

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
