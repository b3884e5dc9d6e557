import { expect } from "chai";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { ASSERTION, PROTOCOL } from "../names.ts";
import { ACS, answerTo, authnRequest, postedUrl, redirectUrl, samlWorld, signedUrl, signedXml } from "../saml.node.test-helper.ts";

const STRICT = { environment: { AUTHENTIK_SANDBOX_STRICT: "true" } };
const HOST = "http://authentik.test";

type Change = (xml: string) => string;

/** What a service provider writes at the time of the tests (`START`), to this address. */
const request = (path: string, change: Change = (xml) => xml): string =>
    change(
        authnRequest()
            .replace("2023-02-01T00:00:00Z", "2023-03-01T12:00:00Z")
            .replace(" ID=", ` Destination="${HOST}/application/saml/wiki/sso/binding/${path}/" ID=`),
    );

const logout = (path: string, change: Change = (xml) => xml): string =>
    change(
        `<samlp:LogoutRequest xmlns:samlp="${PROTOCOL}" Destination="${HOST}/application/saml/wiki/slo/binding/${path}/" ID="_logout-1" IssueInstant="2023-03-01T12:00:00Z" NotOnOrAfter="2023-03-01T12:05:00Z" Version="2.0">` +
            `<saml:Issuer xmlns:saml="${ASSERTION}">wiki-sp</saml:Issuer><saml:NameID xmlns:saml="${ASSERTION}">bob</saml:NameID><samlp:SessionIndex>_1</samlp:SessionIndex></samlp:LogoutRequest>`,
    );

