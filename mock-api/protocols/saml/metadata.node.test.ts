import { expect } from "chai";
import { SignedXml } from "xml-crypto";
import { attributeOf, childrenOf, elementsOf, parseXml, type XmlElement } from "#mock/encoding/xml.ts";
import { checkSigned, DSIG } from "#mock/encoding/xml-signature.ts";
import { METADATA, POST, REDIRECT } from "./names.ts";
import { ellipticPair, samlWorld } from "./saml.node.test-helper.ts";

const signatureOf = (xml: string): string => /<ds:Signature .*<\/ds:Signature>/.exec(xml)![0];

/** Whether xml-crypto, which service providers use, holds a document for signed by this key. */
function isVerified(xml: string, publicCert: string): boolean {
    const verifier = new SignedXml({ publicCert, getCertFromKeyInfo: () => null });
    verifier.loadSignature(signatureOf(xml));
    return verifier.checkSignature(xml);
}

const services = (root: XmlElement, kind: string) =>
    childrenOf(childrenOf(root, METADATA, "IDPSSODescriptor")[0]!, METADATA, kind).map((one) => [attributeOf(one, "Binding"), attributeOf(one, "Location")]);

describe("metadata of a SAML provider", () => {
    it("M01.1: nothing stands between tags, and what is not signed is the same each time", async () => {
        const { backend, provider } = await samlWorld({}, { isSigned: false });
        const fetched = async () => (await backend.admin.get(`providers/saml/${provider.pk}/metadata/`)).body.metadata;
        const xml = await fetched();
        expect(xml)
            .to.not.match(/>\s+</)
            .and.not.match(/Signature|KeyDescriptor/);
        expect(await fetched()).to.equal(xml);
    });

    it("M01.2: the signature holds, and does not once a letter is changed", async () => {
        const { backend, provider, pair } = await samlWorld();
        const { metadata } = (await backend.admin.get(`providers/saml/${provider.pk}/metadata/`)).body;
        expect(metadata).to.not.match(/>\s+</);
        expect(isVerified(metadata, pair.certificate)).to.equal(true);
        await checkSigned(parseXml(metadata), pair.certificate);
        expect(isVerified(metadata.replace("our-idp", "our-idq"), pair.certificate)).to.equal(false);
        const again = (await backend.admin.get(`providers/saml/${provider.pk}/metadata/`)).body.metadata;
        expect(again.replace(signatureOf(again), "")).to.equal(metadata.replace(signatureOf(metadata), ""));
    });

    it("says nothing that no XML holds: who enters it is told", async () => {
        const { backend, provider } = await samlWorld();
        for (const field of ["issuer", "audience"]) {
            const { status, body } = await backend.admin.patch(`providers/saml/${provider.pk}/`, { [field]: "x\u0001" });
            expect([status, body]).to.deep.equal([400, { [field]: ["No XML holds the character U+0001."] }]);
        }
    });

    it("an elliptic key signs with the hash of the setting", async () => {
        const { backend, provider, pair } = await samlWorld();
        const { key, publicKey } = ellipticPair();
        const made = await backend.admin.post("crypto/certificatekeypairs/", { name: "elliptic", certificate_data: pair.certificate, key_data: key });
        await backend.admin.patch(`providers/saml/${provider.pk}/`, { signing_kp: made.body.pk });
        const { metadata } = (await backend.admin.get(`providers/saml/${provider.pk}/metadata/`)).body;
        expect(metadata).to.contain("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
        const [, value = ""] = /<ds:SignatureValue>([^<]*)/.exec(metadata)!;
        const [info = ""] = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(metadata)!;
        const { verify } = await import("node:crypto");
        const signed = Buffer.from(info.replace("<ds:SignedInfo>", `<ds:SignedInfo xmlns:ds="${DSIG}">`));
        expect(verify("sha256", signed, { key: publicKey, dsaEncoding: "ieee-p1363" }, Buffer.from(value, "base64"))).to.equal(true);
    });

    it("names its services, of one binding where that is asked for", async () => {
        const { backend, provider } = await samlWorld();
        const at = (kind: string, binding: string) => `http://authentik.test/application/saml/wiki/${kind}/binding/${binding}/`;
        const root = async (query: string) => parseXml((await backend.admin.get(`providers/saml/${provider.pk}/metadata/${query}`)).body.metadata);
        expect(services(await root(""), "SingleSignOnService")).to.deep.equal([
            [REDIRECT, at("sso", "redirect")],
            [POST, at("sso", "post")],
        ]);
        const forced = await root(`?force_binding=${encodeURIComponent(POST)}`);
        expect(services(forced, "SingleSignOnService")).to.deep.equal([[POST, at("sso", "post")]]);
        expect(services(forced, "SingleLogoutService")).to.deep.equal([[POST, at("slo", "post")]]);
        expect(attributeOf(forced, "entityID")).to.equal("our-idp");
    });

    it("appendix B: ends of sign-ins come before the formats of names, at addresses of both bindings", async () => {
        const { backend, provider } = await samlWorld();
        const { metadata } = (await backend.admin.get(`providers/saml/${provider.pk}/metadata/`)).body;
        const descriptor = childrenOf(parseXml(metadata), METADATA, "IDPSSODescriptor")[0]!;
        const order = elementsOf(descriptor).map(({ local }) => local);
        expect(order.filter((name, at) => name !== order[at - 1])).to.deep.equal([
            "KeyDescriptor",
            "SingleLogoutService",
            "NameIDFormat",
            "SingleSignOnService",
        ]);
        expect(services(parseXml(metadata), "SingleLogoutService")).to.deep.equal(
            [
                [REDIRECT, "redirect"],
                [POST, "post"],
            ].map(([urn, word]) => [urn, `http://authentik.test/application/saml/wiki/slo/binding/${word}/`]),
        );
    });

    it("M01.4: as a file it is the same, at the application's own address too", async () => {
        const { backend, provider } = await samlWorld({}, { isSigned: false });
        const browser = backend.browser();
        const { headers } = await browser.get("/application/saml/wiki/metadata/");
        expect(headers.get("location")).to.equal(`/api/v3/providers/saml/${provider.pk}/metadata/?download`);
        const file = await backend.fetch(new Request(new URL(headers.get("location")!, "http://authentik.test")), browser.jar);
        expect([file.headers.get("content-type"), file.headers.get("content-disposition")]).to.deep.equal([
            "application/xml",
            'attachment; filename="Wiki_authentik_meta.xml"',
        ]);
        expect(await file.text()).to.equal((await backend.admin.get(`providers/saml/${provider.pk}/metadata/`)).body.metadata);
        expect((await browser.get("/application/saml/nope/metadata/")).status).to.equal(404);
    });
});
