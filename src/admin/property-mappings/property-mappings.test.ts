import { expect, fixture, html } from "@open-wc/testing";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { session } from "#src/context/session.ts";
import type { CodeMirror } from "#src/elements/code/codemirror.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { propertyMappingsPage } from "./property-mappings.page.ts";

/** Its expression is not checked when it is saved, which would load Python. */
const mapping = { name: "Floor", expression: 'return {"floor": 3}' };

listPageSuite("property mappings", {
    page: propertyMappingsPage,
    api: "propertymappings/all/",
    make: async ({ admin }) => (await admin.post("propertymappings/notification/", mapping)).body.name,
    edit: { field: "name", value: "Storey" },
});

describe("property mappings", () => {
    const engine = withEngine();
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${propertyMappingsPage.render({})}</div>`);

    it("hides those that come with authentik until they are asked for, which the address keeps", async () => {
        const frame = await open();
        await press(await find(frame, "ak-empty-state", ""), "Show managed mappings");
        const row = await rowOf(frame, "authentik default OAuth Mapping: OpenID 'email'");
        expect(textOf(row)).to.contain("Managed");
        expect(decodeURIComponent(location.hash)).to.contain('"hideManaged":false');
        // The newest first.
        expect(engine.asked("propertymappings/all/?").map((asked) => asked.includes("managed__isnull=true"))).to.deep.equal([false, true]);
        (await find<HTMLInputElement>(frame, ".filter input")).click();
        await find(frame, "ak-empty-state");
        expect(location.hash).not.to.contain("hideManaged");
    });

    it("that come with authentik are found by a search as soon as it is told to show them", async () => {
        history.replaceState(null, "", `#/core/property-mappings;${encodeURIComponent(JSON.stringify({ search: "openid" }))}`);
        const frame = await open();
        const empty = await find(frame, "ak-empty-state", "Managed mappings are hidden.");
        expect(deep(empty, "h2").map(textOf)).to.deep.equal(["Nothing matches “openid”."]);
        await press(empty, "Show managed mappings");
        await rowOf(frame, "authentik default OAuth Mapping: OpenID 'email'");
        expect(decodeURIComponent(location.hash)).to.contain('"search":"openid"').and.contain('"hideManaged":false');
    });

    it("are made by a wizard, and found by the name that it gives", async () => {
        const frame = await open();
        await press(await find(frame, "ak-table"), "Create");
        const wizard = await find(document, "ak-wizard");
        (await find(await find(wizard, ".card", "Webhook mapping"), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", mapping.name);
        const editor = await find<CodeMirror>(wizard, "ak-codemirror[name=expression]");
        editor.value = mapping.expression;
        await editor.updateComplete;
        (await find(wizard, "button[type=submit]", "Create")).click();
        await rowOf(frame, "Floor");
        const { results } = (await engine.backend.admin.get("propertymappings/notification/?name=Floor")).body;
        expect(results[0]).to.include(mapping);
        const said = await find<HTMLAnchorElement>(await find(document, "ak-messages"), "a", "Floor");
        expect(decodeURIComponent(said.hash)).to.equal('#/core/property-mappings;{"search":"Floor","hideManaged":false}');
    });
});

describe("test of a property mapping", () => {
    const floor = { pk: "11b7-a4d0", name: "Floor", managed: null, component: "ak-property-mapping-scope-form" };
    const ada = { pk: 7, username: "ada", name: "Ada" };
    let api: ReturnType<typeof stubApi>;
    /** As the engine writes it down: keys without dashes. */
    const failure = { pk: "e1", context: { message: 'Traceback\n  File "Floor", line 1\nNameError', mapping: { pk: "11b7a4d0" } } };
    let answer: { result: string; successful: boolean };
    beforeEach(() => {
        api = stubApi(({ method, path }) => {
            if (method === "POST") return { body: answer };
            if (path.startsWith("/events/events/")) return { body: pageOf([failure]) };
            if (path === "/core/tenants/current/") return { body: { branding_title: "", branding_logo: "", branding_favicon: "data:,", ui_footer_links: [] } };
            if (path === "/core/users/me/") return { body: { user: ada } };
            if (path === "/core/users/7/") return { body: ada };
            return { body: pageOf<object>(path.startsWith("/core/users/") ? [ada] : [floor]) };
        });
    });
    afterEach(() => {
        for (const left of document.querySelectorAll("ak-modal")) left.remove();
        session.clear();
        api.restore();
        history.replaceState(null, "", "#");
    });

    it("asks for whoever is signed in, unless told otherwise, and stays open with the result", async () => {
        await session.get();
        const frame = await fixture<HTMLElement>(html`<div>${propertyMappingsPage.render({})}</div>`);
        await press(await rowOf(frame, "Floor"), "Test Floor");
        const dialog = await find(document, "ak-modal");
        const submit = await find(dialog, "button[type=submit]", "Test");
        answer = { result: '{\n    "floor": 3\n}', successful: true };
        submit.click();
        expect((await find<CodeMirror>(dialog, ".result ak-codemirror")).value).to.equal(answer.result);
        expect(api.calls.at(-1)).to.deep.include({ path: "/propertymappings/all/11b7-a4d0/test/?format_result=true", body: { user: 7, context: {} } });

        answer = { result: "name 'flor' is not defined", successful: false };
        submit.click();
        await find(dialog, ".result .pf-m-danger", "name 'flor' is not defined");
        expect(deep(dialog, ".result ak-codemirror")).to.deep.equal([]);
        expect(textOf(await find(dialog, ".result pre"))).to.contain('File "Floor", line 1');
        expect(api.calls.at(-1)?.path).to.contain("action=property_mapping_exception");
        await press(dialog, "Close");
        await waitUntil(() => document.querySelector("ak-modal") === null, "the dialog closes without a question");
    });
});
