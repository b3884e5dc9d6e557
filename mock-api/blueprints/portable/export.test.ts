import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { FILES } from "#mock/blueprints/files.ts";
import { fill } from "./filled.test-helper.ts";

const exported = async ({ admin }: TestBackend, query = "") => {
    const { status, body } = await admin.get(`/-/sandbox/blueprint/${query}`);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body as { content: string; secrets: string[]; left_out: { model: string; name: string; reason: string; field?: string }[]; differences: string[] };
};

async function apply({ admin }: TestBackend, content: string, context = {}): Promise<void> {
    const made = await admin.post("managed/blueprints/", { name: "Brought along", content, context });
    expect(made.status, JSON.stringify(made.body)).to.equal(201);
    expect((await admin.post(`managed/blueprints/${made.body.pk}/apply/`)).body.status).to.equal("successful");
}

describe("a blueprint that another installation takes", () => {
    it("of a fresh install that is not changed says nothing", async () => {
        const { content, left_out, differences } = await exported(await createTestBackend(), "?scope=changed");
        expect(content).to.match(/entries: \[\]\n$/);
        expect(differences).to.deep.equal([]);
        expect(left_out.filter(({ reason }) => reason !== "own" && reason !== "file" && reason !== "request")).to.deep.equal([]);
    });

    it("of everything makes a fresh install the same", async () => {
        const from = await createTestBackend();
        await fill(from);
        const { content, differences } = await exported(from);

        expect(differences).to.deep.equal([]);
        expect(content).not.to.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/);
        const to = await createTestBackend();
        await apply(to, content);
        const again = await exported(to);
        expect(again.content).to.equal(content);
    });

    it("of what was changed holds nothing else, and makes the same", async () => {
        const from = await createTestBackend();
        await fill(from);
        const { content, differences } = await exported(from, "?scope=changed");

        expect(differences).to.deep.equal([]);
        expect(content).not.to.contain("default-user-settings");
        const to = await createTestBackend();
        await apply(to, content);
        expect((await exported(to, "?scope=changed")).content).to.equal(content);
    });

    it("keeps blanks in what was written, and words that mean something in a file", async () => {
        const from = await createTestBackend();
        const expression = "if request.user:\n    \n    return 'no\u2028'\t \n\n\nreturn True";
        const attributes = { "<<": "<<", "no": "yes", "12:30": ["010", "a\tb", "x\n\n", 1e21] };
        const { body: policy } = await from.admin.post("policies/expression/", { name: "=", expression });
        await from.admin.post("core/groups/", { name: "no", users: [], attributes });
        const { content, differences } = await exported(from, "?scope=changed");
        expect(differences).to.deep.equal([]);
        const to = await createTestBackend();
        await apply(to, content);
        const { body: policies } = await to.admin.get("policies/expression/");
        expect(policies.results.find(({ name }: { name: string }) => name === "=").expression).to.equal(policy.expression);
        expect((await to.admin.get("core/groups/?name=no")).body.results[0].attributes).to.deep.equal(attributes);
    });

    it("writes addresses of this installation whole: authentik takes no path for one", async () => {
        const from = await createTestBackend();
        const { body: pair } = await from.admin.post("crypto/certificatekeypairs/generate/", { common_name: "signing", validity_days: 9 });
        const { body: flows } = await from.admin.get("flows/instances/?slug=default-source-pre-authentication");
        const saml = { name: "Saml", slug: "saml", sso_url: "/-/sandbox/identity-provider/saml/", signing_kp: pair.pk };
        expect((await from.admin.post("sources/saml/", { ...saml, pre_authentication_flow: flows.results[0].pk })).status).to.equal(201);
        const oauth = { name: "Open", slug: "open", provider_type: "openidconnect", consumer_key: "id", consumer_secret: "secret" };
        const at = { authorization_url: "/idp/authorize/", access_token_url: "/idp/token/", profile_url: "https://idp.example/userinfo" };
        expect((await from.admin.post("sources/oauth/", { ...oauth, ...at })).status).to.equal(201);
        const { content, differences } = await exported(from, "?scope=changed&secrets=include");
        expect(differences).to.deep.equal([]);
        const told = [...content.matchAll(/_url: (.+)/g)].map(([, address]) => address);
        const origin = "http://authentik.test";
        expect(told).to.have.members([`${origin}/-/sandbox/identity-provider/saml/`, `${origin}/idp/authorize/`, `${origin}/idp/token/`, at.profile_url]);
    });

    it("leaves people in the groups that it does not know", async () => {
        const from = await createTestBackend();
        await fill(from);
        const { content } = await exported(from, "?scope=changed");
        const to = await createTestBackend();
        const { body: una } = await to.admin.post("core/users/", { username: "una", name: "Una", path: "users", groups: [] });
        await to.admin.post("core/groups/", { name: "Only there", users: [una.pk] });
        await apply(to, content);
        expect((await to.admin.get("core/groups/?name=Only+there")).body.results[0].users).to.deep.equal([una.pk]);
    });

    it("secrets are asked for by name, and without a value nothing is applied", async () => {
        const from = await createTestBackend();
        await fill(from);
        const { content, secrets, differences } = await exported(from, "?scope=changed&secrets=ask");
        expect(differences).to.deep.equal([]);
        const { client_secret } = (await from.admin.get("providers/oauth2/")).body.results[0];
        expect(content).not.to.contain(client_secret);
        expect(secrets).to.include("oauth2provider_wiki_client_secret");
        const to = await createTestBackend();
        const refused = await to.admin.post("managed/blueprints/", { name: "Brought along", content });
        expect(refused.status).to.equal(400);
        await apply(to, content, Object.fromEntries(secrets.map((name) => [name, `${name} `.repeat(3).trim()])));
        expect((await to.admin.get("providers/oauth2/")).body.results[0].client_secret).to.contain("oauth2provider_wiki_client_secret");
    });

    it("of an application holds all that it needs and nobody who works here", async () => {
        const from = await createTestBackend();
        await fill(from);
        const { content, differences, left_out } = await exported(from, "?scope=application&application=wiki");
        expect(differences).to.deep.equal([]);
        expect(left_out).to.deep.equal([]);
        for (const model of ["application", "oauth2provider", "expressionpolicy", "policybinding", "group"])
            expect(content).to.match(new RegExp(`model: authentik_\\w+\\.${model}\n`));
        for (const other of ["Directory", "Tell staff", "una", "Night shift", "embedded"]) expect(content).not.to.contain(other);
        expect(content).to.contain("!Find [ authentik_flows.flow, [ slug, default-authentication-flow ] ]");
        expect((await from.admin.get("/-/sandbox/blueprint/?scope=application&application=nobody")).status).to.equal(400);
    });

    it("takes away what every installation has and this one has not, and binds to what stays", async () => {
        const from = await createTestBackend();
        const { admin } = from;
        const { body: policy } = await admin.post("policies/dummy/", { name: "Nobody" });
        const { body: flow } = await admin.get("flows/instances/default-authentication-flow/");
        await admin.post("policies/bindings/", { target: flow.policybindingmodel_ptr_id, policy: policy.pk, order: 5 });
        const { body: bindings } = await admin.get(`flows/bindings/?target=${flow.pk}`);
        const mfa = bindings.results.find(({ order }: { order: number }) => order === 30);
        await admin.delete(`flows/bindings/${mfa.pk}/`);
        await admin.patch("flows/instances/default-authentication-flow/", { title: "no" });
        const { content, differences } = await exported(from, "?scope=changed");
        expect(differences).to.deep.equal([]);
        expect(content).to.match(/title: ['"]no['"]/);
        const to = await createTestBackend();
        await apply(to, content);
        expect((await to.admin.get("flows/instances/default-authentication-flow/")).body.title).to.equal("no");
        const { body: there } = await to.admin.get("flows/instances/default-authentication-flow/");
        expect((await to.admin.get(`flows/bindings/?target=${there.pk}`)).body.results).to.have.length(bindings.results.length - 1);
        expect((await to.admin.get(`policies/bindings/?target=${there.policybindingmodel_ptr_id}`)).body.results).to.have.length(1);
    });

    it("knows what every installation has beside another of its name", async () => {
        const from = await createTestBackend();
        const { body: north } = await from.admin.post("core/groups/", { name: "North" });
        await from.admin.post("core/groups/", { name: "authentik Admins", parent: north.pk, attributes: { site: "north" } });
        const { content, differences } = await exported(from, "?scope=changed");
        expect(differences).to.deep.equal([]);
        expect(content).not.to.contain("state: absent");
        const to = await createTestBackend();
        await apply(to, content);
        const { results } = (await to.admin.get("core/groups/?name=authentik+Admins")).body as { results: { parent_name?: string; users: number[] }[] };
        expect(results.map(({ parent_name, users }) => [parent_name, users])).to.have.deep.members([
            [undefined, [1]],
            ["North", []],
        ]);
    });

    it("of an application finds what shares its name with something that stays behind", async () => {
        const from = await createTestBackend();
        await fill(from);
        const { body: north } = await from.admin.post("core/groups/", { name: "North" });
        await from.admin.post("core/groups/", { name: "Staff", parent: north.pk });
        const [{ authorization_flow }] = (await from.admin.get("providers/oauth2/")).body.results;
        await from.admin.post("providers/oauth2/", { name: "Wiki", authorization_flow });
        const { differences, left_out } = await exported(from, "?scope=application&application=wiki");
        expect({ differences, left_out }).to.deep.equal({ differences: [], left_out: [] });
    });

    it("takes a default stage away before another kind of stage gets its name", async () => {
        const from = await createTestBackend();
        const [password] = (await from.admin.get("stages/password/")).body.results;
        await from.admin.delete(`stages/password/${password.pk}/`);
        await from.admin.post("stages/dummy/", { name: password.name });
        const { content, differences } = await exported(from, "?scope=changed");
        expect(differences).to.deep.equal([]);
        const to = await createTestBackend();
        await apply(to, content);
        expect((await to.admin.get("stages/all/?search=" + password.name)).body.results).to.have.nested.property("[0].component", "ak-stage-dummy-form");
    });

    it("leaves out lists that must hold something and of which all was deleted", async () => {
        const from = await createTestBackend();
        const { admin } = from;
        const { pk: flow } = (await admin.get("flows/instances/default-authentication-flow/")).body;
        const { body: provider } = await admin.post("providers/ldap/", { name: "Tree", authorization_flow: flow, base_dn: "dc=example" });
        await admin.post("outposts/instances/", { name: "Far away", type: "ldap", providers: [provider.pk], config: {} });
        await admin.delete(`providers/ldap/${provider.pk}/`);
        const { body: prompt } = await admin.post("stages/prompt/prompts/", { name: "Shoes", field_key: "shoes", label: "Shoes", type: "text" });
        const { body: stage } = await admin.post("stages/prompt/stages/", { name: "Ask shoes", fields: [prompt.pk] });
        await admin.post("flows/bindings/", { target: flow, stage: stage.pk, order: 5 });
        await admin.delete(`stages/prompt/prompts/${prompt.pk}/`);
        const { content, left_out, differences } = await exported(from, "?scope=changed");
        expect(differences).to.deep.equal([]);
        const told = left_out.filter(({ reason }) => reason === "emptied" || reason === "depends").map(({ name, reason }) => `${name}: ${reason}`);
        expect(told).to.have.members(["Far away: emptied", "Ask shoes: emptied", "Welcome to authentik!: Ask shoes: depends"]);
        await apply(await createTestBackend(), content);
    });

    it("applied again, after what every installation has was taken away with what is bound to it, changes nothing", async () => {
        const from = await createTestBackend();
        await from.admin.patch("flows/instances/initial-setup/", { slug: "first-setup" });
        await from.admin.delete("stages/all/" + (await from.admin.get("stages/password/")).body.results[0].pk + "/");
        const { content } = await exported(from, "?scope=changed");
        const to = await createTestBackend();
        await apply(to, content);
        const { body } = await to.admin.post("/-/sandbox/blueprint/difference/", { content });
        expect(body).to.deep.include({ differences: [], problems: [] });
    });

    it("keeps a secret that is empty", async () => {
        const from = await createTestBackend();
        await fill(from);
        const [{ pk }] = (await from.admin.get("providers/oauth2/")).body.results;
        await from.admin.patch(`providers/oauth2/${pk}/`, { client_secret: "" });
        for (const secrets of ["ask", "include"]) expect((await exported(from, `?scope=changed&secrets=${secrets}`)).differences).to.deep.equal([]);
    });

    it("leaves out what binds somebody who is left out", async () => {
        const from = await createTestBackend();
        const { admin } = from;
        await fill(from);
        const { pk: target } = (await admin.get("core/applications/wiki/")).body;
        const [outpost] = (await admin.get("core/users/?search=ak-outpost")).body.results;
        expect((await admin.post("policies/bindings/", { target, user: outpost.pk, order: 7 })).status).to.equal(201);
        const { content, left_out, differences } = await exported(from, "?scope=changed");
        expect(differences).to.deep.equal([]);
        expect(left_out.filter(({ reason }) => reason === "depends").map(({ model }) => model)).to.deep.equal(["authentik_policies.policybinding"]);
        await apply(await createTestBackend(), content);
    });

    it("leaves out what 2023.2 does not import, and says why", async () => {
        const from = await createTestBackend();
        await fill(from);
        const { admin } = from;
        await admin.post("policies/dummy/", { name: "Twice" });
        await admin.post("policies/dummy/", { name: "Twice" });
        await admin.post("stages/invitation/invitations/", { name: "welcome" });
        const { left_out, differences } = await exported(from);
        expect(differences).to.deep.equal([]);
        const reasons = Object.fromEntries(left_out.map(({ name, reason }) => [name, reason]));
        expect(reasons).to.include({ "robot": "request", "welcome": "request", "Twice": "same_name", "authentik Self-signed Certificate": "own" });
    });

    it("of every example that is shipped, applied, makes the same", async () => {
        for (const [path, text] of FILES) {
            if (!path.startsWith("example/")) continue;
            const from = await createTestBackend();
            await apply(from, text);
            const { content, differences } = await exported(from, "?scope=changed");
            expect(differences, path).to.deep.equal([]);
            const to = await createTestBackend();
            await apply(to, content);
            expect((await exported(to, "?scope=changed")).content, path).to.equal(content);
        }
    });
});
