import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

/** Lists of what is set up: all that an export must carry. */
const LISTS = [
    ...["core/applications", "core/groups", "core/users", "core/tenants", "core/tokens", "crypto/certificatekeypairs", "events/rules", "events/transports"],
    ...["flows/instances", "flows/bindings", "outposts/instances", "policies/all", "policies/bindings", "propertymappings/all", "providers/all"],
    ...["sources/all", "stages/all", "stages/prompt/prompts", "stages/invitation/invitations", "outposts/service_connections/all"],
];

/** What each list shows, by key; without what is counted anew. */
async function everything({ admin }: TestBackend): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for (const path of LISTS) {
        const { results } = (await admin.get(`${path}/?page_size=1000`)).body as { results: { pk: string | number; name?: string; identifier?: string }[] };
        // The token of an installation is its own.
        found[path] = results.map(({ pk, name, identifier }) => identifier ?? `${pk} ${name ?? ""}`).sort();
    }
    return found;
}

async function fill({ admin, as }: TestBackend): Promise<void> {
    await as("una");
    // An outpost that is written has an account from then on, and a blueprint writes it.
    const [embedded] = (await admin.get("outposts/instances/")).body.results;
    await admin.patch(`outposts/instances/${embedded.pk}/`, {});
    const { user } = (await admin.get("core/users/me/")).body;
    const [flow] = (await admin.get("flows/instances/?page_size=1")).body.results;
    const { body: group } = await admin.post("core/groups/", { name: "Staff", users: [user.pk], attributes: { site: "north" } });
    await admin.post("core/groups/", { name: "Night shift", users: [], parent: group.pk });
    const { body: provider } = await admin.post("providers/oauth2/", { name: "Wiki", authorization_flow: flow.pk, redirect_uris: "https://wiki.example" });
    const { body: application } = await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: provider.pk });
    const { body: policy } = await admin.post("policies/expression/", { name: "Office hours", expression: "return True" });
    await admin.post("policies/bindings/", { target: application.pk, policy: policy.pk, order: 1 });
    await admin.post("policies/bindings/", { target: application.pk, group: group.pk, order: 2 });
    await admin.post("sources/ldap/", { name: "Directory", slug: "directory", server_uri: "ldap://directory.example", base_dn: "dc=example" });
    await admin.post("events/rules/", { name: "Tell staff", group: group.pk });
    await admin.post("core/tokens/", { identifier: "robot", user: user.pk, intent: "api", expiring: false });
    await admin.patch("sources/ldap/directory/", { enabled: false });
    await admin.post("outposts/service_connections/docker/", { name: "Host", url: "unix:///socket" });
}

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
