import { expect } from "chai";
import { SAML } from "@node-saml/node-saml";
import { attributeOf, childrenOf, textOf } from "#mock/encoding/xml.ts";
import { DSIG } from "#mock/encoding/xml-signature.ts";
import { throughFlow } from "../../oauth2/oauth2.test-helper.ts";
import { ASSERTION, FORMATS } from "../names.ts";
import { ACS, answerTo, at, authnRequest, nameIdOf, redirectUrl, samlWorld } from "../saml.node.test-helper.ts";

describe("single sign-on with SAML", () => {
    it("answers a request by the redirect binding with a form", async () => {
        const { bob } = await samlWorld();
        const { body } = await throughFlow(bob, (await bob.get(redirectUrl(authnRequest()))).headers.get("location")!);
        expect(body).to.deep.include({ type: "native", component: "ak-stage-autosubmit", url: ACS, title: "Redirecting to Wiki..." });
        expect(Object.keys(body.attrs)).to.deep.equal(["ACSUrl", "SAMLResponse", "RelayState"]);
        expect(body.attrs).to.include({ ACSUrl: ACS, RelayState: "relay-1" });
    });

    it("says who has signed in, for whom, and for how long", async () => {
        const { bob } = await samlWorld();
        const { xml, response, assertion } = await answerTo(bob, redirectUrl(authnRequest()));
        expect(xml)
            .to.match(/^<samlp:Response /)
            .and.not.match(/>\s+</);
        expect(attributeOf(response, "InResponseTo")).to.equal("_request-1");
        expect(attributeOf(response, "Destination")).to.equal(ACS);
        expect(attributeOf(response, "IssueInstant")).to.equal("2023-03-01T12:00:00Z");
        expect(textOf(at(response, "Issuer"))).to.equal("our-idp");
        const told = at(assertion, "Subject", "SubjectConfirmation", "SubjectConfirmationData");
        expect(told.attributes.map(({ local, value }) => [local, value])).to.deep.equal([
            ["InResponseTo", "_request-1"],
            ["NotOnOrAfter", "2023-03-01T12:05:00Z"],
            ["Recipient", ACS],
        ]);
        const conditions = at(assertion, "Conditions");
        expect([attributeOf(conditions, "NotBefore"), attributeOf(conditions, "NotOnOrAfter")]).to.deep.equal(["2023-03-01T11:55:00Z", "2023-03-01T12:05:00Z"]);
        expect(textOf(at(conditions, "AudienceRestriction", "Audience"))).to.equal("wiki-sp");
        const statement = at(assertion, "AuthnStatement");
        expect(attributeOf(statement, "SessionIndex")).to.equal(attributeOf(assertion, "ID"));
        expect(attributeOf(statement, "SessionNotOnOrAfter")).to.equal("2023-04-30T12:00:00Z");
        expect(textOf(statement)).to.equal("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport");
    });

    it("tells what the mappings make of somebody", async () => {
        const { bob } = await samlWorld();
        const { assertion } = await answerTo(bob, redirectUrl(authnRequest()));
        const attributes = childrenOf(at(assertion, "AttributeStatement"), ASSERTION, "Attribute").map((one) => [
            attributeOf(one, "Name"),
            childrenOf(one, ASSERTION, "AttributeValue").map(textOf),
        ]);
        expect(attributes).to.deep.include(["http://schemas.goauthentik.io/2021/02/saml/username", ["bob"]]);
    });

    it("a mapping that fails is left out, and leaves events", async () => {
        const { backend, bob, provider } = await samlWorld();
        const make = async (name: string, expression: string) =>
            (await backend.admin.post("propertymappings/saml/", { name, saml_name: name, friendly_name: `friendly ${name}`, expression })).body.pk;
        const property_mappings = [
            await make("broken", "return 1 / 0"),
            await make("nothing", "return None"),
            await make("several", 'return ["a", True, 7, {"b": 1}]'),
        ];
        await backend.admin.patch(`providers/saml/${provider.pk}/`, { property_mappings });
        const { assertion } = await answerTo(bob, redirectUrl(authnRequest()));
        const attributes = childrenOf(at(assertion, "AttributeStatement"), ASSERTION, "Attribute");
        expect(attributes.map((one) => [attributeOf(one, "Name"), attributeOf(one, "FriendlyName")])).to.deep.equal([["several", "friendly several"]]);
        expect(childrenOf(attributes[0]!, ASSERTION, "AttributeValue").map(textOf)).to.deep.equal(["a", "True", "7", "{'b': 1}"]);
        const told = async (action: string) => (await backend.admin.get(`events/events/?action=${action}`)).body.results[0].context.message;
        expect(await told("property_mapping_exception")).to.contain("ZeroDivisionError: division by zero");
        expect(await told("configuration_error")).to.equal("Failed to evaluate property-mapping: 'broken'");
    });

    it("goes by the address, where the application takes answers by redirect", async () => {
        const { bob } = await samlWorld({ sp_binding: "redirect" });
        const { to, relayState, assertion } = await answerTo(bob, redirectUrl(authnRequest(), { RelayState: "a b&c" }));
        expect(to).to.match(/^http:\/\/app\.test\/acs\?SAMLResponse=/);
        expect(relayState).to.equal("a b&c");
        expect(nameIdOf({ assertion } as never).format).to.equal(FORMATS.unspecified);
    });

    it("keeps a query that the application's address has", async () => {
        const { bob } = await samlWorld({ sp_binding: "redirect", acs_url: `${ACS}?x=1` });
        expect((await answerTo(bob, redirectUrl(authnRequest({ acs: null })))).to).to.match(/^http:\/\/app\.test\/acs\?x=1&SAMLResponse=/);
    });

    it("takes requests by POST, of people who have to sign in first, too", async () => {
        const { backend } = await samlWorld();
        const browser = backend.browser();
        const form = new URLSearchParams({ SAMLRequest: Buffer.from(authnRequest()).toString("base64"), RelayState: "r" }).toString();
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        const posted = await browser.send("POST", "/application/saml/wiki/sso/binding/post/", form, headers);
        const here = posted.headers.get("location")!;
        expect(here).to.match(/^\/application\/saml\/wiki\/sso\/binding\/post\/\?SAMLRequest=/);
        const location = (await browser.get(here)).headers.get("location")!;
        expect(location).to.match(/^\/flows\/-\/default\/authentication\/\?next=/);
        await browser.signIn("bob", "bob-pw");
        const { relayState, response } = await answerTo(browser, new URL(location, "http://x").searchParams.get("next")!);
        expect([relayState, attributeOf(response, "InResponseTo")]).to.deep.equal(["r", "_request-1"]);
    });

    it("takes of a form what SAML knows, as long as an address may be", async () => {
        const { backend } = await samlWorld();
        const posted = (fields: Record<string, string>) =>
            backend.browser().send("POST", "/application/saml/wiki/sso/binding/post/", new URLSearchParams(fields).toString(), {
                "content-type": "application/x-www-form-urlencoded",
            });
        const SAMLRequest = "A".repeat(12_000);
        expect((await posted({ SAMLRequest, other: "x".repeat(9_000) })).headers.get("location")).to.equal(
            `/application/saml/wiki/sso/binding/post/?SAMLRequest=${SAMLRequest}`,
        );
        for (const [fields, status] of [
            [{ SAMLRequest, RelayState: "ä".repeat(500) }, 302],
            [{ SAMLRequest, RelayState: "ä".repeat(1_000) }, 400],
            [{ SAMLRequest: `${SAMLRequest}A` }, 400],
        ] as const)
            expect((await posted(fields)).status).to.equal(status);
    });

    it("begins without a request, where the person opens the application here", async () => {
        const { bob } = await samlWorld();
        const { response, relayState, assertion } = await answerTo(bob, "/application/saml/wiki/sso/binding/init/?RelayState=x");
        expect([attributeOf(response, "InResponseTo"), relayState]).to.deep.equal([undefined, undefined]);
        expect(attributeOf(at(assertion, "Subject", "SubjectConfirmation", "SubjectConfirmationData"), "InResponseTo")).to.equal(undefined);
    });

    it("answers once: whoever comes back is not answered again", async () => {
        const { bob } = await samlWorld();
        const location = (await bob.get(redirectUrl(authnRequest()))).headers.get("location")!;
        expect((await throughFlow(bob, location)).body.component).to.equal("ak-stage-autosubmit");
        expect((await throughFlow(bob, location)).body.component).to.not.equal("ak-stage-autosubmit");
    });

    it("writes that somebody went to the application", async () => {
        const { backend, bob, application } = await samlWorld();
        await answerTo(bob, redirectUrl(authnRequest()));
        const [event] = (await backend.admin.get("events/events/?action=authorize_application")).body.results;
        expect(event).to.deep.include({ app: "authentik.providers.saml.views.flows" });
        expect(event.context.authorized_application.pk).to.equal(application.pk.replaceAll("-", ""));
        expect(event.user.username).to.equal("bob");
    });

    it("asks the policies of the application, and is not there without one", async () => {
        const { backend, application, bob } = await samlWorld();
        const { body } = await backend.admin.post("policies/dummy/", { name: "no", result: false, wait_min: 0, wait_max: 1 });
        await backend.admin.post("policies/bindings/", { policy: body.pk, target: application.pk, order: 0 });
        const denied = await bob.get(redirectUrl(authnRequest()));
        expect([denied.status, denied.headers.get("location")]).to.deep.equal([200, null]);
        expect(denied.body).to.contain("Permission denied");
        const [row] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await backend.admin.patch(`core/users/${row.pk}/`, { attributes: { settings: { locale: "de" } } });
        expect((await bob.get(redirectUrl(authnRequest()))).body)
            .to.contain("Zugriff verweigert")
            .and.contain('lang="de"')
            .and.contain("Angemeldet als bob.");
        expect((await bob.get("/application/saml/nope/sso/binding/init/")).status).to.equal(404);
    });
});