/** Requests that the original answers, though the standard has them refused: whoever asks for strict mode has that. */
const REFUSED: Readonly<Record<string, readonly [change: Change, reason: RegExp]>> = {
    "a request of last month": [(xml) => xml.replace("2023-03-01", "2023-02-01"), /time of the SAML request is over/],
    "a request of tomorrow": [(xml) => xml.replace("2023-03-01", "2023-03-02"), /yet to come/],
    "a request without a time": [(xml) => xml.replace(/ IssueInstant="[^"]*"/, ""), /time of the SAML request/],
    "a time that is none": [(xml) => xml.replace("2023-03-01T12:00:00Z", "soon"), /time of the SAML request/],
    "an issuer that nobody knows": [(xml) => xml.replace("wiki-sp", "somebody-else"), /not by the application/],
    "no issuer": [(xml) => xml.replace(/<saml:Issuer.*<\/saml:Issuer>/, ""), /does not say who/],
    "two issuers": [(xml) => xml.replace(/<saml:Issuer.*<\/saml:Issuer>/, (one) => one.repeat(2)), /several Issuer/],
    "another destination": [(xml) => xml.replace("authentik.test", "elsewhere.test"), /another address/],
    "the destination of the other binding": [(xml) => xml.replace(/redirect\/"|post\/"/, 'other/"'), /another address/],
    "another version": [(xml) => xml.replace('Version="2.0"', 'Version="1.1"'), /version/],
    "no version": [(xml) => xml.replace(' Version="2.0"', ""), /version/],
};

const world = (isStrict = true, provider = {}) => samlWorld(provider, isStrict ? STRICT : {});

/** Lets requests be signed by the installation's own pair. */
async function trusting(isStrict = true) {
    const made = await world(isStrict);
    await made.backend.admin.patch(`providers/saml/${made.provider.pk}/`, { verification_kp: made.pair.pk });
    return made;
}

async function refusal(browser: TestClient, url: string): Promise<string> {
    const { status, body, headers } = await browser.get(url);
    expect([status, headers.get("location")], String(body)).to.deep.equal([400, null]);
    return String(body);
}

const toSessionEnd = async (browser: TestClient, url: string): Promise<string | null> => (await browser.get(url)).headers.get("location");
const SESSION_END = "/if/session-end/wiki/";

describe("SAML requests in strict mode", () => {
    it("good ones are answered, by both bindings", async () => {
        const { bob } = await world();
        expect((await answerTo(bob, redirectUrl(request("redirect")))).to).to.equal(ACS);
        expect((await answerTo(bob, postedUrl(request("post", (xml) => xml.replace("_request-1", "_request-2"))))).to).to.equal(ACS);
        expect(await toSessionEnd(bob, redirectUrl(logout("redirect"), {}, "slo"))).to.equal(SESSION_END);
        expect(await toSessionEnd(bob, postedUrl(logout("post").replace("_logout-1", "_logout-2"), "slo"))).to.equal(SESSION_END);
    });

    for (const [what, [change, reason]] of Object.entries(REFUSED)) {
        it(`${what}: refused, to sign in and to sign out, by both bindings`, async () => {
            const { bob } = await world();
            for (const url of [
                redirectUrl(request("redirect", change)),
                postedUrl(request("post", change)),
                redirectUrl(logout("redirect", change), {}, "slo"),
                postedUrl(logout("post", change), "slo"),
            ])
                expect(await refusal(bob, url)).to.match(reason);
        });

        it(`${what}: answered in the ordinary mode, as by the original`, async () => {
            const { bob } = await world(false);
            expect((await answerTo(bob, redirectUrl(request("redirect", change)))).to).to.equal(ACS);
            expect((await answerTo(bob, postedUrl(request("post", change)))).to).to.equal(ACS);
            expect(await toSessionEnd(bob, redirectUrl(logout("redirect", change), {}, "slo"))).to.equal(SESSION_END);
            expect(await toSessionEnd(bob, postedUrl(logout("post", change), "slo"))).to.equal(SESSION_END);
        });
    }

    it("a request counts once, whoever brings it again, and by whichever binding; in the ordinary mode as often as it comes", async () => {
        for (const isStrict of [true, false]) {
            const { backend, bob } = await world(isStrict);
            const [url, again] = [redirectUrl(request("redirect")), postedUrl(request("post"))];
            await answerTo(bob, url);
            if (isStrict) {
                expect(await refusal(bob, url)).to.match(/used before/);
                expect(await refusal(await backend.as("bob"), again)).to.match(/used before/);
            } else {
                expect((await answerTo(bob, url)).to).to.equal(ACS);
                expect((await answerTo(await backend.as("bob"), again)).to).to.equal(ACS);
            }
        }
    });

    it("a request that was refused has not been used", async () => {
        const { bob } = await world();
        await refusal(bob, redirectUrl(request("redirect", (xml) => xml.replace("wiki-sp", "wiki-sq"))));
        expect((await answerTo(bob, redirectUrl(request("redirect")))).to).to.equal(ACS);
    });

    it("is good for as long as it takes to sign in, and no longer", async () => {
        const { backend, clock } = await world();
        clock.now += 14 * MINUTE_MS;
        expect((await answerTo(await backend.as("bob"), redirectUrl(request("redirect")))).to).to.equal(ACS);
        clock.now += 2 * MINUTE_MS;
        expect(await refusal(await backend.as("bob"), redirectUrl(request("redirect", (xml) => xml.replace("_request-1", "_late"))))).to.match(/is over/);
    });

    it("a request to sign out ends when it says so", async () => {
        const { backend, clock } = await world();
        clock.now += 6 * MINUTE_MS;
        expect(await refusal(await backend.as("bob"), redirectUrl(logout("redirect"), {}, "slo"))).to.match(/is over/);
    });

    it("comments do not make another issuer", async () => {
        const { bob } = await world();
        expect((await answerTo(bob, redirectUrl(request("redirect", (xml) => xml.replace("wiki-sp", "wiki<!-- x -->-sp"))))).to).to.equal(ACS);
        await refusal(bob, redirectUrl(request("redirect", (xml) => xml.replace("wiki-sp", "wiki-sp<!-- x -->.evil.test").replace("_request-1", "_2"))));
    });

    it("whoever has no audience is not known by a name", async () => {
        const { bob } = await world(true, { audience: "" });
        expect((await answerTo(bob, redirectUrl(request("redirect", (xml) => xml.replace("wiki-sp", "anybody"))))).to).to.equal(ACS);
    });

    it("the address for the answer is compared to the letter", async () => {
        const { bob } = await world();
        const upper: Change = (xml) => xml.replace(ACS, ACS.toUpperCase());
        expect(await refusal(bob, redirectUrl(request("redirect", upper)))).to.contain("ACS URL of");
    });

    it("a RelayState has 80 bytes at most", async () => {
        const { bob } = await world();
        expect((await answerTo(bob, redirectUrl(request("redirect"), { RelayState: "r".repeat(80) }))).relayState).to.equal("r".repeat(80));
        const other = request("redirect", (xml) => xml.replace("_request-1", "_2"));
        expect(await refusal(bob, redirectUrl(other, { RelayState: "ü".repeat(41) }))).to.match(/80 bytes/);
    });

    it("what is refused by the redirect binding leaves an event", async () => {
        const { backend, bob } = await world();
        await refusal(bob, redirectUrl(request("redirect", (xml) => xml.replace("wiki-sp", "evil"))));
        const [event] = (await backend.admin.get("events/events/?action=configuration_error")).body.results;
        expect(event.context.message).to.match(/not by the application/);
    });

    it("where signatures are demanded, a request says where it goes", async () => {
        const { bob, pair } = await trusting();
        const bare = (xml: string) => xml.replace(/ Destination="[^"]*"/, "");
        expect(await refusal(bob, signedUrl(request("redirect", bare), pair.key))).to.match(/another address/);
        expect((await answerTo(bob, signedUrl(request("redirect"), pair.key))).relayState).to.equal("relay 1");
    });
});

describe("signed requests to sign out", () => {
    const redirectTo = (xml: string, key: string) => signedUrl(xml, key, undefined, undefined, "slo");
    const postTo = (xml: string, key: string) => postedUrl(signedXml(xml, key), "slo");

    it("are accepted in strict mode, by both bindings", async () => {
        const { bob, pair } = await trusting();
        expect(await toSessionEnd(bob, redirectTo(logout("redirect"), pair.key))).to.equal(SESSION_END);
        expect(await toSessionEnd(bob, postTo(logout("post").replace("_logout-1", "_2"), pair.key))).to.equal(SESSION_END);
    });

    const spoiled: [string, (key: string) => string, RegExp][] = [
        ["no signature", () => redirectUrl(logout("redirect"), {}, "slo"), /has to be signed/],
        ["no signature in the XML", () => postedUrl(logout("post"), "slo"), /no signature/],
        ["another RelayState", (key) => redirectTo(logout("redirect"), key).replace("relay+1", "relay+2"), /does not hold/],
        ["SHA-1", (key) => signedUrl(logout("redirect"), key, "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "RSA-SHA1", "slo"), /SHA-1/],
        ["an algorithm that is none", (key) => signedUrl(logout("redirect"), key, "none", undefined, "slo"), /not known/],
        ["another name", (key) => postedUrl(signedXml(logout("post"), key).replace(">bob<", ">ada<"), "slo"), /was changed/],
    ];
    for (const [about, url, reason] of spoiled)
        it(`${about}: refused in strict mode, and not looked at in the ordinary one`, async () => {
            const strict = await trusting();
            expect(await refusal(strict.bob, url(strict.pair.key))).to.match(reason);
            const ordinary = await trusting(false);
            expect(await toSessionEnd(ordinary.bob, url(ordinary.pair.key))).to.equal(SESSION_END);
        });

    it("by somebody else's key: refused", async () => {
        const { backend, bob } = await trusting();
        const { body: other } = await backend.admin.post("crypto/certificatekeypairs/generate/", { common_name: "other", validity_days: 1 });
        const { data } = (await backend.admin.get(`crypto/certificatekeypairs/${other.pk}/view_private_key/`)).body;
        expect(await refusal(bob, redirectTo(logout("redirect"), data))).to.match(/does not hold/);
        expect(await refusal(bob, postTo(logout("post"), data))).to.match(/expected key/);
    });
});
