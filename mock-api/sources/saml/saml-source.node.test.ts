import { inflateRawSync } from "node:zlib";
import { expect } from "chai";
import type { TestBackend } from "#mock/adapters/test/test-backend.ts";
import { START } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { FORMATS } from "#mock/protocols/saml/names.ts";
import { ellipticPair } from "#mock/protocols/saml/saml.node.test-helper.ts";
import { eventsOf, local, onward, whoIs } from "../oauth/oauth-source.test-helper.ts";
import { ACS, answer, answered, begun, HOUR_MS, post, SLUG, type Wishes, world } from "./saml-source.node.test-helper.ts";

describe("a SAML source", () => {
    it("enrols whom the assertion names, and knows them again", async () => {
        const made = await world();
        const { visitor, back } = await answered(made);
        expect((await onward(visitor, back)).body.to).to.equal("/if/user/");
        const user = await whoIs(visitor);
        expect(user).to.include({ username: "partner-7", email: "seven@partner.example", name: "Seven of Partner" });
        expect((await made.backend.admin.get("sources/user_connections/saml/")).body.results[0]).to.include({ user: user.pk, identifier: "partner-7" });
        expect(await eventsOf(made.backend, "source_linked")).to.have.length(1);
        const again = await answered(made);
        expect(again.back.headers.get("location")).to.equal("/if/flow/default-source-authentication/");
        await onward(again.visitor, again.back);
        expect((await whoIs(again.visitor)).pk).to.equal(user.pk);
    });

    it("links whoever is signed in", async () => {
        const made = await world();
        const eve = await made.backend.as("eve");
        const inResponseTo = await begun(eve);
        expect((await post(eve, await answer(made, { inResponseTo }))).headers.get("location")).to.match(/^\/if\/user\/#\/settings/);
    });

    it("asks by the address, which it signs to the letter", async () => {
        const { backend } = await world();
        const { headers } = await backend.browser().get(`/source/saml/${SLUG}/?next=/x`);
        expect(headers.get("location")).to.match(/^https:\/\/idp\.example\/sso\?tenant=1&SAMLRequest=[^&]+&RelayState=%2Fx&SigAlg=[^&]+&Signature=[^&]+$/);
        const xml = inflateRawSync(Buffer.from(new URL(headers.get("location")!).searchParams.get("SAMLRequest")!, "base64")).toString();
        expect(xml.replace(/ID="_[0-9a-f]{32}"/, 'ID="I"')).to.equal(
            '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" AssertionConsumerServiceURL="http://authentik.test/source/saml/partner/acs/" Destination="https://idp.example/sso?tenant=1" ID="I" IssueInstant="2023-03-01T12:00:00Z" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Version="2.0"><saml:Issuer>urn:us</saml:Issuer><samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/></samlp:AuthnRequest>',
        );
    });

    it("asks by a form, after a yes or at once", async () => {
        const { backend } = await world({ binding_type: "POST", signing_kp: null });
        const executor = "flows/executor/default-source-pre-authentication/?query=";
        const visitor = backend.browser();
        expect((await visitor.get(`/source/saml/${SLUG}/`)).headers.get("location")).to.equal("/if/flow/default-source-pre-authentication/");
        const { body } = await visitor.get(executor);
        expect(body).to.include({ component: "ak-stage-consent", header_text: "Continue to Partner" });
        expect((await visitor.post(executor, { token: body.token })).status).to.equal(302);
        expect((await visitor.get(executor)).body.component).to.equal("ak-stage-autosubmit");
        await backend.admin.patch(`sources/saml/${SLUG}/`, { binding_type: "POST_AUTO" });
        const other = backend.browser();
        await other.get(`/source/saml/${SLUG}/`);
        const form = (await other.get(executor)).body;
        expect(form).to.include({ component: "ak-stage-autosubmit", url: "https://idp.example/sso?tenant=1", title: "Redirecting to Partner..." });
        expect(form.attrs.RelayState).to.equal("");
        expect(Buffer.from(form.attrs.SAMLRequest, "base64").toString()).to.contain('ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"');
    });

    it("M01.3: its metadata have nothing between tags, and are not signed", async () => {
        const { backend } = await world();
        const { metadata } = (await backend.admin.get(`sources/saml/${SLUG}/metadata/`)).body;
        expect(metadata)
            .to.match(/^<md:EntityDescriptor /)
            .and.not.match(/>\s+</)
            .and.not.match(/Signature[ >]/);
        expect((await backend.browser().get(`/source/saml/${SLUG}/metadata/`)).body).to.equal(metadata);
    });

    it("D-514: its metadata do not say that requests are signed with a certificate that has no key here", async () => {
        const made = await world();
        const metadata = async () => (await made.backend.browser().get(`/source/saml/${SLUG}/metadata/`)).body;
        expect(await metadata())
            .to.contain('AuthnRequestsSigned="true"')
            .and.contain("KeyDescriptor");
        const { body: alone } = await made.backend.admin.post("crypto/certificatekeypairs/", { name: "Theirs", certificate_data: made.pair.certificate });
        await made.backend.admin.patch(`sources/saml/${SLUG}/`, { signing_kp: alone.pk });
        expect(await metadata())
            .to.not.contain("AuthnRequestsSigned")
            .and.not.contain("KeyDescriptor");
        expect((await answered(made)).back.status).to.equal(302);
    });

    it("M01.4: its metadata at the address of the download button are the same, to the letter", async () => {
        const { backend } = await world();
        const { metadata, download_url } = (await backend.admin.get(`sources/saml/${SLUG}/metadata/`)).body;
        expect((await backend.browser().get(local(download_url))).body).to.equal(metadata);
    });

    it("tells its metadata, switched off or not, and nothing else then", async () => {
        const { backend } = await world({ enabled: false, issuer: "" });
        const { body, headers } = await backend.browser().get(`/source/saml/${SLUG}/metadata/`);
        expect(headers.get("content-type")).to.equal("text/xml");
        expect(body).to.contain(`entityID="http://authentik.test/source/saml/${SLUG}/metadata/"`).and.contain(`Location="http://authentik.test${ACS}"`);
        for (const path of ["", "slo/"]) expect((await backend.browser().get(`/source/saml/${SLUG}/${path}`)).status).to.equal(404);
        expect((await backend.browser().get(ACS)).status).to.equal(405);
    });

    describe("signs nobody in", () => {
        const foreign = ellipticPair();
        const evil =
            '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_evil"><saml:Subject><saml:NameID>akadmin</saml:NameID></saml:Subject></saml:Assertion>';
        const cases: readonly (readonly [what: string, reason: string, wishes: Wishes, change?: (xml: string) => string])[] = [
            ["by an assertion without a signature", "Nothing proves", { isUnsigned: true }],
            ["by one of another key", "Nothing proves", { key: foreign.key }],
            ["by one whose signature uses SHA-1", "Nothing proves", { algorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1" }],
            ["whose name was changed", "Nothing proves", {}, (xml) => xml.replace("partner-7", "akadmin")],
            ["by an assertion beside the signed one", "several Assertion", {}, (xml) => xml.replace("<saml:Assertion", `${evil}<saml:Assertion`)],
            [
                "by an assertion around the signed one (wrapping)",
                "Nothing proves",
                {},
                (xml) => {
                    const [inner = ""] = /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml) ?? [];
                    return xml.replace(inner, evil.replace("</saml:Assertion>", `${inner}</saml:Assertion>`));
                },
            ],
            [
                "by a signature that was moved to another assertion",
                "Nothing proves",
                {},
                (xml) => {
                    const [inner = ""] = /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml) ?? [];
                    const [signature = ""] = /<ds:Signature.*<\/ds:Signature>/s.exec(inner) ?? [];
                    return xml.replace(inner, evil.replace("<saml:Subject>", `${signature}<saml:Subject>`));
                },
            ],
            [
                "by two elements of one id",
                "Nothing proves",
                {},
                (xml) => xml.replace("<saml:Subject>", `<saml:Subject ID="${/Assertion [^>]*ID="(\w+)"/.exec(xml)![1]}">`),
            ],
            ["by an answer with a document type", "document type", {}, (xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`],
            ["by an answer to somebody else's request", "does not belong", { inResponseTo: "_other" }],
            ["by an answer to no request", "does not belong", { inResponseTo: undefined }],
            ["for another audience", "another audience", { audience: "urn:others" }],
            ["at another address", "another address", { acsUrl: "https://elsewhere.example/acs" }],
            ["once its time is over", "time is over", { notOnOrAfter: START - HOUR_MS }],
            ["before its time", "time is over", { notBefore: START + HOUR_MS }],
            ["without a name", "names nobody", { name: { format: FORMATS.persistent, value: "" } }],
            [
                "whom the other side refuses, and shows its words",
                "Come back tomorrow",
                {},
                (xml) =>
                    xml.replace(
                        /<samlp:StatusCode[^>]*>(<\/samlp:StatusCode>)?/,
                        '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/><samlp:StatusMessage>Come back tomorrow</samlp:StatusMessage>',
                    ),
            ],
        ];
        for (const [what, reason, wishes, change] of cases)
            it(what, async () => {
                const { back } = await answered(await world(), wishes, change);
                expect([back.status, back.body]).to.satisfy(
                    ([status, body]: [number, string]) => status === 400 && body.includes(reason),
                    `${back.status} ${back.body}`,
                );
            });

        it("by a comment inside the name: it changes nothing", async () => {
            const { visitor, back } = await answered(await world(), {}, (xml) => xml.replace("partner-7", "partner<!-- x -->-7"));
            await onward(visitor, back);
            expect((await whoIs(visitor)).username).to.equal("partner-7");
        });

        it("without a certificate to check with", async () => {
            const { back } = await answered(await world({ signing_kp: null }));
            expect(back.body).to.contain("no certificate to check answers with");
        });

        it("by the same answer twice, or in another browser", async () => {
            const made = await world();
            const visitor = made.backend.browser();
            const xml = await answer(made, { inResponseTo: await begun(visitor) });
            expect((await post(visitor, xml)).status).to.equal(302);
            expect((await post(visitor, xml, { sent_again: "1" })).status).to.equal(400);
            expect((await post(made.backend.browser(), xml, { sent_again: "1" })).status).to.equal(400);
        });

        it("by nothing, or nonsense", async () => {
            const { backend } = await world();
            expect((await backend.browser().send("POST", ACS, "", { "content-type": "application/x-www-form-urlencoded" })).status).to.equal(400);
            expect((await post(backend.browser(), "<a>")).status).to.equal(400);
        });
    });

    it("sends once more what came without the session's cookie", async () => {
        const made = await world();
        const { status, body } = await post(made.backend.browser(), await answer(made, {}), { RelayState: "x" });
        expect([status, /data-submit/.test(body), /name="RelayState" value="x"/.test(body), /name="sent_again"/.test(body)]).to.deep.equal([
            200,
            true,
            true,
            true,
        ]);
    });

    it("takes what nobody asked for where it may, once", async () => {
        const made = await world({ allow_idp_initiated: true });
        const xml = await answer(made, {});
        expect((await post(made.backend.browser(), xml, { sent_again: "1" })).status).to.equal(302);
        expect((await post(made.backend.browser(), xml, { sent_again: "1" })).body).to.contain("used before");
        const [event, ...more] = (await made.backend.admin.get("events/events/?action=suspicious_request")).body.results;
        expect([event.app, event.context.message, more.length]).to.deep.equal([
            "authentik.events.middleware",
            `An assertion of ${made.source.name} was used before.`,
            0,
        ]);
    });

    it("connects nobody with what they did not ask for: any site can have a browser bring it (login CSRF)", async () => {
        const made = await world({ allow_idp_initiated: true });
        const eve = await made.backend.as("eve");
        const back = await post(eve, await answer(made, {}));
        expect([back.status, String(back.body).includes("nothing is connected")]).to.deep.equal([400, true]);
        const linked = await post(eve, await answer(made, { inResponseTo: await begun(eve) }));
        expect(linked.headers.get("location")).to.match(/^\/if\/user\/#\/settings/);
        const mine = await post(eve, await answer(made, {}));
        expect([mine.status, mine.headers.get("location")]).to.deep.equal([302, "/"]);
    });

    it("connects nobody who signed in meanwhile, and asks whom another site leads to it", async () => {
        const made = await world();
        await made.backend.as("eve");
        const browser = made.backend.browser();
        const xml = await answer(made, { inResponseTo: await begun(browser) });
        await browser.signIn("eve", "eve-pw");
        const back = await post(browser, xml);
        expect([back.status, String(back.body).includes("signed in or out")]).to.deep.equal([400, true]);
        const led = { "x-authentik-csrf": "", "sec-fetch-site": "cross-site", "accept-language": "en" };
        expect((await browser.send("GET", `/source/saml/${SLUG}/`, undefined, led)).body).to.contain("Connect an account of Partner with eve?");
    });

    it("makes a user of a name that does not last, for one session", async () => {
        const made = await world();
        const { visitor, back } = await answered(made, { name: { format: FORMATS.transient, value: "_t-1" } });
        await onward(visitor, back);
        const { pk } = await whoIs(visitor);
        const { body } = await made.backend.admin.get(`core/users/${pk}/`);
        expect([body.username, body.path]).to.deep.equal(["_t-1", `goauthentik.io/sources/${SLUG}`]);
        expect(body.attributes).to.deep.equal({
            "goauthentik.io/user/generated": true,
            "goauthentik.io/user/sources": ["Partner"],
            "goauthentik.io/user/delete-on-logout": true,
            "goauthentik.io/user/expires": START / 1000 + 24 * 3600,
        });
        await visitor.get("flows/executor/default-invalidation-flow/?query=");
        expect((await made.backend.admin.get(`core/users/${pk}/`)).status).to.equal(404);
    });

    it("signs out when asked to by the person, not by a link", async () => {
        const made = await world({ slo_url: "https://idp.example/slo" });
        const eve = await made.backend.as("eve");
        const at = `/source/saml/${SLUG}/slo/`;
        const isIn = async () => (await eve.get("core/users/me/")).status === 200;
        expect([(await eve.get(at)).status, await isIn()]).to.deep.equal([200, true]);
        const out = await eve.send("POST", at);
        expect([out.headers.get("location"), await isIn()]).to.deep.equal(["https://idp.example/slo", false]);
    });

    it("is offered on the sign-in page", async () => {
        const { backend, source }: { backend: TestBackend; source: { pk: string } } = await world();
        const [stage] = (await backend.admin.get("stages/identification/")).body.results;
        await backend.admin.patch(`stages/identification/${stage.pk}/`, { sources: [source.pk] });
        const { body } = await backend.browser().get("flows/executor/default-authentication-flow/?query=");
        const challenge = { type: "redirect", component: "xak-flow-redirect", to: `/source/saml/${SLUG}/` };
        expect(body.sources).to.deep.equal([{ name: "Partner", icon_url: null, challenge }]);
    });
});
