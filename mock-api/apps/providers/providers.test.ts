import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const SLUG = "default-provider-authorization-implicit-consent";
const flowOf = async ({ admin }: TestBackend): Promise<string> => (await admin.get(`flows/instances/?slug=${SLUG}`)).body.results[0].pk;

const METADATA = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example/metadata">
<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAssertionsSigned="true">
<md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example/acs"/>
</md:SPSSODescriptor></md:EntityDescriptor>`;

describe("providers", () => {
    it("that stand in front of applications are OAuth2 providers as well", async () => {
        const backend = await createTestBackend();
        const authorization_flow = await flowOf(backend);
        const refused = await backend.admin.post("providers/proxy/", { name: "Guard", authorization_flow, external_host: "https://app.example" });
        expect(refused.body).to.deep.equal({ non_field_errors: ["Internal host cannot be empty when forward auth is disabled."] });
        const { body: proxy } = await backend.admin.post("providers/proxy/", {
            name: "Guard",
            authorization_flow,
            external_host: "https://app.example",
            internal_host: "http://app:8080",
        });
        expect(proxy.property_mappings).to.have.length(4);
        expect((await backend.admin.get("providers/oauth2/")).body.results.map(({ pk }: { pk: number }) => pk)).to.deep.equal([proxy.pk]);
        const wrong = await backend.admin.post("outposts/instances/", { name: "Door", type: "ldap", providers: [proxy.pk], config: {} });
        expect(wrong.body).to.deep.equal({ providers: ["Outpost type ldap can't be used with ProxyProvider providers."] });
    });

    it("are seen by the account of the outpost that carries them, which goes away with it", async () => {
        const backend = await createTestBackend();
        const { body: ldap } = await backend.admin.post("providers/ldap/", { name: "Directory", authorization_flow: await flowOf(backend) });
        await backend.admin.post("providers/ldap/", { name: "Other", authorization_flow: await flowOf(backend) });
        const { body: outpost } = await backend.admin.post("outposts/instances/", { name: "Door", type: "ldap", providers: [ldap.pk], config: {} });
        const { body: token } = await backend.admin.get(`core/tokens/${outpost.token_identifier}/view_key/`);
        const program = backend.browser();
        program.token = token.key;
        expect((await program.get("providers/ldap/")).body.results.map(({ name }: { name: string }) => name)).to.deep.equal(["Directory"]);
        await backend.admin.delete(`outposts/instances/${outpost.pk}/`);
        expect((await backend.admin.get(`core/tokens/${outpost.token_identifier}/`)).status).to.equal(404);
    });

    it("are read by outposts once an application uses them, and found by its name", async () => {
        const backend = await createTestBackend();
        const authorization_flow = await flowOf(backend);
        const make = async (kind: string, more = {}) => (await backend.admin.post(`providers/${kind}/`, { name: kind, authorization_flow, ...more })).body.pk;
        const ldap = await make("ldap");
        const proxy = await make("proxy", { external_host: "https://app.example", internal_host: "http://app", access_token_validity: "minutes=5" });
        expect((await backend.admin.get("outposts/ldap/")).body.results).to.deep.equal([]);
        expect((await backend.admin.get(`outposts/proxy/${proxy}/`)).status).to.equal(404);
        await backend.admin.post("core/applications/", { name: "Phone book", slug: "phones", provider: ldap });
        await backend.admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: proxy });
        const { body } = await backend.admin.get(`outposts/ldap/${ldap}/`);
        expect([body.application_slug, body.bind_flow_slug]).to.deep.equal(["phones", SLUG]);
        const [fed] = (await backend.admin.get("outposts/proxy/?name=proxy")).body.results;
        expect([fed.access_token_validity, fed.assigned_application_slug, fed.cookie_secret.length]).to.deep.equal([300, "wiki", 32]);
        expect(fed.scopes_to_request).to.have.members(["openid", "profile", "email", "ak_proxy"]);
        expect(fed.oidc_configuration.issuer).to.match(/\/application\/o\/wiki\/$/);
        const search = await backend.admin.get("providers/all/?search=PHONE");
        expect(search.body.results.map(({ pk }: { pk: number }) => pk)).to.deep.equal([ldap]);
        expect((await (await backend.as("una")).get("outposts/proxy/")).body.results).to.deep.equal([]);
    });

    it("D5: are made of the metadata of a service", async () => {
        const backend = await createTestBackend();
        const bring = (xml: BlobPart, flow = SLUG) => {
            const form = new FormData();
            form.set("name", "Service");
            form.set("authorization_flow", flow);
            form.set("file", new File([xml], "metadata.xml"));
            return backend.admin.send("POST", "providers/saml/import_metadata/", form);
        };
        expect((await bring("no xml")).body).to.deep.equal(["Invalid XML Syntax"]);
        expect((await bring("<a/>")).body).to.deep.equal(["Failed to import Metadata: No AssertionConsumerService found."]);
        expect((await bring(Uint8Array.from("<a>\u00e9</a>", (character) => character.charCodeAt(0)))).body, "D4").to.deep.equal(["Invalid XML Syntax"]);
        const around = (...inside: string[]) => `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${inside.join("")}</EntitiesDescriptor>`;
        const bare = METADATA.replace(/^<\?xml[^>]*\?>/, "");
        expect((await bring(around(bare, bare))).body, "D5").to.deep.equal(["Failed to import Metadata: It describes more than one service provider."]);
        expect((await bring(around())).body, "D5").to.deep.equal(["Failed to import Metadata: No AssertionConsumerService found."]);
        expect((await bring(METADATA, "default-authentication-flow")).body).to.have.property("authorization_flow");
        expect((await bring(`<!DOCTYPE a [<!ENTITY x "y">]>${bare}`)).body, "a document type").to.deep.equal(["Invalid XML Syntax"]);
        expect((await bring(around("<a>".repeat(20_000), "</a>".repeat(20_000)))).body, "nesting").to.deep.equal(["Invalid XML Syntax"]);
        const script = bare.replace("https://sp.example/acs", "javascript:alert(1)");
        expect((await bring(script)).body, "a script").to.deep.equal(["Failed to import Metadata: Its AssertionConsumerService is at no address."]);
        const key =
            '<md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>';
        const unreadable = bare
            .replace("WantAssertionsSigned", 'AuthnRequestsSigned="true" WantAssertionsSigned')
            .replace("<md:AssertionConsumerService", `${key}$&`);
        expect((await bring(unreadable)).body, "a certificate").to.deep.equal(["Failed to import Metadata: Its certificate cannot be read."]);
        expect((await bring(around(bare))).status, "D5").to.equal(204);
        const [made] = (await backend.admin.get("providers/saml/")).body.results;
        expect([made.acs_url, made.issuer, made.sp_binding]).to.deep.equal(["https://sp.example/acs", "https://sp.example/metadata", "post"]);
        expect(made.audience, "D-403").to.equal("https://sp.example/metadata");
        expect(made.signing_kp).to.be.a("string");
        expect(made.property_mappings).to.have.length(7);
        await backend.admin.post("core/applications/", { name: "Service", slug: "service", provider: made.pk });
        const { body } = await backend.browser().get(`providers/saml/${made.pk}/metadata/`);
        expect(body.metadata).to.include("/application/saml/service/sso/binding/redirect/").and.include("X509Certificate");
        expect((await backend.admin.get(`providers/saml/${made.pk}/preview_user/`)).body.preview.attributes).to.have.length(7);
        expect((await backend.admin.get(`providers/saml/${made.pk}/preview_user/?for_user=99999`)).status, "D-450").to.equal(404);
    });
});