describe("NameIDs", () => {
    const cases: [string, string, RegExp][] = [
        ["email", FORMATS.email, /^bob@/],
        ["persistent", FORMATS.persistent, /^[0-9a-f]{64}$/],
        ["transient", FORMATS.transient, /^[0-9a-f]{64}$/],
        ["unspecified", FORMATS.unspecified, /^[0-9a-f]{64}$/],
        ["X.509", FORMATS.x509, /^CN=bob$/],
        ["Windows", FORMATS.windows, /^bob@corp\.test$/],
    ];
    for (const [about, format, value] of cases)
        it(`${about}: in the format that was asked for`, async () => {
            const { backend, bob } = await samlWorld();
            const [row] = (await backend.admin.get("core/users/?username=bob")).body.results;
            await backend.admin.patch(`core/users/${row.pk}/`, {
                email: "bob@example.test",
                attributes: { distinguishedName: "CN=bob", upn: "bob@corp.test" },
            });
            const name = nameIdOf(await answerTo(bob, redirectUrl(authnRequest({ format }))));
            expect(name.format).to.equal(format);
            expect(name.value).to.match(value);
        });

    it("transient: another one in each session, persistent: the same", async () => {
        const { backend, bob } = await samlWorld();
        const again = await backend.as("bob");
        const names = async (format: string) => [
            nameIdOf(await answerTo(bob, redirectUrl(authnRequest({ format })))).value,
            nameIdOf(await answerTo(again, redirectUrl(authnRequest({ format })))).value,
        ];
        const [first, second] = await names(FORMATS.transient);
        expect(first).to.not.equal(second);
        const [one, other] = await names(FORMATS.persistent);
        expect(one).to.equal(other);
    });

    it("a mapping of the provider names them", async () => {
        const world = await samlWorld();
        const { body } = await world.backend.admin.post("propertymappings/saml/", { name: "n", saml_name: "n", expression: "return user.username + '!'" });
        await world.backend.admin.patch(`providers/saml/${world.provider.pk}/`, { name_id_mapping: body.pk });
        expect(nameIdOf(await answerTo(world.bob, redirectUrl(authnRequest()))).value).to.equal("bob!");
    });

    it("a format that is not known is refused, and leaves an event", async () => {
        const { backend, bob } = await samlWorld();
        const format = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
        const location = (await bob.get(redirectUrl(authnRequest({ format })))).headers.get("location")!;
        expect((await throughFlow(bob, location)).body.component).to.equal("ak-stage-access-denied");
        const [event] = (await backend.admin.get("events/events/?action=configuration_error")).body.results;
        expect(event.context.message).to.equal(`Failed to process SAML assertion: Assertion contains NameID with unsupported format ${format}.`);
    });

    it("a name that no XML holds is no broken answer: the sign-in is refused, and leaves an event", async () => {
        const { backend, bob } = await samlWorld();
        const [row] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await backend.admin.patch(`core/users/${row.pk}/`, { name: "Bob\u0001" });
        const location = (await bob.get(redirectUrl(authnRequest()))).headers.get("location")!;
        expect((await throughFlow(bob, location)).body.component).to.equal("ak-stage-access-denied");
        const [event] = (await backend.admin.get("events/events/?action=configuration_error")).body.results;
        expect(event.context.message).to.equal("Failed to process SAML assertion: No XML holds the character U+0001.");
    });
});

