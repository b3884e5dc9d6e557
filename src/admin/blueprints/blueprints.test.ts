import { expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { together } from "#src/base/together.ts";
import type { CodeMirror } from "#src/elements/code/codemirror.ts";
import { fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { fieldsByName, save } from "#src/pages/testing/form.test-helper.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { blueprintForm } from "./blueprint.form.ts";
import { blueprintsPage } from "./blueprints.page.ts";

const GROUP = `version: 1
metadata:
    name: staff
    labels:
        blueprints.goauthentik.io/description: People who work here
entries:
    - model: authentik_core.group
      identifiers: { name: Staff }
`;

listPageSuite("blueprints", {
    page: blueprintsPage,
    api: "managed/blueprints/",
    make: async ({ admin }) => (await admin.post("managed/blueprints/", { name: "A first one", content: GROUP })).body.name,
    edit: { field: "name", value: "A second one" },
});

describe("blueprints", () => {
    const engine = withEngine();
    const list = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${blueprintsPage.render({})}</div>`);
    const make = async (body: object) => (await engine.backend.admin.post("managed/blueprints/", { name: "A first one", ...body })).body;
    const stored = async (pk: string) => (await engine.backend.admin.get(`managed/blueprints/${pk}/`)).body;

    it("make their objects when they are applied, and say what they are for", async () => {
        await make({ content: GROUP });
        const frame = await list();
        await press(await rowOf(frame, "A first one"), "Apply A first one");
        await find(await rowOf(frame, "A first one"), ".pf-v6-c-label", "Successful");
        expect(textOf(await rowOf(frame, "A first one"))).to.contain("People who work here");
        expect((await engine.backend.admin.get("core/groups/?name=Staff")).body.results).to.have.lengthOf(1);
    });

    const gone = (name: string): string => `    - model: authentik_core.group\n      state: absent\n      identifiers: { name: ${name} }\n`;

    it("that remove something are asked about, with what goes", async () => {
        await engine.backend.admin.post("core/groups/", { name: "Guests", users: [] });
        const { pk } = await make({ content: GROUP + gone("Guests") });
        const frame = await list();
        await press(await rowOf(frame, "A first one"), "Apply A first one");
        const question = await find(document, "ak-modal");
        expect(textOf(await find(await find(question, "ak-blueprint-outlook"), "li", "Guests"))).to.contain("Remove");
        expect(engine.asked("POST /-/sandbox/blueprint/difference/")).to.have.lengthOf(1);
        await press(question, "Cancel");
        await find(await rowOf(frame, "A first one"), "button[aria-disabled=false]");
        expect(textOf(await find(await rowOf(frame, "A first one"), "ak-action-button"))).not.to.contain("Done");
        expect(await stored(pk)).to.include({ status: "unknown" });

        await press(await rowOf(frame, "A first one"), "Apply A first one");
        await press(await find(document, "ak-modal"), "Apply");
        await find(await rowOf(frame, "A first one"), ".pf-v6-c-label", "Successful");
        expect((await engine.backend.admin.get("core/groups/?name=Guests")).body.results).to.have.lengthOf(0);
    });

    it("that change very much are asked about", async () => {
        const names = Array.from({ length: 11 }, (_, at) => `Team ${at}`);
        for (const name of names) await engine.backend.admin.post("core/groups/", { name, users: [] });
        const entry = (name: string): string =>
            `    - model: authentik_core.group\n      identifiers: { name: ${name} }\n      attrs: { is_superuser: true }\n`;
        await make({ content: `version: 1\nentries:\n${names.map(entry).join("")}` });
        const frame = await list();
        await press(await rowOf(frame, "A first one"), "Apply A first one");
        await find(await find(document, "ak-modal"), "p", "11 to change");
    });

    it("that cannot be applied show what stands in the way", async () => {
        const { admin } = engine.backend;
        await admin.post("core/groups/", { name: "Staff", users: [] });
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki" });
        await make({
            content: `version: 1
entries:
    - model: authentik_policies.policybinding
      identifiers: { order: 0, target: !Find [authentik_core.application, [slug, wiki]] }
      attrs: { group: !Find [authentik_core.group, [name, Staff]] }
`,
        });
        await admin.delete("core/applications/wiki/");
        const frame = await list();
        await press(await rowOf(frame, "A first one"), "Apply A first one");
        const row = await rowOf(frame, "A first one");
        await find(row, ".pf-v6-c-label", "Failed");
        (await find(row, "button[aria-label='Details of A first one']")).click();
        await find(await find(frame, "ak-blueprint-details"), "li", "target");
    });

    it("of a file name it, and lose it when they become a text", async () => {
        const made = await make({ path: "default/flow-default-authentication-flow.yaml" });
        await save(blueprintForm, { name: "A first one", origin: "text", content: GROUP }, made);
        expect(await stored(made.pk)).to.include({ path: "", content: GROUP.trim() });
    });

    it("of a registry are refused with the reason", async () => {
        let refusal: unknown;
        await save(blueprintForm, { name: "x", origin: "registry", path: "oci://registry.example.org/x" }, undefined).catch(
            (error: unknown) => (refusal = error),
        );
        expect(refusal).to.have.nested.property("fields.path");
    });

    it("of a text are refused with the line and the reason, as the preview tells them", async () => {
        let refusal: unknown;
        const content = `${GROUP}    - model: authentik_core.group\n      identifiers: { name: "" }\n`;
        await save(blueprintForm, { name: "x", origin: "text", content }, undefined).catch((error: unknown) => (refusal = error));
        const said = refusal instanceof ApiError ? (refusal.fields["content"] ?? []) : [];
        const { content: field } = await fieldsByName(blueprintForm, undefined);
        expect(said.map((one) => field!.explain?.(one))).to.deep.equal([
            "Failed to validate blueprint",
            together("Line 9: name: This field may not be blank."),
        ]);
    });

    it("show what applying them would change, before they are applied", async () => {
        await engine.backend.admin.post("core/groups/", { name: "Staff", users: [] });
        await make({ content: `${GROUP}      attrs: { is_superuser: true }\n    - model: authentik_core.group\n      identifiers: { name: Guests }\n` });
        const frame = await list();
        (await find(await rowOf(frame, "A first one"), "button[aria-label='Details of A first one']")).click();
        const outlook = await find(frame, "ak-blueprint-outlook");
        expect(textOf(await find(outlook, "li", "Staff")))
            .to.contain("Change")
            .and.contain("is_superuser")
            .and.contain("false → true");
        expect(textOf(await find(outlook, "li", "Guests")))
            .to.contain("Add")
            .and.contain("line");
    });

    it("lead to what they have created, once they are applied", async () => {
        const { pk } = (await engine.backend.admin.post("core/groups/", { name: "Staff", users: [] })).body;
        await make({
            content: `${GROUP}    - model: authentik_flows.flow\n      identifiers: { slug: join }\n      attrs: { name: Join us, title: Welcome, designation: enrollment }\n`,
        });
        const frame = await list();
        const row = await rowOf(frame, "A first one");
        (await find(row, "button[aria-label='Apply A first one']")).click();
        await find(row, "td", "Successful");
        (await find(row, "button[aria-label='Details of A first one']")).click();
        const outlook = await find(frame, "ak-blueprint-outlook");
        const linkOf = async (name: string): Promise<string> => decodeURIComponent((await find(outlook, "li a", name)).getAttribute("href") ?? "");
        expect([await linkOf("Staff"), await linkOf("Join us")]).to.deep.equal([`#/identity/groups/${pk}`, '#/flow/flows;{"search":"Join us"}']);
    });

    it("show what they would change while they are written", async () => {
        const frame = await list();
        await rowOf(frame, "Default - Tenant");
        await press(frame, "Create");
        const dialog = await find(document, "ak-modal");
        (await find(await find(dialog, "ak-radio"), "label", "Text")).click();
        const write = async (text: string): Promise<void> => {
            const editor = await find<CodeMirror>(dialog, "ak-codemirror");
            editor.value = text;
            editor.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
        };
        await write(GROUP);
        expect(textOf(await find(await find(dialog, "ak-blueprint-preview"), "li", "Staff"))).to.contain("Add");
        await write(GROUP.replace("Staff", "[Staff"));
        await find(await find(dialog, "ak-blueprint-preview"), "li", "This is not YAML");
    });

    it("say when they are made that nothing is changed yet", async () => {
        const frame = await list();
        await rowOf(frame, "Default - Tenant");
        await press(frame, "Create");
        const dialog = await find(document, "ak-modal");
        await fill(dialog, "name", "A second one");
        (await find(await find(dialog, "ak-radio"), "label", "Text")).click();
        const editor = await find<CodeMirror>(dialog, "ak-codemirror");
        editor.value = GROUP;
        editor.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
        (await find(dialog, "button[type=submit]")).click();
        await find(document, ".pf-v6-c-alert p", "It changes nothing until it is applied.");
    });
});
