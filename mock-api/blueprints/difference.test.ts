import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const AT = "/-/sandbox/blueprint/difference/";

describe("what a blueprint would change", () => {
    it("is told beside the objects that there are of it already", async () => {
        const { admin } = await createTestBackend();
        const staff = await admin.post("core/groups/", { name: "Staff", users: [] });
        const group = (name: string): string => `  - model: authentik_core.group\n    identifiers: { name: ${name} }\n`;
        const created = "  - model: authentik_core.user\n    state: created\n    identifiers: { username: akadmin }\n";
        const { body } = await admin.post(AT, { content: `version: 1\nentries:\n${created}${group("Guests")}${group("Staff")}${created}` });
        expect(body.differences).to.have.length(1);
        expect(body.standing).to.deep.equal([
            { model: "authentik_core.user", pk: 1, name: "authentik Default Admin" },
            { model: "authentik_core.group", pk: staff.body.pk, name: "Staff" },
        ]);
    });

    it("is told entry by entry and field by field, and nothing is changed", async () => {
        const { admin } = await createTestBackend();
        await admin.post("core/groups/", { name: "Staff", users: [], attributes: { site: "north" } });
        await admin.post("core/groups/", { name: "Guests", users: [] });
        const content = `version: 1
entries:
  - model: authentik_core.group
    identifiers: { name: Staff }
    attrs: { attributes: { site: south }, is_superuser: true }
  - model: authentik_core.group
    id: night
    identifiers: { name: Night shift }
    attrs: { parent: !Find [authentik_core.group, [name, Staff]] }
  - model: authentik_core.group
    state: absent
    identifiers: { name: Guests }
  - model: authentik_flows.flow
    identifiers: { slug: default-authentication-flow }
`;
        const { status, body } = await admin.post(AT, { content });
        expect(status).to.equal(200);
        expect(body.problems).to.deep.equal([]);
        expect(body.differences.map(({ entry, line, name, change }: Record<string, unknown>) => [entry, line, name, change])).to.deep.equal([
            [0, 3, "Staff", "changed"],
            [1, 6, "Night shift", "added"],
            [2, 10, "Guests", "removed"],
        ]);
        expect(body.differences[0].fields).to.deep.equal([
            { name: "is_superuser", before: false, after: true },
            { name: "attributes", before: { site: "north" }, after: { site: "south" } },
        ]);
        expect(body.differences[1].fields).to.deep.include({ name: "parent", before: null, after: "Staff" });
        const { results } = (await admin.get("core/groups/?ordering=name")).body;
        expect(results.map(({ name }: { name: string }) => name)).to.deep.equal(["Guests", "Staff", "authentik Admins"]);
        expect(results[1].is_superuser).to.equal(false);
    });

    it("is what prevents it, with the line of the entry", async () => {
        const { admin } = await createTestBackend();
        const content = "version: 1\nentries:\n\n  - model: authentik_core.group\n    identifiers: { name: x }\n    attrs: { parent: none }\n";
        const { body } = await admin.post(AT, { content });
        expect(body.differences).to.deep.equal([]);
        expect(body.problems[0]).to.include({ entry: 0, line: 4 });
        const refused = await admin.post("managed/blueprints/", { name: "x", content });
        expect(refused.body.content[1]).to.match(/^Entry 1 \(line 4\): /);
        expect((await admin.post(AT, { content: "entries: [" })).body.problems[0].message).to.contain("line");
        expect((await admin.post(AT, {})).status).to.equal(400);
    });

    it("an entry that is no object is told with its line, as is one that stands for another", async () => {
        const { admin } = await createTestBackend();
        const content = "version: 1\nentries:\n  - a\n  - a\n  -\n  - &one {identifiers: {}}\n  - *one\n";
        const refused = await admin.post("managed/blueprints/", { name: "b", content });
        expect(refused.body.content.slice(1)).to.deep.equal([
            "Entry 1 (line 3): An entry is an object.",
            "Entry 2 (line 4): An entry is an object.",
            "Entry 3 (line 5): An entry is an object.",
            "Entry 4 (line 6): An entry needs a model.",
            "Entry 5 (line 7): An entry needs a model.",
        ]);
    });

    it("comes with the file's name, and with what it asks for by !Context that has no value yet", async () => {
        const { admin } = await createTestBackend();
        const content = `version: 1
metadata: { name: Wiki }
context: { secret: null, site: north }
entries:
  - model: authentik_core.group
    identifiers: { name: !Format ["%s people", !Context team] }
    attrs: { attributes: { site: !Context site, floor: !Context [floor, 1], key: !If [!Context isOpen, [!Context secret], null] } }
`;
        const { body } = await admin.post(AT, { content });
        const about = { model: "authentik_core.group", field: "attributes" };
        expect([body.name, body.asks]).to.deep.equal([
            "Wiki",
            [
                { name: "team", model: about.model, field: "name" },
                { ...about, name: "isOpen" },
                { ...about, name: "secret" },
            ],
        ]);
        expect((await admin.post(AT, { content, context: { team: "Night", isOpen: false, secret: "x" } })).body.asks).to.deep.equal([]);
    });

    it("is told against what stood at the beginning, and names a binding by what it binds", async () => {
        const { admin } = await createTestBackend();
        const { body: ada } = await admin.post("core/users/", { username: "ada", name: "Ada", path: "users", groups: [] });
        await admin.post("core/groups/", { name: "Staff", users: [ada.pk] });
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki" });
        // As an export has it: people first, in no group, then the groups with their people.
        const content = `version: 1
entries:
  - model: authentik_core.user
    id: ada
    identifiers: { username: ada }
    attrs: { name: Ada, path: users, groups: [] }
  - model: authentik_core.group
    id: staff
    identifiers: { name: Staff }
    attrs: { users: [!KeyOf ada] }
  - model: authentik_policies.policybinding
    identifiers: { order: 0, target: !Find [authentik_core.application, [slug, wiki]], group: !KeyOf staff }
`;
        const { body } = await admin.post(AT, { content });
        expect(body.problems).to.deep.equal([]);
        expect(body.differences.map(({ name, change }: Record<string, unknown>) => [name, change])).to.deep.equal([["Staff → Wiki", "added"]]);
    });

    it("of a value that it asks for is what the value becomes", async () => {
        const { admin } = await createTestBackend();
        const content = `version: 1
entries:
  - model: authentik_crypto.certificatekeypair
    identifiers: { name: Wiki }
    attrs: { key_data: !Context wiki_key }
`;
        const { body } = await admin.post(AT, { content });
        expect(body.asks).to.deep.equal([
            { name: "wiki_key", model: "authentik_crypto.certificatekeypair", object: "Wiki", field: "key_data", isNeeded: true },
        ]);
    });

    it("says of what it asks for whether it can do without", async () => {
        const { admin } = await createTestBackend();
        const content = `version: 1
entries:
  - model: authentik_core.group
    identifiers: { name: Wiki people }
    attrs: { attributes: { floor: !Context floor } }
  - model: authentik_sources_oauth.oauthsource
    identifiers: { slug: octo }
    attrs: { name: Octo, provider_type: github, consumer_key: !Context key, consumer_secret: !Context secret, additional_scopes: !Context scopes }
`;
        const needed = async (context: object): Promise<unknown> => {
            const { asks } = (await admin.post(AT, { content, context })).body;
            return Object.fromEntries(asks.map(({ name, isNeeded }: { name: string; isNeeded?: boolean }) => [name, isNeeded]));
        };
        expect(await needed({})).to.deep.equal({ floor: undefined, key: true, secret: true, scopes: true });
        expect(await needed({ key: "k", secret: "s", scopes: "" })).to.deep.equal({ floor: undefined });
    });

    it("names the values by which an entry is refused", async () => {
        const { admin } = await createTestBackend();
        const content = `version: 1
entries:
  - model: authentik_core.group
    identifiers: { name: Wiki people }
    attrs: { is_superuser: maybe, attributes: { floor: !Context floor } }
  - model: authentik_crypto.certificatekeypair
    identifiers: { name: Wiki }
    attrs: { certificate_data: !Format ["%s", !Context certificate], key_data: !Context key }
`;
        const { problems } = (await admin.post(AT, { content, context: { certificate: "none", key: "none" } })).body;
        expect(problems.map(({ line, values }: Record<string, unknown>) => [line, values])).to.deep.equal([
            [3, undefined],
            [6, ["certificate", "key"]],
        ]);
    });

    it("tells what the other side of a relation loses, unless an entry about that says so itself", async () => {
        const { admin } = await createTestBackend();
        const { body: ada } = await admin.post("core/users/", { username: "ada", name: "Ada", path: "users", groups: [] });
        await admin.post("core/groups/", { name: "Staff", users: [ada.pk] });
        await admin.post("core/groups/", { name: "Night shift", users: [ada.pk] });
        const content = `version: 1
entries:
  - model: authentik_core.user
    id: ada
    identifiers: { username: ada }
    attrs: { groups: [] }
  - model: authentik_core.group
    identifiers: { name: Staff }
    attrs: { users: [!KeyOf ada] }
`;
        const { body } = await admin.post(AT, { content });
        expect(body.differences.map(({ name, fields }: Record<string, unknown>) => [name, fields])).to.deep.equal([
            ["Ada", [{ name: "groups", before: ["Night shift"], after: [] }]],
        ]);
    });

    it("is one difference for each object, whatever many entries are about it", async () => {
        const { admin } = await createTestBackend();
        const content = `version: 1
entries:
  - model: authentik_core.group
    state: created
    identifiers: { name: Staff }
  - model: authentik_core.group
    identifiers: { name: Staff }
    attrs: { is_superuser: true }
  - model: authentik_core.group
    identifiers: { name: Guests }
  - model: authentik_core.group
    state: absent
    identifiers: { name: Guests }
`;
        const { body } = await admin.post(AT, { content });
        expect(body.differences.map(({ entry, name, change }: Record<string, unknown>) => [entry, name, change])).to.deep.equal([[0, "Staff", "added"]]);
    });

    it("shows no secret", async () => {
        const { admin } = await createTestBackend();
        const content = `version: 1
entries:
  - model: authentik_providers_oauth2.oauth2provider
    identifiers: { name: Wiki }
    attrs: { client_secret: hush, authorization_flow: !Find [authentik_flows.flow, [slug, default-authentication-flow]] }
`;
        const { body } = await admin.post(AT, { content });
        expect(body.problems).to.deep.equal([]);
        expect(JSON.stringify(body)).not.to.contain("hush");
    });

    it("A14: signs nobody out who looks at what would delete them, nor whose import of it was refused", async () => {
        const backend = await createTestBackend();
        const me = await backend.as("akadmin");
        const content = "version: 1\nentries:\n- model: authentik_core.user\n  identifiers: { username: akadmin }\n  state: absent\n";
        const { body } = await me.post(AT, { content });
        expect(body.differences[0]).to.include({ name: "authentik Default Admin", change: "removed" });
        expect((await me.get("core/users/me/")).status).to.equal(200);
        const importing = async (text: string) => {
            const form = new FormData();
            form.set("file", new File([text], "flow.yaml"));
            return (await me.post("flows/instances/import/", form)).body.success;
        };
        expect(await importing(`${content}- model: authentik_core.group\n  identifiers: { nothing: known }\n`)).to.equal(false);
        expect((await me.get("core/users/me/")).status).to.equal(200);
        expect(await importing(content)).to.equal(true);
        expect((await me.get("core/users/me/")).status, "who is deleted is signed out").to.equal(403);
    });

    it("is for administrators", async () => {
        const backend = await createTestBackend();
        expect((await (await backend.as("una")).post(AT, { content: "entries: []" })).status).to.equal(403);
    });

    it("names what a removal takes along, and what it changes elsewhere", async () => {
        const { admin } = await createTestBackend();
        const { body: staff } = await admin.post("core/groups/", { name: "Staff", users: [] });
        await admin.post("core/groups/", { name: "Night shift", users: [], parent: staff.pk });
        const { body: wiki } = await admin.post("core/applications/", { name: "Wiki", slug: "wiki" });
        await admin.post("policies/bindings/", { target: wiki.pk, group: staff.pk, order: 1 });
        const content = "version: 1\nentries:\n  - model: authentik_core.group\n    state: absent\n    identifiers: { name: Staff }\n";
        const { differences } = (await admin.post(AT, { content })).body;
        const told = differences.map(({ change, model, name, because }: Record<string, unknown>) => [change, model, name, because]);
        expect(told).to.deep.equal([
            ["removed", "authentik_core.group", "Staff", undefined],
            ["changed", "authentik_core.group", "Night shift", "Staff"],
            ["removed", "authentik_policies.policybinding", "Staff → Wiki", "Staff"],
        ]);
        expect(differences[1].fields).to.deep.equal([{ name: "parent", before: "Staff", after: null }]);
    });

    it("asks for no value of a tag that has no name, and says what is wrong with it", async () => {
        const { admin } = await createTestBackend();
        for (const tag of ["!Context { a: 1 }", "!Context [[a]]", "!Context [!Context a, b]"]) {
            const content = `version: 1\nentries:\n  - model: authentik_core.group\n    identifiers: { name: x }\n    attrs: { attributes: { y: ${tag} } }\n`;
            const { body } = await admin.post(AT, { content });
            expect(body.asks.map(({ name }: { name: string }) => name).filter((name: string) => name.includes("[object"))).to.deep.equal([], tag);
            expect(body.problems, tag).to.deep.equal([{ entry: 0, line: 3, message: "Context: needs a name" }]);
        }
    });
});
