import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const FLOW = "flows/instances/default-authentication-flow/";

/** Content of a blueprint with these entries. */
const file = (...entries: string[]) => `version: 1\nentries:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`;
const flow = (slug: string, more = "") =>
    `{ model: authentik_flows.flow, identifiers: { slug: ${slug} }, attrs: { name: ${slug}, title: T, designation: authorization }${more} }`;

async function instanceOf({ admin }: TestBackend, path: string) {
    return (await admin.get(`managed/blueprints/?path=${path}`)).body.results[0];
}

/** An instance whose content is not checked when it is made, as when its objects go wrong later. */
async function withContent(backend: TestBackend, content: string) {
    const made = await backend.admin.post("managed/blueprints/", { name: "Mine", content: file(flow("placeholder")) });
    const state = structuredClone(backend.export());
    for (const row of state.tables["authentik_blueprints.blueprintinstance"] as { pk: string; content: string }[])
        if (row.pk === made.body.pk) row.content = content;
    await backend.import(state);
    return made.body.pk as string;
}

const upload = (source: string): FormData => {
    const form = new FormData();
    form.set("file", new Blob([source]), "flow.yaml");
    return form;
};

describe("managed/blueprints", () => {
    it("has an instance of every file that a fresh install applies, with status successful", async () => {
        const { admin } = await createTestBackend();
        const { results } = (await admin.get("managed/blueprints/?page_size=100")).body;
        const { body: available } = await admin.get("managed/blueprints/available/");
        expect(results).to.have.length(20);
        expect(available).to.have.length(26);
        for (const row of results) {
            expect(row.status, row.path).to.equal("successful");
            expect(row.last_applied_hash).to.equal(available.find(({ path }: { path: string }) => path === row.path).hash);
        }
    });

    it("every file that comes with the product can be applied, again and again", async () => {
        const { admin } = await createTestBackend();
        for (const { path } of (await admin.get("managed/blueprints/available/")).body) {
            const { body } = await admin.post("managed/blueprints/", { name: path, path });
            for (const time of ["first", "second"])
                expect((await admin.post(`managed/blueprints/${body.pk}/apply/`)).body.status, `${path}, ${time} time`).to.equal("successful");
        }
    });

    it("applies content of one's own; a disabled instance stays as it is", async () => {
        const { admin } = await createTestBackend();
        const made = await admin.post("managed/blueprints/", { name: "Mine", content: file(flow("mine")), enabled: false });
        expect(made.body).to.include({ status: "unknown", last_applied_hash: "", path: "" });
        await admin.post(`managed/blueprints/${made.body.pk}/apply/`);
        expect((await admin.get("flows/instances/mine/")).status).to.equal(404);
        await admin.patch(`managed/blueprints/${made.body.pk}/`, { enabled: true, content: file(flow("mine")) });
        expect((await admin.post(`managed/blueprints/${made.body.pk}/apply/`)).body.status).to.equal("successful");
        expect((await admin.get("flows/instances/mine/")).status).to.equal(200);
    });

    it("names every entry that is wrong, and writes none", async () => {
        const { admin } = await createTestBackend();
        const content = file(flow("good"), "{ model: authentik_flows.nothing, identifiers: { slug: x } }", flow("Not a slug"));
        const refused = await admin.post("managed/blueprints/", { name: "Bad", content });
        expect(refused.status).to.equal(400);
        expect(refused.body.content[1]).to.contain("Entry 2").and.contain("authentik_flows.nothing");
        expect(refused.body.content[2]).to.contain("Entry 3").and.contain("slug");
        expect((await admin.get("flows/instances/good/")).status).to.equal(404);
    });

    for (const [what, body, field] of [
        ["neither path nor content", { name: "x" }, "non_field_errors"],
        ["a path that is not there", { name: "x", path: "nowhere.yaml" }, "path"],
        ["content that is no YAML", { name: "x", content: "a: [" }, "content"],
        ["a tag that does not exist", { name: "x", content: file("!Nonsense x") }, "content"],
        ["another version", { name: "x", content: "version: 2\nentries: []" }, "content"],
    ] as const)
        it(`refuses ${what}`, async () => {
            const refused = await (await createTestBackend()).admin.post("managed/blueprints/", body);
            expect(refused.status).to.equal(400);
            expect(refused.body).to.have.property(field);
        });

    it("an instance's context wins over the file's", async () => {
        const { admin } = await createTestBackend();
        const content = `version: 1\ncontext: { slug: theirs }\nentries:\n  - ${flow("!Context slug").replace("name: !Context slug", "name: N")}\n`;
        const made = await admin.post("managed/blueprints/", { name: "Mine", content, context: { slug: "ours" } });
        await admin.post(`managed/blueprints/${made.body.pk}/apply/`);
        expect((await admin.get("flows/instances/ours/")).status).to.equal(200);
    });

    it("an administrator's edits of instances are in the event log, what applying changes is not", async () => {
        const backend = await createTestBackend();
        const browser = await backend.as("akadmin");
        const made = await browser.post("managed/blueprints/", { name: "Mine", content: file(flow("mine")) });
        await browser.post(`managed/blueprints/${made.body.pk}/apply/`);
        const { results } = (await browser.get("events/events/?action=model_created")).body;
        expect(results.map((event: { context: { model: { model_name: string } } }) => event.context.model.model_name)).to.deep.equal(["blueprintinstance"]);
    });

    it("M02 the default tenant is made when it is missing, and left alone else", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const [tenant] = (await admin.get("core/tenants/")).body.results;
        const { pk } = await instanceOf(backend, "default/default-tenant.yaml");
        await admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { flow_authentication: null });
        expect((await admin.post(`managed/blueprints/${pk}/apply/`)).body.status).to.equal("successful");
        expect((await admin.get(`core/tenants/${tenant.tenant_uuid}/`)).body.flow_authentication).to.equal(null);
        await admin.delete(`core/tenants/${tenant.tenant_uuid}/`);
        expect((await admin.post(`managed/blueprints/${pk}/apply/`)).body.status).to.equal("successful");
        const [again] = (await admin.get("core/tenants/")).body.results;
        for (const name of ["flow_authentication", "flow_invalidation", "flow_user_settings"]) expect(again[name], name).to.be.a("string");
    });

    it("M02 a blueprint with state present does change the default tenant", async () => {
        const { admin } = await createTestBackend();
        const content = file(
            "{ model: authentik_tenants.tenant, identifiers: { domain: authentik-default, default: true }, attrs: { branding_title: Changed } }",
        );
        const made = await admin.post("managed/blueprints/", { name: "Mine", content });
        await admin.post(`managed/blueprints/${made.body.pk}/apply/`);
        expect((await admin.get("core/tenants/")).body.results[0].branding_title).to.equal("Changed");
    });

    it("M03 an identifier that is not a field ends in status error, and nothing is written", async () => {
        const backend = await createTestBackend();
        const wrong =
            "{ model: authentik_flows.flow, identifiers: { does_not_exist: x }, attrs: { name: n, title: t, slug: bad, designation: authorization } }";
        const pk = await withContent(backend, file(flow("first"), wrong));
        const applied = await backend.admin.post(`managed/blueprints/${pk}/apply/`);
        expect(applied.status).to.equal(200);
        expect(applied.body.status).to.equal("error");
        for (const slug of ["first", "bad"]) expect((await backend.admin.get(`flows/instances/${slug}/`)).status).to.equal(404);
        const imported = await backend.admin.post("flows/instances/import/", upload(file(flow("first"), wrong)));
        expect(imported).to.have.property("status", 200);
        expect(imported.body.success).to.equal(false);
        const [line] = imported.body.logs;
        expect(line).to.deep.include({ log_level: "warning", entry: { model: "authentik_flows.flow", identifiers: { does_not_exist: "x" } } });
        expect(line.event).to.contain("does_not_exist");
    });

    it("one that takes its own instance away is applied, and gone", async () => {
        const { admin } = await createTestBackend();
        const content = file("{ model: authentik_blueprints.blueprintinstance, state: absent, identifiers: { name: Once } }", flow("first"));
        const { body } = await admin.post("managed/blueprints/", { name: "Once", content });
        const applied = await admin.post(`managed/blueprints/${body.pk}/apply/`);
        expect([applied.status, applied.body.status]).to.deep.equal([200, "successful"]);
        expect((await admin.get(`managed/blueprints/${body.pk}/`)).status).to.equal(404);
        expect((await admin.get("flows/instances/first/")).status).to.equal(200);
    });

    it("D10 a flow file that is not text is refused with that reason", async () => {
        const { admin } = await createTestBackend();
        const form = new FormData();
        form.set("file", new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])], "picture.png"));
        const { status, body } = await admin.send("POST", "flows/instances/import/", form);
        expect([status, body]).to.deep.equal([200, { success: false, logs: [{ event: "The file is not text in UTF-8.", log_level: "warning" }] }]);
    });

    it("M03 pk, target, stage and paths through them still name an entry", async () => {
        const { admin } = await createTestBackend();
        const { pk } = (await admin.get(FLOW)).body;
        const [binding] = (await admin.get(`flows/bindings/?target=${pk}&ordering=order`)).body.results;
        const content = file(
            `{ model: authentik_flows.flow, identifiers: { pk: ${pk} }, attrs: { title: By key } }`,
            `{ model: authentik_flows.flowstagebinding, identifiers: { target: ${pk}, stage: ${binding.stage}, order: ${binding.order} }, attrs: { policy_engine_mode: all } }`,
            `{ model: authentik_flows.flowstagebinding, identifiers: { target__slug: default-authentication-flow, order: 20 }, attrs: { policy_engine_mode: all } }`,
        );
        const made = await admin.post("managed/blueprints/", { name: "Mine", content });
        expect((await admin.post(`managed/blueprints/${made.body.pk}/apply/`)).body.status).to.equal("successful");
        expect((await admin.get(FLOW)).body.title).to.equal("By key");
        const modes = (await admin.get(`flows/bindings/?target=${pk}&policy_engine_mode=all`)).body.results;
        expect(modes).to.have.length(2);
    });
});
