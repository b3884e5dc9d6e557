import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { fieldsByName, offeredBy, prepared, save } from "#src/pages/testing/form.test-helper.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { withDirectory } from "#mock/sources/ldap/ldap-source.test-helper.ts";
import { ldapSourceForm } from "./ldap-source.form.ts";
import { oauthSourceForm } from "./oauth-source.form.ts";
import { samlSourceForm } from "./saml-source.form.ts";
import { services } from "./services.ts";
import { sourcePage } from "./source.page.ts";
import { sourcesPage } from "./sources.page.ts";

const GITHUB = { provider_type: "github", consumer_key: "id", consumer_secret: "secret" };

listPageSuite("sources", {
    page: sourcesPage,
    api: "sources/all/",
    make: async ({ admin }) => (await admin.post("sources/oauth/", { name: "Octo", slug: "octo", ...GITHUB })).body.name,
    edit: { field: "name", value: "Another" },
});

describe("sources", () => {
    const engine = withEngine();
    const make = async (at: string, body: object) =>
        (await engine.backend.admin.post(`sources/${at}/`, { name: "Elsewhere", slug: "elsewhere", ...body })).body;
    const stored = async (at: string, slug = "elsewhere") => (await engine.backend.admin.get(`sources/${at}/${slug}/`)).body;
    const list = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${sourcesPage.render({})}</div>`);
    const page = (slug = "elsewhere"): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${sourcePage.render({ slug })}</div>`);

    it("are each a link to their page; the built-in one, of no kind, is named only", async () => {
        await make("oauth", { ...GITHUB, enabled: false });
        const frame = await list();
        const row = await rowOf(frame, "Elsewhere");
        expect(deep<HTMLAnchorElement>(row, "a").map(({ hash }) => hash)).to.deep.equal(["#/core/sources/elsewhere"]);
        expect(textOf(row)).to.contain("Disabled");
        const builtIn = await rowOf(frame, "authentik Built-in");
        expect(deep(builtIn, "a, [aria-label^=Edit]")).to.deep.equal([]);
    });

    it("are offered for every service that the API knows", async () => {
        const { body } = await engine.backend.admin.get("sources/oauth/source_types/");
        const offered = services.map(({ title }) => title().toLowerCase());
        expect(body.map(({ name }: { name: string }) => name.toLowerCase()).filter((name: string) => !offered.includes(name))).to.deep.equal([]);
    });

    it("D-514: the certificate that proves answers or a directory needs no key, and is imported on the spot", async () => {
        const { admin } = engine.backend;
        const [pair] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
        const { data } = (await admin.get(`crypto/certificatekeypairs/${pair.pk}/view_certificate/`)).body;
        await admin.post("crypto/certificatekeypairs/", { name: "theirs-only", certificate_data: data });
        expect(await offeredBy(samlSourceForm, undefined, "signing_kp")).to.include.members([pair.name, "theirs-only"]);
        expect(await offeredBy(ldapSourceForm, undefined, "peer_certificate")).to.include.members([pair.name, "theirs-only"]);
        const { fields, values, save: send } = await prepared(samlSourceForm, undefined);
        const form = await fixture<HTMLElement>(html`<ak-form .fields=${fields} .values=${values} .save=${send}></ak-form>`);
        await press(await find(form, "ak-choice[name=signing_kp]"), "Import a certificate");
        const dialog = await find(document, "ak-modal");
        await fill(dialog, "name", "Partner");
        const area = await find<HTMLTextAreaElement>(dialog, "textarea[name=certificate_data]");
        area.value = data;
        area.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        (await find(dialog, "button[type=submit]")).click();
        await waitUntil(() => form.shadowRoot!.querySelector<HTMLElementTagNameMap["ak-choice"]>("ak-choice[name=signing_kp]")!.value !== null);
        const { results } = (await admin.get("crypto/certificatekeypairs/?name=Partner")).body;
        expect((await find<HTMLElementTagNameMap["ak-choice"]>(form, "ak-choice[name=signing_kp]")).value).to.equal(results[0].pk);
    });

    it("that no sign-in page shows say so, and are shown there at a press", async () => {
        const { pk } = await make("oauth", GITHUB);
        const frame = await page();
        await find(frame, "ak-alert");
        await press(frame, "Show it on the sign-in page");
        await waitUntil(() => deep(frame, "ak-alert").length === 0);
        const { results } = (await engine.backend.admin.get("stages/identification/?name=default-authentication-identification")).body;
        expect(results[0].sources).to.include(pk);
    });

    it("of an organization without its certificate say that answers are refused", async () => {
        const flow = (await engine.backend.admin.get("flows/instances/?slug=default-source-pre-authentication")).body.results[0];
        await make("saml", { sso_url: "https://idp.example.org/sso", pre_authentication_flow: flow.pk });
        const frame = await page();
        expect((await find<HTMLElementTagNameMap["ak-alert"]>(frame, "ak-alert")).header).to.equal("Answers cannot be checked.");
    });

    it("of a service that speaks OAuth 1.0a show where the way there begins", async () => {
        const addresses = { request_token_url: "https://old.example.org/request", profile_url: "https://old.example.org/me" };
        await make("oauth", { ...GITHUB, ...addresses });
        const frame = await page();
        await find(frame, "dt", "Request token");
        await find(frame, "dd", addresses.request_token_url);
    });

    it("of a service are made by a wizard, with the service's own addresses left alone", async () => {
        const frame = await list();
        await press(await find(frame, "ak-table"), "Create");
        const wizard = await find(document, "ak-wizard");
        (await find(await find(wizard, ".card", "GitHub"), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", "Our Octo");
        await fill(wizard, "consumer_key", "id");
        const secret = await find(wizard, "ak-secret[name=consumer_secret]");
        const input = await find<HTMLInputElement>(secret, "input");
        input.value = "secret";
        input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        (await find(wizard, "button[type=submit]", "Create")).click();
        await rowOf(frame, "Our Octo");
        const { results } = (await engine.backend.admin.get("flows/instances/?slug=default-source-authentication")).body;
        expect(await stored("oauth", "our-octo")).to.include({ provider_type: "github", authentication_flow: results[0].pk });
    });

    it("of OpenID Connect need no other address than that of the configuration", async () => {
        const { fields, values, save: send } = await prepared(oauthSourceForm("openidconnect"), undefined);
        const form = await fixture<HTMLElement>(html`<ak-form .fields=${fields} .values=${values} .save=${send}></ak-form>`);
        const asked = deep<HTMLInputElement>(form, "input").map(({ name }) => name);
        expect(asked.indexOf("oidc_well_known_url")).to.be.below(asked.indexOf("authorization_url"));
        const { oidc_well_known_url, authorization_url, access_token_url, profile_url } = await fieldsByName(oauthSourceForm("openidconnect"), undefined);
        for (const field of [oidc_well_known_url, authorization_url, access_token_url, profile_url]) expect(field!.required ?? false).to.equal(false);
    });

    it("of OpenID Connect are asked for their addresses where there is no configuration", async () => {
        const refusal = async (values: Record<string, unknown>) =>
            JSON.stringify(await save(oauthSourceForm("openidconnect"), values, undefined).catch((error: Error) => error));
        const typed = { ...GITHUB, name: "Paperlane", slug: "our-paperlane" };
        expect(await refusal(typed), "at the field").to.contain('"fields":{"authorization_url":["This field is required."]}');
        // The tab reaches nobody: it has tried to.
        expect(await refusal({ ...typed, oidc_well_known_url: "https://login.example/configuration" })).to.contain("login.example cannot be reached");
    });

    it("D-506: whose addresses are paths of this installation are saved as they were", async () => {
        const addresses = { authorization_url: "/a/", access_token_url: "/t/", profile_url: "/p/", request_token_url: "/r/" };
        const source = await make("oauth", { ...GITHUB, provider_type: "openidconnect", ...addresses });
        const { fields, values, save: send } = await prepared(oauthSourceForm(), source);
        const form = await fixture<HTMLElement>(html`<ak-form .fields=${fields} .values=${values} .save=${send}></ak-form>`);
        await fill(form, "name", "Renamed");
        (await find(form, "button[type=submit]")).click();
        await oneEvent(form, "ak-saved");
        expect(await stored("oauth")).to.include({ name: "Renamed", ...addresses });
    });

    it("keep their secret, their service and what the form does not ask for when they are changed", async () => {
        const source = await make("oauth", { ...GITHUB, policy_engine_mode: "all" });
        await save(oauthSourceForm(), { name: "Renamed", picture_url: "" }, source);
        expect(await stored("oauth")).to.include({ name: "Renamed", provider_type: "github", policy_engine_mode: "all", consumer_key: "id" });
        expect(engine.asked("PATCH /api/v3/sources/oauth/elsewhere/")).to.have.lengthOf(1);
    });

    it("take an icon by its address, and lose it when that is emptied", async () => {
        const source = await make("oauth", GITHUB);
        await save(oauthSourceForm(), { picture_url: "https://octo.example.org/icon.png" }, source);
        expect((await stored("oauth")).icon).to.equal("https://octo.example.org/icon.png");
        await save(oauthSourceForm(), { picture_url: "" }, source);
        expect((await stored("oauth")).icon).not.to.equal("https://octo.example.org/icon.png");
    });

    it("of a directory begin with the mappings that come with authentik for most of them", async () => {
        const { property_mappings: users, property_mappings_group: groups } = await fieldsByName(ldapSourceForm, undefined);
        expect(users!.initial).to.have.lengthOf.above(4);
        expect(groups!.initial).to.have.lengthOf(1);
    });

    it("of a directory begin without writing passwords back where another does that already", async () => {
        const { sync_users_password: first } = await fieldsByName(ldapSourceForm, undefined);
        expect(first!.initial).to.equal(true);
        await make("ldap", { server_uri: "ldap://directory.example.org", base_dn: "dc=example,dc=org" });
        const { sync_users_password: second } = await fieldsByName(ldapSourceForm, undefined);
        expect(second!.initial).to.equal(false);
    });

    it("of a service show the address to be registered there, and what becomes of those who come", async () => {
        await make("oauth", GITHUB);
        const frame = await page();
        expect((await find<HTMLElement & { value: string }>(frame, "ak-copy")).value).to.match(/\/source\/oauth\/callback\/elsewhere\/$/);
        expect(deep(frame, ".course li").map(textOf)).to.have.lengthOf(4).and.to.include("All others are refused: there is no enrollment flow.");
        await press(frame, "Policies");
        await find(frame, "h2", "Nothing is bound here.");
    });

    const UNREACHABLE = { server_uri: "ldap://directory.example.org", base_dn: "dc=example" };

    it("of a directory say why it is not read", async () => {
        await make("ldap", UNREACHABLE);
        const frame = await page();
        await find(frame, "p", "It has not run.");
        await find(frame, "p", "Nothing is read until mappings for users and for groups are chosen.");
        expect(deep(frame, "ak-action-button")).to.deep.equal([]);
    });

    it("of a directory can be read again, and show how that went", async () => {
        const mappings = (await engine.backend.admin.get("propertymappings/ldap/")).body.results.map(({ pk }: { pk: string }) => pk);
        await make("ldap", { ...UNREACHABLE, property_mappings: mappings, property_mappings_group: mappings });
        await engine.backend.idle();
        const frame = await page();
        await press(frame, "Run again");
        await find(await find(document, "ak-messages"), "*", "The directory could not be read.");
        expect(engine.asked("PATCH /api/v3/sources/ldap/elsewhere/")).to.have.lengthOf(1);
        await find(frame, "dd p", "ldap://directory.example.org cannot be reached: a sandbox in a tab reaches its example directories only.");
    });

    it("of a directory say what was read as the list of tasks does", async () => {
        await withDirectory(engine.backend, "openldap", { sync_groups: false });
        const frame = await page("people");
        await find(frame, "dd p", "Taken over: ");
        await find(frame, "dd p", "This is switched off in the source.");
        await find(frame, "dd p", "Nothing was taken over.");
    });

    it("of an organization show their metadata, and offer it as a file", async () => {
        const flow = (await engine.backend.admin.get("flows/instances/?slug=default-source-pre-authentication")).body.results[0];
        await make("saml", { sso_url: "https://idp.example.org/sso", pre_authentication_flow: flow.pk });
        const frame = await page();
        await find(frame, "dt", "ACS URL");
        expect(deep<HTMLElementTagNameMap["ak-copy"]>(frame, "dl ak-copy").map(({ value }) => value)).to.include(
            `${location.origin}/source/saml/elsewhere/acs/`,
        );
        await press(frame, "Metadata");
        const { value: metadata } = await find<HTMLElementTagNameMap["ak-codemirror"]>(frame, "ak-codemirror");
        expect(metadata).to.contain("EntityDescriptor");
        const download = await find<HTMLAnchorElement>(frame, "a[download]");
        expect(download.href).to.contain("/source/saml/elsewhere/metadata/");
        expect(download.download).to.equal("elsewhere-metadata.xml");
    });

    it("that came in no kind known here are shown by what all have", async () => {
        const frame = await page("authentik-built-in");
        await find(frame, "dd", "authentik-built-in");
    });
});
