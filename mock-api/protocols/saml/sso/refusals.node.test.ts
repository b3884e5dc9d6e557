import { createSign } from "node:crypto";
import { expect } from "chai";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { PROTOCOL } from "../names.ts";
import { ACS, answerTo, authnRequest, postedUrl, redirectUrl, SIGNATURE, signedUrl, signedXml, samlWorld } from "../saml.node.test-helper.ts";

const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/** The reason that a page tells, sentence by sentence. */
const sentencesOf = (body: string): string[] => /<h1>.*?<\/h1><p>(.*?)<\/p>/.exec(body)![1]!.split(/(?<=\.) /);

/** Reads the page of a refused request in English; each of its sentences has to be another one in German. */
async function refused(client: TestClient, url: string): Promise<string> {
    const [english, german] = [await client.get(url), await client.send("GET", url, undefined, { "accept-language": "de" })];
    expect([english.status, english.headers.get("location"), german.status]).to.deep.equal([400, null, 400]);
    const same = sentencesOf(english.body).filter((sentence) => sentencesOf(german.body).includes(sentence));
    expect(same, "not translated").to.deep.equal([]);
    return english.body;
}

describe("requests that are refused", () => {
    const cases: [string, string, RegExp][] = [
        ["nothing", "/application/saml/wiki/sso/binding/redirect/", /there is none/],
        ["no base64", "/application/saml/wiki/sso/binding/redirect/?SAMLRequest=%25%25%25", /not base64/],
        ["no XML", redirectUrl("hello"), /not well-formed/],
        ["a document type", redirectUrl(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${authnRequest()}`), /document type/],
        ["another message", redirectUrl(`<samlp:LogoutRequest xmlns:samlp="${PROTOCOL}" ID="_1"/>`), /another kind/],
        ["a request of another namespace", redirectUrl('<AuthnRequest ID="_1"/>'), /another kind/],
        ["no ID", redirectUrl(authnRequest().replace('ID="_request-1"', "")), /no ID/],
        ["what unpacks without end", redirectUrl(`<a>${"x".repeat(5_000_000)}</a>`), /too long/],
        ["what is too long", `/application/saml/wiki/sso/binding/redirect/?SAMLRequest=${"A".repeat(12_001)}`, /too long/],
        ["an ID of a megabyte", redirectUrl(authnRequest({ id: "_".repeat(1_000_000) })), /too long/],
        ["an ID of 1,025 characters", redirectUrl(authnRequest({ id: "_".repeat(1_025) })), /ID has more than 1024/],
        [
            "an address for the answer that is as long",
            redirectUrl(authnRequest({ acs: `${ACS}?${"a".repeat(1_025)}` })),
            /AssertionConsumerServiceURL has more/,
        ],
        ["a format that is as long", redirectUrl(authnRequest({ format: "f".repeat(1_025) })), /Format has more/],
        ["a RelayState that is longer than a flow may keep", redirectUrl(authnRequest(), { RelayState: "r".repeat(2_049) }), /RelayState has more/],
        ["an attribute that is there twice", redirectUrl(authnRequest().replace(" ID=", ' ID="_evil" ID=')), /not well-formed/],
        ["nesting without end", redirectUrl(authnRequest({ inside: `${"<a>".repeat(2_000)}${"</a>".repeat(2_000)}` })), /nested/],
        [
            "the same behind a comment that closes as much",
            redirectUrl(authnRequest({ inside: `<!--${"</a>".repeat(2_000)}-->${"<a>".repeat(2_000)}${"</a>".repeat(2_000)}` })),
            /nested/,
        ],
        ["an ID that no answer could repeat", redirectUrl(authnRequest({ id: "_a&#1;b" })), /holds the character U\+0001/],
        ["two policies for the name", redirectUrl(authnRequest({ inside: "<samlp:NameIDPolicy/><samlp:NameIDPolicy/>" })), /several NameIDPolicy/],
    ];
    for (const [about, url, reason] of cases)
        it(`${about}: a page says why`, async () => {
            const { bob } = await samlWorld();
            expect(await refused(bob, url)).to.match(reason);
        });

    it("an address that is not the application's gets no answer, and the administrator an event", async () => {
        const { backend, bob } = await samlWorld();
        const body = await refused(bob, redirectUrl(authnRequest({ acs: "http://evil.test/acs" })));
        const message = `ACS URL of http://evil.test/acs doesn't match Provider ACS URL of ${ACS}.`;
        expect(body).to.contain(message.replace("'", "&#39;"));
        const [event] = (await backend.admin.get("events/events/?action=configuration_error")).body.results;
        expect(event).to.deep.include({ app: "authentik.providers.saml.views.sso" });
        expect(event.context.message).to.equal(message);
        expect(event.context.provider.model_name).to.equal("samlprovider");
    });

    it("says why in the language of whoever reads it", async () => {
        const { backend, bob } = await samlWorld();
        const [row] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await backend.admin.patch(`core/users/${row.pk}/`, { attributes: { settings: { locale: "de" } } });
        const { body } = await bob.get(redirectUrl(authnRequest().replace('ID="_request-1"', "")));
        expect(body).to.contain("Die SAML-Anfrage ist nicht zu lesen. Sie hat keine ID.");
    });

    it("the address of the application is compared without regard to case, and need not be there", async () => {
        const { bob } = await samlWorld();
        expect((await answerTo(bob, redirectUrl(authnRequest({ acs: ACS.toUpperCase() })))).to).to.equal(ACS);
        expect((await answerTo(bob, redirectUrl(authnRequest({ acs: null })))).to).to.equal(ACS);
    });

    it("a request that was not deflated is read too", async () => {
        const { bob } = await samlWorld();
        const SAMLRequest = Buffer.from(authnRequest()).toString("base64");
        expect((await answerTo(bob, `/application/saml/wiki/sso/binding/redirect/?${new URLSearchParams({ SAMLRequest }).toString()}`)).to).to.equal(ACS);
    });
});

describe("signed requests by the redirect binding", () => {
    async function trusting() {
        const world = await samlWorld();
        await world.backend.admin.patch(`providers/saml/${world.provider.pk}/`, { verification_kp: world.pair.pk });
        return world;
    }

    it("are answered", async () => {
        const { bob, pair } = await trusting();
        expect((await answerTo(bob, signedUrl(authnRequest(), pair.key))).relayState).to.equal("relay 1");
        expect((await answerTo(bob, signedWithoutState(signedUrl(authnRequest(), pair.key), pair.key))).relayState).to.equal(undefined);
        expect((await answerTo(bob, signedUrl(authnRequest(), pair.key, `${SIGNATURE}rsa-sha512`, "RSA-SHA512"))).to).to.equal(ACS);
    });

    /** The same request, signed without a RelayState. */
    const signedWithoutState = (url: string, key: string): string => {
        const query = url.slice(url.indexOf("?") + 1, url.indexOf("&Signature=")).replace("RelayState=relay+1&", "");
        return `${url.split("?")[0]}?${query}&Signature=${encodeURIComponent(createSign("RSA-SHA256").update(query).sign(key, "base64"))}`;
    };

    const spoiled: [string, (url: string, key: string) => string, RegExp][] = [
        ["no signature", () => redirectUrl(authnRequest()), /has to be signed/],
        ["no algorithm", (url) => url.replace(/&SigAlg=[^&]*/, ""), /has to be signed/],
        ["another RelayState", (url) => url.replace("relay+1", "relay+2"), /does not hold/],
        ["no RelayState", (url) => url.replace("&RelayState=relay+1", ""), /does not hold/],
        ["a second request", (url) => `${url}&${redirectUrl(authnRequest({ id: "_other" }), {}).split("?")[1]}`, /twice/],
        ["another request in front", (url) => url.replace("?", `?${redirectUrl(authnRequest({ id: "_other" }), {}).split("?")[1]}&`), /twice/],
        ["the same, encoded otherwise", (url) => url.replace("relay+1", "relay%201"), /does not hold/],
        ["a RelayState that nobody signed, its name escaped", (url, key) => `${signedWithoutState(url, key)}&Relay%53tate=evil`, /escaped/],
        ["a second RelayState, its name escaped", (url) => `${url}&Relay%53tate=evil`, /twice/],
        ["a request whose name is escaped", (url) => url.replace("SAMLRequest", "SAML%52equest"), /escaped/],
        ["SHA-1", (_, key) => signedUrl(authnRequest(), key, `${DSIG}rsa-sha1`, "RSA-SHA1"), /SHA-1/],
        ["an algorithm that nobody knows", (_, key) => signedUrl(authnRequest(), key, "urn:x"), /not known/],
        ["HMAC", (_, key) => signedUrl(authnRequest(), key, `${SIGNATURE}hmac-sha256`), /not known/],
        ["the algorithm of another kind of key", (_, key) => signedUrl(authnRequest(), key, `${SIGNATURE}ecdsa-sha256`), /does not hold/],
        ["a signature that is no base64", (url) => url.replace(/Signature=.*$/, "Signature=%25"), /does not hold/],
        ["an empty signature", (url) => url.replace(/Signature=.*$/, "Signature="), /has to be signed/],
    ];
    for (const [about, spoil, reason] of spoiled)
        it(`${about}: refused`, async () => {
            const { bob, pair } = await trusting();
            expect(await refused(bob, spoil(signedUrl(authnRequest(), pair.key), pair.key))).to.match(reason);
        });
});

describe("signed requests by the POST binding", () => {
    async function trusting() {
        const world = await samlWorld();
        await world.backend.admin.patch(`providers/saml/${world.provider.pk}/`, { verification_kp: world.pair.pk });
        return world;
    }

    it("are answered", async () => {
        const { bob, pair } = await trusting();
        expect((await answerTo(bob, postedUrl(signedXml(authnRequest(), pair.key)))).to).to.equal(ACS);
        expect(
            (
                await answerTo(
                    bob,
                    postedUrl(signedXml(authnRequest(), pair.key, { signature: `${SIGNATURE}rsa-sha512`, digest: "http://www.w3.org/2001/04/xmlenc#sha512" })),
                )
            ).to,
        ).to.equal(ACS);
        expect((await answerTo(bob, postedUrl(signedXml(authnRequest(), pair.key).replace("wiki-sp", "wiki<!-- x -->-sp")))).to).to.equal(ACS);
        const prefixed = { reference: { inclusiveNamespacesPrefixList: ["samlp", "xs"] } };
        expect(
            (
                await answerTo(
                    bob,
                    postedUrl(signedXml(authnRequest().replace("<samlp:AuthnRequest ", '<samlp:AuthnRequest xmlns:xs="urn:xs" '), pair.key, prefixed)),
                )
            ).to,
        ).to.equal(ACS);
    });

    /** A request of somebody else around a signed one (XML signature wrapping). */
    const wrapped = (xml: string, id = "_evil"): string => authnRequest({ id, acs: null, inside: xml });
    const signatureOf = (xml: string): string => /<ds:Signature .*<\/ds:Signature>/.exec(xml)![0];

    const spoiled: [string, (xml: string, key: string) => string, RegExp][] = [
        ["no signature", () => authnRequest(), /no signature/],
        ["a change inside", (xml) => xml.replace("wiki-sp", "evil-sp"), /was changed/],
        ["a changed attribute", (xml) => xml.replace("2023-02-01", "2023-02-02"), /was changed/],
        ["an element that was added", (xml) => xml.replace("</samlp:AuthnRequest>", "<samlp:NameIDPolicy/></samlp:AuthnRequest>"), /was changed/],
        ["another digest", (xml) => xml.replace(/<ds:DigestValue>..../, "<ds:DigestValue>AAAA"), /was changed/],
        ["another signature", (xml) => xml.replace(/<ds:SignatureValue>..../, "<ds:SignatureValue>AAAA"), /expected key/],
        ["a signed request inside another one", (xml) => wrapped(xml), /no signature/],
        ["a signed request inside, its signature outside", (xml) => wrapped(xml.replace(signatureOf(xml), "") + signatureOf(xml)), /something else/],
        ["the same with its id", (xml) => wrapped(xml.replace(signatureOf(xml), "") + signatureOf(xml), "_request-1"), /same id/],
        ["two signatures", (xml) => xml.replace(signatureOf(xml), signatureOf(xml).repeat(2)), /more than one/],
        [
            "a signature inside a signature",
            (xml) => xml.replace("</ds:Signature>", `<ds:Object>${signatureOf(xml)}</ds:Object></ds:Signature>`),
            /more than one/,
        ],
        ["two elements of one id", (xml) => xml.replace("</saml:Issuer>", '</saml:Issuer><x ID="_request-1"></x>'), /same id/],
        ["ids that differ by their case", (xml) => xml.replace("</saml:Issuer>", '</saml:Issuer><x id="_request-1"></x>'), /same id/],
        ["a signature over a part", (_, key) => signedXml(authnRequest(), key, { xpath: "/*/*[local-name()='Issuer']" }), /something else|same id/],
        ["two references", (xml) => xml.replace(/<ds:Reference .*<\/ds:Reference>/, (one) => one.repeat(2)), /several Reference/],
        ["SHA-1 as signature", (_, key) => signedXml(authnRequest(), key, { signature: `${DSIG}rsa-sha1` }), /SHA-1/],
        ["SHA-1 as digest", (_, key) => signedXml(authnRequest(), key, { digest: `${DSIG}sha1` }), /not trusted/],
        ["no digest algorithm", (xml) => xml.replace(SHA256, ""), /not trusted/],
        ["no signature algorithm", (xml) => xml.replace(`${SIGNATURE}rsa-sha256`, ""), /not known/],
        ["HMAC with the certificate as secret", (xml) => xml.replace("rsa-sha256", "hmac-sha256"), /not known/],
        ["no transforms", (_, key) => signedXml(authnRequest(), key, { transforms: [`${DSIG}enveloped-signature`] }), /transforms/],
        ["transforms that pick", (xml) => xml.replace(`${DSIG}enveloped-signature`, "http://www.w3.org/TR/1999/REC-xpath-19991116"), /transforms/],
        [
            "canonicalization with comments",
            (_, key) => signedXml(authnRequest(), key, { canonicalization: "http://www.w3.org/2001/10/xml-exc-c14n#WithComments" }),
            /not exclusive/,
        ],
        ["a document type", (xml) => `<!DOCTYPE a [<!ATTLIST a ID ID #IMPLIED>]>${xml}`, /document type/],
    ];
    for (const [about, spoil, reason] of spoiled)
        it(`${about}: refused`, async () => {
            const { bob, pair } = await trusting();
            expect(await refused(bob, postedUrl(spoil(signedXml(authnRequest(), pair.key), pair.key)))).to.match(reason);
        });

    it("by somebody else's key: refused", async () => {
        const { backend, bob, provider, pair } = await trusting();
        const { body: other } = await backend.admin.post("crypto/certificatekeypairs/generate/", { common_name: "other", validity_days: 1 });
        const { data } = (await backend.admin.get(`crypto/certificatekeypairs/${other.pk}/view_private_key/`)).body;
        expect((await bob.get(postedUrl(signedXml(authnRequest(), data)))).body).to.match(/expected key/);
        expect((await bob.get(signedUrl(authnRequest(), data))).body).to.match(/does not hold/);
        await backend.admin.patch(`providers/saml/${provider.pk}/`, { verification_kp: null });
        expect((await answerTo(bob, postedUrl(signedXml(authnRequest(), pair.key)))).to).to.equal(ACS);
    });
});
