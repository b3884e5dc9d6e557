import { expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import type { Form } from "#src/elements/form/ak-form.ts";
import "#src/elements/form/ak-form.ts";
import { deep, find, press, textOf } from "#src/pages/testing/engine.ts";
import { fieldsByName, offeredBy, prepared, save } from "#src/pages/testing/form.test-helper.ts";
import { withEngine, withPython } from "#src/pages/testing/with-engine.ts";
import { listensAt } from "#mock/protocols/ldap/listening.ts";
import { ldapForm } from "./ldap.form.ts";
import { providerPage } from "./provider.page.ts";
import { proxyForm } from "./proxy.form.ts";
import { samlForm } from "./saml.form.ts";
import { samlImportForm } from "./saml-import.form.ts";

const METADATA = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example.org/metadata">
    <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example.org/acs" index="1"/>
    </md:SPSSODescriptor>
</md:EntityDescriptor>`;

describe("providers of other kinds", () => {
    withPython();
    const engine = withEngine();
    const flow = async (): Promise<string> =>
        (await engine.backend.admin.get("flows/instances/?slug=default-provider-authorization-explicit-consent")).body.results[0].pk;
    const make = async (at: string, body: object = {}) =>
        (await engine.backend.admin.post(`providers/${at}/`, { name: "Wiki", authorization_flow: await flow(), ...body })).body;
    const saml = (body: object = {}) => make("saml", { acs_url: "https://wiki.example.org/acs", ...body });
    const proxy = (body: object = {}) => make("proxy", { external_host: "https://wiki.example.org", internal_host: "http://wiki.internal", ...body });
    const applied = async (provider: { pk: number }) =>
        engine.backend.admin.post("core/applications/", { name: "The wiki", slug: "wiki", provider: provider.pk });
    const page = (pk: number): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${providerPage.render({ id: String(pk) })}</div>`);
    const labels = (form: Form<unknown>): string[] => [...form.shadowRoot!.querySelectorAll("label")].filter((label) => label.checkVisibility()).map(textOf);

    describe("M20: certificates of a SAML provider", () => {
        const only = async (): Promise<string> => {
            const { admin } = engine.backend;
            const [pair] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
            const { data } = (await admin.get(`crypto/certificatekeypairs/${pair.pk}/view_certificate/`)).body;
            return (await admin.post("crypto/certificatekeypairs/", { name: "sp-only", certificate_data: data })).body.pk;
        };
        const choices = async (name: string): Promise<string[]> => offeredBy(samlForm, await saml(), name);

        it("M20.1: one without a key can verify, and cannot sign", async () => {
            await only();
            expect(await choices("verification_kp")).to.include("sp-only");
            expect(await choices("signing_kp")).not.to.include("sp-only");
        });

        it("M20.2: is saved, and chosen when the form is opened again", async () => {
            const [provider, pk] = [await saml(), await only()];
            const { values } = await prepared(samlForm, provider);
            await save(samlForm, { ...values, verification_kp: pk }, provider);
            expect((await prepared(samlForm, provider)).values).to.include({ verification_kp: pk });
        });

        it("M20.3: are asked for with has_key to sign, and without it to verify", async () => {
            const asked = (): string[] => engine.asked("GET /api/v3/crypto/certificatekeypairs/?").filter((url) => url.includes("include_details=false"));
            await choices("signing_kp");
            expect(asked().map((url) => url.includes("has_key=true"))).to.deep.equal([true]);
            await choices("verification_kp");
            expect(asked().filter((url) => !url.includes("has_key"))).to.have.lengthOf(1);
        });
    });

    it("of proxies say that browsers elsewhere may not reach the sign-in, unless the outpost knows the address, or nobody is elsewhere", async () => {
        const { admin } = engine.backend;
        const [embedded] = (await admin.get("outposts/instances/")).body.results;
        const served = async (external_host: string, authentik_host: string): Promise<string[]> => {
            const { pk } = await proxy({ name: `${external_host} ${authentik_host}`, external_host });
            await admin.patch(`outposts/instances/${embedded.pk}/`, { providers: [pk], config: { ...embedded.config, authentik_host } });
            const frame = await page(pk);
            await find(frame, "dt", "External address");
            const headers = deep<HTMLElementTagNameMap["ak-alert"]>(frame, "ak-alert").map(({ header }) => header);
            frame.remove();
            return headers;
        };
        const warning = "Browsers on other machines may not reach the sign-in.";
        expect(await served("https://wiki.example.org", "")).to.include(warning);
        expect(await served("https://wiki.example.org", "https://login.example.org")).not.to.include(warning);
        expect(await served("http://wiki.localhost:8088", "")).not.to.include(warning);
    });

    it("of SAML begin with the attributes that come with authentik", async () => {
        expect((await fieldsByName(samlForm, undefined))["property_mappings"]!.initial).to.have.lengthOf.above(4);
    });

    it("of SAML show their addresses, metadata and attributes once an application has them", async () => {
        const { results } = (await engine.backend.admin.get("propertymappings/saml/")).body;
        const provider = await saml({ property_mappings: results.map(({ pk }: { pk: string }) => pk) });
        const alone = await page(provider.pk);
        await find(alone, "ak-alert");
        expect(deep(alone, "ak-copy")).to.deep.equal([]);
        alone.remove();
        await applied(provider);
        const frame = await page(provider.pk);
        await find(frame, "dt", "Sign-in (SSO, redirect)");
        const shown = deep<HTMLElementTagNameMap["ak-copy"]>(frame, "dl ak-copy").map(({ value }) => value);
        expect(shown.slice(0, 3).map((value) => value.replace(/^https?:\/\/[^/]+/, ""))).to.deep.equal([
            "authentik",
            "/application/saml/wiki/sso/binding/post/",
            "/application/saml/wiki/sso/binding/redirect/",
        ]);
        await press(frame, "Metadata");
        expect((await find<HTMLElementTagNameMap["ak-codemirror"]>(frame, "ak-codemirror")).value).to.contain("EntityDescriptor");
        await press(frame, "Preview");
        await find(frame, "code", "http://schemas.goauthentik.io/2021/02/saml/username");
    });

    it("of SAML are made of an application's metadata", async () => {
        const made = await save(
            samlImportForm,
            { name: "From a file", authorization_flow: await flow(), file: new File([METADATA], "metadata.xml") },
            undefined,
        );
        const { body } = await engine.backend.admin.get(`providers/saml/${made.pk}/`);
        expect(body).to.include({ name: "From a file", acs_url: "https://sp.example.org/acs", sp_binding: "post" });
    });

    it("of SAML say at the file what is wrong with it", async () => {
        const said = await save(samlImportForm, { name: "From a file", authorization_flow: await flow(), file: new File(["<a/>"], "a.xml") }, undefined).catch(
            (error: unknown) => error,
        );
        expect(said).to.be.instanceOf(ApiError);
        expect(said).to.have.deep.property("fields", { file: ["Failed to import Metadata: No AssertionConsumerService found."] });
    });

    it("in front of applications ask for what their mode needs", async () => {
        const { fields, values, save: send } = await prepared(proxyForm, undefined);
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${fields} .values=${values} .save=${send}></ak-form>`);
        expect(labels(form)).to.include.members(["External address *", "Internal address *"]).and.not.to.include("Cookie domain *");
        (await find(await find(await find(form, "#mode"), ".card", "Forward auth, a whole domain"), "input")).click();
        await form.updateComplete;
        expect(labels(form)).to.include.members(["Sign-in URL *", "Cookie domain *"]).and.not.to.include("Internal address *");
    });

    it("in front of a domain say where nobody could sign in for it, and offer the domain of the sign-in address", async () => {
        const provider = await proxy();
        const { values } = await prepared(proxyForm, provider);
        const said = await save(proxyForm, { ...values, mode: "forward_domain", cookie_domain: "example.com" }, provider).catch((error: unknown) => error);
        expect(said).to.be.instanceOf(ApiError).and.to.have.nested.property("fields.cookie_domain[0]").that.contains("not below");
        const { cookie_domain: field } = await fieldsByName(proxyForm, undefined);
        expect(field!.follows?.({ external_host: "https://login.example.org" })).to.equal("example.org");
    });

    it("in front of a domain warn of one that was set up in another way, where nobody can sign in", async () => {
        const { pk } = await proxy({ mode: "forward_domain", cookie_domain: "example.com" });
        const frame = await page(pk);
        await find(frame, "ak-alert[header^='Nobody can sign in']");
        // As the form calls it.
        await find(frame, "dt", "Sign-in URL");
    });

    it("in front of applications lose the domain of another mode when they are saved", async () => {
        const provider = await proxy({ mode: "forward_domain", cookie_domain: "example.org" });
        const { values } = await prepared(proxyForm, provider);
        await save(proxyForm, { ...values, mode: "forward_single" }, provider);
        expect((await engine.backend.admin.get(`providers/proxy/${provider.pk}/`)).body).to.include({ mode: "forward_single", cookie_domain: "" });
    });

    it("in front of applications have the scopes that are told anyway, and show the others by name only", async () => {
        const { admin } = engine.backend;
        const { pk } = (await admin.post("propertymappings/scope/", { name: "Badge", scope_name: "badge", expression: "return {}" })).body;
        const provider = await proxy({ property_mappings: [pk] });
        const { property_mappings: field } = await fieldsByName(proxyForm, provider);
        expect(field!.initial).to.deep.equal([pk]);
        const { values } = await prepared(proxyForm, provider);
        expect(values).not.to.have.property("property_mappings");
        await save(proxyForm, { ...values, name: "Renamed", property_mappings: field!.initial }, provider);
        const saved = (await admin.get(`providers/proxy/${provider.pk}/`)).body;
        expect(saved.name).to.equal("Renamed");
        expect(saved.property_mappings).to.have.members(provider.property_mappings);
    });

    it("in front of applications ask for both attributes where they send a password: the server refuses one alone", async () => {
        const { basic_auth_user_attribute: user, basic_auth_password_attribute: password } = await fieldsByName(proxyForm, undefined);
        expect([user!.required, password!.required]).to.deep.equal([true, true]);
    });

    it("in front of applications tell how programs sign in", async () => {
        const frame = await page((await proxy()).pk);
        await press(frame, "Authentication");
        await find(frame, "dt", "Client ID");
        expect((await find<HTMLElementTagNameMap["ak-snippet"]>(frame, "ak-snippet[label$='app password']")).text).to.contain("https://wiki.example.org");
    });

    it("in front of applications show what to add to a proxy of one's own, and miss an outpost", async () => {
        const provider = await proxy({ mode: "forward_single" });
        const frame = await page(provider.pk);
        await find(frame, "ak-alert[header='No outpost serves this provider.']");
        const snippet = await find<HTMLElementTagNameMap["ak-snippet"]>(frame, "ak-snippet");
        expect(snippet.text).to.contain("server_name wiki.example.org;").and.to.contain(location.origin);
        await press(frame, "Traefik");
        expect((await find<HTMLElementTagNameMap["ak-snippet"]>(frame, "ak-snippet[label$=Traefik]")).text).to.contain("/outpost.goauthentik.io/auth/traefik");
    });

    it("for directories begin with the tenant's own flow, and show how to bind", async () => {
        const { authorization_flow: field } = await fieldsByName(ldapForm, undefined);
        const [signIn] = (await engine.backend.admin.get("flows/instances/?slug=default-authentication-flow")).body.results;
        expect(field!.initial).to.equal(signIn.pk);
        const provider = await make("ldap");
        const frame = await page(provider.pk);
        const [bind] = deep<HTMLElementTagNameMap["ak-copy"]>(await find(frame, "ak-snippet"), "*").length
            ? deep<HTMLElementTagNameMap["ak-copy"]>(frame, "dl ak-copy")
            : [];
        expect(bind!.value).to.equal("cn=akadmin,ou=users,dc=ldap,dc=goauthentik,dc=io");
    });

    it("for directories miss an outpost only where the sandbox does not speak LDAP itself", async () => {
        const provider = await make("ldap");
        await engine.backend.admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: provider.pk });
        const missing = await page(provider.pk);
        await find(missing, "ak-alert[header='No outpost serves this provider.']");
        await find(missing, "ak-snippet[label='start with LDAP']");
        await engine.backend.look(({ db }) => listensAt(db, ["ldap://127.0.0.1:13389"]));
        const served = await page(provider.pk);
        const snippet = await find<HTMLElementTagNameMap["ak-snippet"]>(served, "ak-snippet[label='search in the sandbox']");
        expect(snippet.text).to.contain("-H ldap://127.0.0.1:13389 ");
        expect(deep(served, "ak-alert[header='No outpost serves this provider.'], ak-snippet[label='start with LDAP']")).to.deep.equal([]);
    });
});
