import { expect } from "@open-wc/testing";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { xmlSigner } from "#mock/encoding/xml-algorithms.ts";
import type { Signing } from "#mock/encoding/xml-signature.ts";
import { responseXml } from "#mock/protocols/saml/assertion/response.ts";
import { checkAnswer, type Expected, personIn } from "./assertion.ts";
import { providerIn } from "./metadata.ts";
import { redirectTo, unpacked } from "./request.ts";
import { canonical, parseXml, readable } from "./xml.ts";

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;
const statement = {
    responseId: "_r",
    assertionId: "_a",
    issuer: "our-idp",
    acsUrl: "https://demo.test/acs/",
    audience: "demo",
    inResponseTo: "_asked",
    now: NOW,
    notBefore: NOW - 5 * MINUTE,
    notOnOrAfter: NOW + 5 * MINUTE,
    signedInAt: NOW,
    sessionEnds: NOW + 60 * MINUTE,
    authnClass: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    name: { format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", value: 'ada & "co"' },
    attributes: [{ Name: "urn:mail", FriendlyName: "mail", Value: ["ada@demo.test", "a\tb\r\nc"] }],
};

describe("the demo's checks of an answer by SAML", () => {
    let signing: Signing;
    let expected: Expected;
    before(async () => {
        const { admin } = await createTestBackend();
        const [{ pk }] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
        const pem = async (half: string): Promise<string> => (await admin.get(`crypto/certificatekeypairs/${pk}/view_${half}/`)).body.data;
        const certificate = await pem("certificate");
        signing = {
            signer: await xmlSigner(await pem("private_key"), "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
            digest: "http://www.w3.org/2001/04/xmlenc#sha256",
            certificate,
        };
        const provider = { entityId: "our-idp", signOn: "", signOut: "", certificates: [certificate.replaceAll(/-----[^-]+-----/g, "")] };
        expected = { provider, acs: statement.acsUrl, audience: "demo", asked: "_asked" };
    });

    const signed = (more: object = {}) => responseXml({ ...statement, ...more }, signing);
    const bad = async (xml: string, more: Partial<Expected> = {}) =>
        (await checkAnswer(parseXml(xml)!, { ...expected, ...more }, NOW)).filter(({ isGood }) => isGood !== true).map(({ name }) => name);

    it("pass a good one, which says who signed in", async () => {
        const xml = await signed();
        expect(await bad(xml)).to.deep.equal([]);
        const person = personIn(parseXml(xml)!);
        expect([person.name, person.session, person.attributes[0]![0]]).to.deep.equal(['ada & "co"', "_a", "mail"]);
    });

    it("each find what is wrong, and nothing else", async () => {
        expect(await bad(await signed({ issuer: "other" }))).to.deep.equal(["issuer"]);
        expect(await bad(await signed({ acsUrl: "https://other.test/" }))).to.deep.equal(["recipient"]);
        expect(await bad(await signed({ inResponseTo: "_other" }))).to.deep.equal(["in_response_to"]);
        expect(await bad(await signed({ audience: "other" }))).to.deep.equal(["audience"]);
        expect(await bad(await signed({ notBefore: NOW + 2 * MINUTE }))).to.deep.equal(["begun"]);
        expect(await bad(await signed({ notOnOrAfter: NOW - 2 * MINUTE }))).to.deep.equal(["not_ended"]);
        expect(await bad((await signed()).replace("status:Success", "status:Responder"))).to.deep.equal(["status"]);
        expect(await bad(await signed({ inResponseTo: undefined }), { asked: undefined })).to.deep.equal([]);
        expect(await bad(await signed({ inResponseTo: undefined }))).to.deep.equal(["in_response_to"]);
    });

    it("find a signature that is not the provider's, or not there", async () => {
        expect(await bad(await responseXml(statement, undefined))).to.deep.equal(["signature"]);
        expect(await bad((await signed()).replace("ada &amp;", "eve &amp;"))).to.deep.equal(["signature"]);
        expect(await bad(await signed(), { provider: { ...expected.provider, certificates: [] } })).to.deep.equal(["signature"]);
        expect(await bad((await signed()).replace("#rsa-sha256", "#rsa-sha1"))).to.deep.equal(["signature"]);
    });

    it("are not led to another assertion than the signed one (signature wrapping, duplicate ids)", async () => {
        const [good, forged] = [await signed(), await responseXml({ ...statement, assertionId: "_f", name: { format: "", value: "eve" } }, undefined)];
        const assertion = (xml: string) => /<saml:Assertion [^]*<\/saml:Assertion>/.exec(xml)![0];
        const wrapped = forged.replace("</saml:Assertion>", `${assertion(good)}</saml:Assertion>`);
        const beside = good.replace("<saml:Assertion ", `${assertion(forged)}<saml:Assertion `);
        const sameId = good.replace('ID="_r"', 'ID="_a"');
        for (const xml of [wrapped, beside, sameId]) expect(await bad(xml)).to.include("signature");
        expect(personIn(parseXml(wrapped)!).name).to.equal("");
    });

    it("are not misled by a comment in a name", async () => {
        const xml = (await signed()).replace("ada &amp;", "ada<!-- --> &amp;");
        expect(await bad(xml)).to.deep.equal([]);
        expect(personIn(parseXml(xml)!).name).to.equal('ada & "co"');
    });
});

describe("XML as the demo reads it", () => {
    it("has no document type, and a limit", () => {
        expect(parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).to.equal(undefined);
        expect(parseXml(`<a>${"x".repeat(300_000)}</a>`)).to.equal(undefined);
    });

    it("is shown an element a line", () =>
        expect(readable(parseXml('<a b="1"><c d="1" e="2">f</c><g/></a>')!)).to.equal('<a b="1">\n  <c\n      d="1"\n      e="2">f</c>\n  <g/>\n</a>'));

    it("is canonical: namespaces where they are used, attributes in order, empty elements closed by a tag", () => {
        const root = parseXml('<a xmlns="urn:1" xmlns:u="urn:unused" xmlns:n="urn:n"><n:b z="1" a="&#10;&quot;" n:c="2"/><!-- --><d xmlns="">&gt;</d></a>')!;
        expect(canonical(root)).to.equal('<a xmlns="urn:1"><n:b xmlns:n="urn:n" a="&#xA;&quot;" z="1" n:c="2"></n:b><d xmlns="">&gt;</d></a>');
        expect(() => canonical(parseXml("<a><?b c?></a>")!)).to.throw(TypeError);
    });

    it("travels packed in an address", async () => {
        const to = new URL(await redirectTo("https://id.test/sso/?a=1", "<a>ä</a>", "r"));
        expect(await unpacked(to.searchParams.get("SAMLRequest")!)).to.equal("<a>ä</a>");
        expect([to.searchParams.get("a"), to.searchParams.get("RelayState")]).to.deep.equal(["1", "r"]);
        expect(await unpacked("!")).to.equal(undefined);
    });

    it("are metadata only where it names a provider", () => expect(providerIn("<a/>")).to.equal(undefined));
});
