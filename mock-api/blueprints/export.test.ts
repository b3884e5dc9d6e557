import { expect } from "chai";
import { fill } from "./portable/filled.test-helper.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

/** Lists of what is set up: all that an export must carry. */
const LISTS = [
    ...["core/applications", "core/groups", "core/users", "core/tenants", "crypto/certificatekeypairs", "events/rules", "events/transports"],
    ...["flows/instances", "flows/bindings", "outposts/instances", "policies/all", "policies/bindings", "propertymappings/all", "providers/all"],
    ...["sources/all", "stages/all", "stages/prompt/prompts", "stages/invitation/invitations", "outposts/service_connections/all"],
];

/** What each list shows, by name: keys are those of the installation. */
async function everything({ admin }: TestBackend): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for (const path of LISTS) {
        const { results } = (await admin.get(`${path}/?page_size=1000`)).body as { results: { pk: string | number; name?: string; identifier?: string }[] };
        // The token of an installation is its own.
        found[path] = results.map(({ name, identifier }) => identifier ?? name ?? "").sort();
    }
    return found;
}

describe("export of a flow", () => {
    it("A14: is a file that another installation takes, with the policies that guard the flow and its stages", async () => {
        const from = await createTestBackend();
        const make = async (path: string, body: object) => (await from.admin.post(path, body)).body;
        const flow = await make("flows/instances/", { name: "Guarded", slug: "guarded", title: "Guarded", designation: "authentication" });
        const stage = await make("stages/dummy/", { name: "guarded-stage" });
        const binding = await make("flows/bindings/", { target: flow.pk, stage: stage.pk, order: 0 });
        const policy = await make("policies/dummy/", { name: "guarded-policy" });
        for (const target of [flow.policybindingmodel_ptr_id, binding.policybindingmodel_ptr_id])
            await make("policies/bindings/", { target, policy: policy.pk, order: 0 });
        /** Without the line that tells when it was written. */
        const exported = async ({ admin }: TestBackend) =>
            String((await admin.get("flows/instances/guarded/export/")).body).replace(/authentik Export - .*/, "");
        const text = await exported(from);
        expect(text).to.contain(`target: ${flow.pk}`).and.contain(`target: ${binding.pk}`);
        const to = await createTestBackend();
        const form = new FormData();
        form.set("file", new File([text], "guarded.yaml"));
        expect((await to.admin.post("flows/instances/import/", form)).body).to.deep.equal({ logs: [], success: true });
        expect(await exported(to)).to.equal(text);
    });

    it("keeps words that mean something in a file", async () => {
        const { admin } = await createTestBackend();
        await admin.post("flows/instances/", { name: "010", slug: "guarded", title: "no", designation: "authentication" });
        const form = new FormData();
        form.set("file", new File([String((await admin.get("flows/instances/guarded/export/")).body)], "guarded.yaml"));
        expect((await admin.post("flows/instances/import/", form)).body.success).to.equal(true);
        expect((await admin.get("flows/instances/guarded/")).body).to.include({ name: "010", title: "no" });
    });
});

describe("export of a whole instance", () => {
    it("is a blueprint that makes a fresh install the same", async () => {
        const from = await createTestBackend();
        await fill(from);
        const { body: content } = await from.admin.get("/sandbox/blueprint/");
        const to = await createTestBackend();
        const made = await to.admin.post("managed/blueprints/", { name: "All of it", content });
        expect(made.status, JSON.stringify(made.body)).to.equal(201);
        const { body: applied } = await to.admin.post(`managed/blueprints/${made.body.pk}/apply/`);
        expect(applied.status).to.equal("successful");
        const [there, here] = [await everything(to), await everything(from)];
        for (const path of LISTS) expect(there[path], path).to.deep.equal(here[path]);
        expect((await to.admin.get("sources/ldap/directory/")).body.enabled).to.equal(false);
        expect((await to.admin.get("core/groups/?name=Staff")).body.results[0].users).to.deep.equal([1]);
    });

    it("C7: is written while others are served", async () => {
        const { admin } = await createTestBackend();
        const answered: string[] = [];
        await Promise.all([
            admin.get("/sandbox/blueprint/").then(() => answered.push("the export")),
            admin.get("core/groups/").then(() => answered.push("another")),
        ]);
        expect(answered).to.deep.equal(["another", "the export"]);
    });

    it("is for administrators", async () => {
        const backend = await createTestBackend();
        expect((await (await backend.as("una")).get("/sandbox/blueprint/")).status).to.equal(403);
    });
});