describe("signatures of assertions, verified by @node-saml/node-saml", () => {
    const digests = ["http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmlenc#sha512"];
    const methods = [
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    ];
    for (const digest_algorithm of digests)
        for (const signature_algorithm of methods)
            it(`${signature_algorithm.split("#")[1]} over ${digest_algorithm.split("#")[1]}`, async () => {
                const { bob, pair } = await samlWorld({ digest_algorithm, signature_algorithm });
                const { xml } = await answerTo(bob, redirectUrl(authnRequest()));
                const { profile } = await client(pair.certificate).validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString("base64") });
                expect(profile).to.include({ issuer: "our-idp", nameIDFormat: FORMATS.unspecified });
            });

    it("one letter that is changed is noticed", async () => {
        const { bob, pair } = await samlWorld();
        const { xml } = await answerTo(bob, redirectUrl(authnRequest()));
        const changed = xml.replace(">bob<", ">ada<");
        expect(changed).to.not.equal(xml);
        const SAMLResponse = Buffer.from(changed).toString("base64");
        const refused = await client(pair.certificate)
            .validatePostResponseAsync({ SAMLResponse })
            .catch((error: unknown) => String(error));
        expect(refused).to.match(/Invalid signature/);
    });

    it("without a key, nothing is signed", async () => {
        const { bob } = await samlWorld({}, { isSigned: false });
        expect(childrenOf((await answerTo(bob, redirectUrl(authnRequest()))).assertion, DSIG, "Signature")).to.deep.equal([]);
    });

    /** A service provider whose clock stands where the tests' does. */
    const client = (idpCert: string) =>
        new SAML({
            callbackUrl: ACS,
            issuer: "wiki-sp",
            audience: "wiki-sp",
            idpCert,
            entryPoint: "http://authentik.test/",
            wantAuthnResponseSigned: false,
            wantAssertionsSigned: true,
            acceptedClockSkewMs: -1,
        });
});
