import { expect, fixture, html } from "@open-wc/testing";
import type { TestBackend } from "#mock/adapters/test/test-backend.ts";
import type { Choice } from "#src/elements/form/choice.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { fieldsByName, save } from "#src/pages/testing/form.test-helper.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { withEngine, withPython } from "#src/pages/testing/with-engine.ts";
import { oauth2Form } from "./oauth2.form.ts";
import { providerPage } from "./provider.page.ts";
import { providersPage } from "./providers.page.ts";

const flowOf = async ({ admin }: TestBackend): Promise<string> => (await admin.get("flows/instances/?designation=authorization")).body.results[0].pk;
const make = async (backend: TestBackend, values: object = {}) =>
    (await backend.admin.post("providers/oauth2/", { name: "Wiki", authorization_flow: await flowOf(backend), ...values })).body;

listPageSuite("providers", {
    page: providersPage,
    api: "providers/all/",
    make: async (backend) => {
        const { pk, name } = await make(backend);
        await backend.admin.post("core/applications/", { name: "The wiki", slug: "wiki", provider: pk });
        return name;
    },
    usedBy: /Application The wiki: the reference will be cleared/,
    edit: { field: "name", value: "Our knowledge" },
});

describe("providers", () => {
    withPython();
    const engine = withEngine();
    const openList = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${providersPage.render({})}</div>`);
    const openPage = (pk: number, tab = "page-overview"): Promise<HTMLElement> => {
        history.replaceState(null, "", `#/core/providers/${pk};${encodeURIComponent(JSON.stringify({ page: tab }))}`);
        return fixture<HTMLElement>(html`<div>${providerPage.render({ id: String(pk) })}</div>`);
    };
    const used = async (values: object = {}) => {
        const provider = await make(engine.backend, values);
        await engine.backend.admin.post("core/applications/", { name: "The wiki", slug: "wiki", provider: provider.pk });
        return provider;
    };

    it("are listed with their application, or with the warning that there is none", async () => {
        await used();
        await make(engine.backend, { name: "Shop" });
        const list = await openList();
        expect(deep<HTMLAnchorElement>(await rowOf(list, "Wiki"), "a").map(({ hash }) => hash)).to.include("#/core/applications/wiki");
        expect(textOf(await rowOf(list, "Shop"))).to.contain("No application");
    });

    it("are made by a wizard, which leads to what it made", async () => {
        const list = await openList();
        await press(await find(list, "ak-table"), "Create");
        const wizard = await find(document, "ak-wizard");
        (await find(await find(wizard, ".card", "OAuth2/OpenID provider"), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", "Intranet");
        (await find<Choice>(wizard, "ak-choice")).value = await flowOf(engine.backend);
        (await find(wizard, "button[type=submit]", "Create")).click();
        await rowOf(list, "Intranet");
        const said = await find<HTMLAnchorElement>(await find(document, "ak-messages"), "a", "Intranet");
        const [made] = (await engine.backend.admin.get("providers/oauth2/?name=Intranet")).body.results;
        expect(said.hash).to.equal(`#/core/providers/${made.pk}`);
    });

    it("N3 1.3.1.3: a new one begins with five minutes for access and 30 days for refresh tokens, and saves them", async () => {
        const fields = await fieldsByName(oauth2Form, undefined);
        const first = Object.fromEntries(Object.entries(fields).map(([name, { initial }]) => [name, initial]));
        expect(first).to.include({ access_code_validity: "minutes=1", access_token_validity: "minutes=5", refresh_token_validity: "days=30" });
        expect([String(first["client_id"]).length, String(first["client_secret"]).length]).to.deep.equal([40, 128]);
        const made = await save(oauth2Form, { ...first, name: "New", authorization_flow: await flowOf(engine.backend), redirect_uris: "" }, undefined);
        const { body } = await engine.backend.admin.get(`providers/oauth2/${made.pk}/`);
        expect(body).to.include({ access_token_validity: "minutes=5", refresh_token_validity: "days=30", client_id: first["client_id"] });
    });

    it("a new one has the scopes of OpenID Connect, and the key where there is only one", async () => {
        const { admin } = engine.backend;
        const [key] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
        const fields = await fieldsByName(oauth2Form, undefined);
        expect(fields["signing_key"]?.initial).to.equal(key.pk);
        const made = await save(
            oauth2Form,
            { name: "New", authorization_flow: await flowOf(engine.backend), property_mappings: fields["property_mappings"]?.initial },
            undefined,
        );
        const { property_mappings: given } = (await admin.get(`providers/oauth2/${made.pk}/`)).body;
        const { results } = (await admin.get("propertymappings/scope/")).body;
        const names = results.filter(({ pk }: { pk: string }) => given.includes(pk)).map((mapping: { scope_name: string }) => mapping.scope_name);
        expect(names).to.have.members(["openid", "email", "profile"]);
    });

    it("M12.3: the form of an existing one has its subject mode chosen, and saves another", async () => {
        const provider = await make(engine.backend, { sub_mode: "user_email" });
        await press(await rowOf(await openList(), "Wiki"), "Edit: Wiki");
        const modes = await find(document, "ak-radio#sub_mode");
        await waitUntil(() => deep(modes, "input").length === 5, "the subject modes are there");
        expect(deep<HTMLInputElement>(modes, "input").map(({ checked }) => checked)).to.deep.equal([false, false, false, true, false]);
        deep(modes, "input")[1]!.click();
        await press(await find(document, "ak-form"), "Save");
        await waitUntil(() => document.querySelector("ak-modal") === null, "the dialog is closed");
        expect((await engine.backend.admin.get(`providers/oauth2/${provider.pk}/`)).body.sub_mode).to.equal("user_id");
    });

    it("one shows every address that an application is set up with", async () => {
        const { pk, client_id: id } = await used();
        const page = await openPage(pk);
        await find(page, "code", id);
        const own = ["", ".well-known/openid-configuration", "end-session/", "jwks/"].map((path) => `wiki/${path}`);
        const addresses = ["authorize/", "token/", "userinfo/", "introspect/", "revoke/", "device/", ...own].map(
            (path) => `${location.origin}/application/o/${path}`,
        );
        expect(deep(page, "code").map(textOf)).to.include.members(addresses);
    });

    it("one without an application says so, and makes one that uses it", async () => {
        const { pk } = await make(engine.backend);
        const page = await openPage(pk);
        await press(await find(page, "ak-alert", "Create application"), "Create application");
        const form = await find(document, "ak-modal ak-form");
        (await find(form, "button[type=submit]", "Create")).click();
        await find(page, "a", "Wiki");
        expect((await engine.backend.admin.get("core/applications/wiki/")).body.provider).to.equal(pk);
        expect(deep(page, "ak-alert")).to.deep.equal([]);
    });

    it("D-450: one shows what the application is told about whoever is chosen", async () => {
        const { pk } = await used({ sub_mode: "user_username" });
        await engine.backend.as("chidi");
        const chidi = (await engine.backend.admin.get("core/users/?username=chidi")).body.results[0];
        const page = await openPage(pk, "page-preview");
        await find(page, "dd", "akadmin");
        const choice = await find<Choice>(page, "ak-choice");
        choice.value = chidi.pk;
        choice.dispatchEvent(new Event("change"));
        await find(page, "dd", "chidi");
    });

    it("one has the lines for common clients, with its own values", async () => {
        const { pk, client_id: id, client_secret: secret } = await used({ redirect_uris: "https://wiki.example.test/back" });
        const page = await openPage(pk, "page-connect");
        const issuer = `${location.origin}/application/o/wiki/`;
        for (const [title, callback] of [
            ["Auth.js", "/api/auth/callback/authentik"],
            ["Spring Security", "/login/oauth2/code/authentik"],
            ["oauth2-proxy", "/oauth2/callback"],
        ]) {
            await press(page, title!);
            const text = textOf(await find(page, "pre", issuer));
            expect(text).to.contain(id).and.to.contain(secret);
            await find(page, "code", `https://wiki.example.test${callback}`);
        }
        await press(page, "Grafana");
        expect(textOf(await find(page, "pre", "generic_oauth"))).to.contain(`client_id = ${id}`);
    });

    for (const [redirects, base] of [
        ["http://(127\\.0\\.0\\.1|localhost)(:\\d+)?/demo/\nhttps://wiki.example.test/back", "https://wiki.example.test"],
        ["http://(127\\.0\\.0\\.1|localhost)(:\\d+)?/demo/", "https://app.example.com"],
        ["*", "https://app.example.com"],
        ["app://back", "https://app.example.com"],
        ["", "https://app.example.com"],
    ] as const)
        it(`the lines for clients name no pattern as an address (${JSON.stringify(redirects)})`, async () => {
            const { pk } = await used({ redirect_uris: redirects });
            const page = await openPage(pk, "page-connect");
            await find(page, "code", `${base}/callback`);
            expect(textOf(await find(page, "pre"))).to.contain(`"${base}/callback"`);
            const explanations = deep(page, "p").filter((text) => textOf(text).includes("put its address in place of https://app.example.com"));
            expect(explanations).to.have.length(base === "https://app.example.com" ? 1 : 0);
        });

    it("one of a public client has no secret to show", async () => {
        const { pk } = await used({ client_type: "public" });
        const page = await openPage(pk);
        await find(page, "dt", "Client ID");
        expect(deep(page, "dt").map(textOf)).not.to.include("Client secret");
    });

    for (const theme of THEMES)
        for (const tab of ["page-overview", "page-connect", "page-preview"])
            it(`one is accessible (${tab}, ${theme})`, async () => {
                await useTheme(theme);
                const { pk } = await used();
                const page = await openPage(pk, tab);
                await find(page, tab === "page-preview" ? "dd" : tab === "page-connect" ? "pre" : "ak-copy");
                await expect(page).to.be.accessible();
            });
});
