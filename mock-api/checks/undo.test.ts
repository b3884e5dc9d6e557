import { expect } from "chai";
import { type Answer, createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import type { BackendOptions } from "#mock/backend.ts";
import { expectBack } from "./undo.test-helper.ts";

const MINUTE_MS = 60_000;
const SESSIONS = ["authentik_core.authenticatedsession", "sandbox.session"];

let last = 0;
const newId = (): string => `undo-${String(++last).padStart(20, "0")}`;
const at = (id: string): string => `/-/sandbox/undo/${id}/`;
const remove = (client: TestClient, path: string, id: string): Promise<Answer> => client.send("DELETE", path, undefined, { Prefer: `sandbox-undo=${id}` });

/** An administrator at a browser. */
async function administrator(options: BackendOptions = {}): Promise<{ backend: TestBackend; me: TestClient }> {
    const backend = await createTestBackend(options);
    return { backend, me: await backend.as("akadmin") };
}

const made = async (client: TestClient, path: string, body: object): Promise<Answer["body"]> => {
    const answer = await client.post(path, body);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return answer.body;
};
const flowOf = async ({ admin }: TestBackend, slug: string): Promise<Answer["body"]> => (await admin.get(`flows/instances/${slug}/`)).body;

/** Deletes, brings back, and expects the state to be what it was; gives what was told of it. */
async function deleteAndUndo({ backend, me }: { backend: TestBackend; me: TestClient }, paths: readonly string[], ended: readonly string[] = []) {
    const before = backend.export();
    const id = newId();
    for (const path of paths) expect((await remove(me, path, id)).status, path).to.equal(204);
    const told = await me.get(at(id));
    expect(told.status).to.equal(200);
    const undone = await me.post(at(id));
    expect(undone.status, JSON.stringify(undone.body)).to.equal(204);
    expectBack(before, backend.export(), ended);
    return told.body;
}

describe("what was deleted, brought back", () => {
    it("is what the engine says that it does, to whoever asks: a real authentik has no such address", async () => {
        const { me, backend } = await administrator();
        for (const client of [me, backend.browser()]) {
            const { status, body } = await client.get("/-/sandbox/undo/");
            expect([status, body]).to.deep.equal([200, { seconds: 1800 }]);
        }
    });

    it("a user with groups, tokens, devices, consents and rights: as it was; sessions stay ended", async () => {
        const it = await administrator();
        const { backend, me } = it;
        const una = await backend.as("una");
        const { pk } = (await una.get("core/users/me/")).body.user;
        const group = await made(me, "core/groups/", { name: "Sales", users: [1, pk, 2], attributes: {} });
        await made(una, "core/tokens/", { identifier: "unas" });
        const state = backend.export();
        const provider = await made(me, "providers/oauth2/", {
            name: "Crane",
            authorization_flow: (await flowOf(backend, "default-provider-authorization-explicit-consent")).pk,
        });
        const application = await made(me, "core/applications/", { name: "Crane", slug: "crane", provider: provider.pk });
        await made(me, "policies/bindings/", { target: application.pk, user: pk, order: 0 });
        expect(state.tables["guardian.userobjectpermission"], "una may read her key").to.have.length.above(0);
        const token = { pk: 9001, user: pk, provider: provider.pk, token: "secret", scope: ["openid"], revoked: false };
        const device = { pk: 9002, user: pk, name: "phone", key: "00", confirmed: true };
        const now = backend.export();
        await backend.import({
            ...now,
            tables: {
                ...now.tables,
                "authentik_providers_oauth2.refreshtoken": [token],
                "otp_totp.totpdevice": [device],
                "authentik_core.userconsent": [{ pk: 9003, user: pk, application: application.pk, permissions: "" }],
            },
        });

        const told = await deleteAndUndo(it, [`core/users/${pk}/`], SESSIONS);
        const counts = Object.fromEntries(told.gone.map(({ app, model_name, count }: Record<string, string>) => [`${app}.${model_name}`, count]));
        expect(counts).to.include({ "authentik_core.token": 1, "otp_totp.totpdevice": 1, "authentik_core.userconsent": 1 });
        expect(counts).to.include({ "authentik_providers_oauth2.refreshtoken": 1, "authentik_policies.policybinding": 1 });
        expect(told.ended).to.deep.equal([{ app: "authentik_core", model_name: "authenticatedsession", count: 1 }]);
        expect((await una.get("core/users/me/")).status, "una has to sign in again").to.equal(403);
        expect((await me.get(`core/groups/${group.pk}/`)).body.users, "in the order they were added").to.deep.equal([1, pk, 2]);
        const again = await una.signIn("una", "una-pw").catch(String);
        expect(again, "with her password and her second factor").to.contain('"device_class":"totp","device_uid":"9002"');
    });

    it("a flow with its bindings, their policies, and the tenant that pointed to it; the stages were elsewhere", async () => {
        const it = await administrator();
        const { backend, me } = it;
        const flow = await flowOf(backend, "default-authentication-flow");
        const told = await deleteAndUndo(it, [`flows/instances/${flow.slug}/`]);
        expect(told.gone.map(({ model_name }: { model_name: string }) => model_name)).to.include("flowstagebinding");
        expect((await me.get("core/tenants/")).body.results[0].flow_authentication).to.equal(flow.pk);
        expect((await backend.browser().get("flows/executor/default-authentication-flow/?query=")).body.component).to.equal("ak-stage-identification");
    });

    it("an application with its provider, and the outpost that carries it, at once and in any order", async () => {
        const it = await administrator();
        const { backend, me } = it;
        const flow = (await flowOf(backend, "default-provider-authorization-explicit-consent")).pk;
        const provider = await made(me, "providers/proxy/", {
            name: "Gate",
            authorization_flow: flow,
            external_host: "http://gate.test",
            internal_host: "http://in.test",
        });
        await made(me, "core/applications/", { name: "Gate", slug: "gate", provider: provider.pk });
        const outpost = await made(me, "outposts/instances/", { name: "Out", type: "proxy", providers: [provider.pk], config: {} });
        const paths = ["core/applications/gate/", `providers/all/${provider.pk}/`, `outposts/instances/${outpost.pk}/`];
        await deleteAndUndo(it, paths);
        const told = await deleteAndUndo(it, paths.toReversed());
        expect(told.gone.map(({ model_name }: { model_name: string }) => model_name)).to.have.members(["user", "token"]);
    });

    it("a source with the accounts that are connected to it", async () => {
        const it = await administrator();
        const { backend, me } = it;
        const source = await made(me, "sources/plex/", { name: "Films", slug: "films", client_id: "x", plex_token: "y" });
        const now = backend.export();
        const connection = { pk: 77, user: 1, source: source.pk, identifier: "1", plex_token: "z" };
        await backend.import({ ...now, tables: { ...now.tables, "authentik_sources_plex.plexsourceconnection": [connection] } });
        const told = await deleteAndUndo(it, ["sources/all/films/"]);
        expect(told.gone).to.deep.equal([{ app: "authentik_sources_plex", model_name: "plexsourceconnection", count: 1 }]);
    });

    it("a group with its parent, its children and its members", async () => {
        const it = await administrator();
        const { me } = it;
        const top = await made(me, "core/groups/", { name: "Top", users: [], attributes: {} });
        const middle = await made(me, "core/groups/", { name: "Middle", parent: top.pk, users: [1, 2], attributes: {} });
        await made(me, "core/groups/", { name: "Low", parent: middle.pk, users: [], attributes: {} });
        await deleteAndUndo(it, [`core/groups/${middle.pk}/`]);
        await deleteAndUndo(it, [`core/groups/${top.pk}/`, `core/groups/${middle.pk}/`]);
    });

    it("every row of a fresh install that can be deleted", async function () {
        this.timeout(60_000);
        const it = await administrator();
        const { me } = it;
        for (const path of ["stages/all/", "policies/all/", "propertymappings/all/", "sources/all/"])
            for (const { pk, slug } of (await me.get(path)).body.results) await deleteAndUndo(it, [`${path}${path.startsWith("sources") ? slug : pk}/`]);
        for (const [path, key] of [
            ["flows/instances/", "slug"],
            ["flows/bindings/", "pk"],
            ["policies/bindings/", "pk"],
            ["crypto/certificatekeypairs/", "pk"],
            ["core/tenants/", "tenant_uuid"],
            ["events/rules/", "pk"],
            ["events/transports/", "pk"],
            ["stages/prompt/prompts/", "pk"],
            ["outposts/instances/", "pk"],
            ["managed/blueprints/", "pk"],
        ] as const)
            for (const row of (await me.get(path)).body.results) await deleteAndUndo(it, [`${path}${row[key]}/`]);
    });

    it("tells the event log, with a word that it was restored", async () => {
        const { me } = await administrator();
        const { pk } = await made(me, "core/groups/", { name: "Sales", users: [], attributes: {} });
        const id = newId();
        await remove(me, `core/groups/${pk}/`, id);
        await me.post(at(id));
        // That of its making may be of the same millisecond.
        const { results } = (await me.get("events/events/?action=model_created")).body;
        const told = results.filter(({ context }: { context: { restored?: boolean } }) => context.restored);
        expect(told).to.have.length(1);
        expect(told[0].context).to.deep.include({ model: { app: "authentik_core", model_name: "group", pk: pk.replaceAll("-", ""), name: "Sales" } });
    });
});

describe("undoing a deletion", () => {
    /** A group that was deleted. */
    async function withDeleted(options: BackendOptions = {}) {
        const it = await administrator(options);
        const group = await made(it.me, "core/groups/", { name: "Sales", users: [1], attributes: {} });
        const id = newId();
        expect((await remove(it.me, `core/groups/${group.pk}/`, id)).status).to.equal(204);
        return { ...it, group, id };
    }

    it("is offered only to who asks for it: without the preference nothing is kept, and with it the answer is the same", async () => {
        const { me } = await administrator();
        const { pk } = await made(me, "core/groups/", { name: "Sales", users: [], attributes: {} });
        const plain = await me.delete(`core/groups/${pk}/`);
        const again = await made(me, "core/groups/", { name: "Sales", users: [], attributes: {} });
        const asked = await remove(me, `core/groups/${again.pk}/`, newId());
        const told = ({ status, headers, body }: Answer) => ({ status, body, headers: [...headers].filter(([name]) => name !== "x-authentik-id") });
        expect(told(asked)).to.deep.equal(told(plain));
        for (const id of ["x", "undo-that-nobody-has-asked-for", `${"x".repeat(65)}`]) expect((await me.get(at(id))).status).to.equal(404);
    });

    it("is done once", async () => {
        const { me, id } = await withDeleted();
        expect((await me.post(at(id))).status).to.equal(204);
        expect((await me.post(at(id))).status).to.equal(404);
        expect((await me.get(at(id))).status).to.equal(404);
    });

    it("is nobody else's: not another administrator's, not another session's, not a token's, not a visitor's", async () => {
        const { backend, me, id } = await withDeleted();
        const other = await backend.as("otto");
        const { pk } = (await other.get("core/users/me/")).body.user;
        const [admins] = (await backend.admin.get("core/groups/?is_superuser=true")).body.results;
        await backend.admin.post(`core/groups/${admins.pk}/add_user/`, { pk });
        for (const client of [other, await backend.as("akadmin"), backend.admin, backend.browser()]) {
            const [told, done] = [await client.get(at(id)), await client.post(at(id))];
            expect([told.status, done.status]).to.deep.equal([404, 404]);
        }
        expect((await me.post(at(id))).status, "its own still can").to.equal(204);
    });

    it("needs the CSRF token, as any change", async () => {
        const { me, id } = await withDeleted();
        const answer = await me.send("POST", at(id), {}, { "x-authentik-csrf": "no" });
        expect(answer.status).to.equal(403);
    });

    it("ends with the session", async () => {
        const { backend, me, id } = await withDeleted();
        await me.get("/flows/-/default/invalidation/");
        await me.get("flows/executor/default-invalidation-flow/?query=");
        expect((await me.post(at(id))).status).to.equal(404);
        await me.signIn("akadmin", "akadmin-pw");
        expect((await me.post(at(id))).status).to.equal(404);
        expect((await backend.admin.get("core/groups/?name=Sales")).body.results).to.deep.equal([]);
    });

    it("ends with the rights", async () => {
        const { backend, me } = await administrator();
        const otto = await backend.as("otto");
        const { pk } = (await otto.get("core/users/me/")).body.user;
        const [admins] = (await backend.admin.get("core/groups/?is_superuser=true")).body.results;
        await backend.admin.post(`core/groups/${admins.pk}/add_user/`, { pk });
        const group = await made(me, "core/groups/", { name: "Sales", users: [], attributes: {} });
        const id = newId();
        expect((await remove(otto, `core/groups/${group.pk}/`, id)).status).to.equal(204);
        await backend.admin.post(`core/groups/${admins.pk}/remove_user/`, { pk });
        expect((await otto.post(at(id))).status).to.equal(403);
        expect((await me.get(`core/groups/${group.pk}/`)).status).to.equal(404);
    });

    it("owners bring back what they may make themselves, and nothing else", async () => {
        const { backend } = await administrator();
        const una = await backend.as("una");
        await made(una, "core/tokens/", { identifier: "unas" });
        const id = newId();
        await remove(una, "core/tokens/unas/", id);
        expect((await una.post(at(id))).status).to.equal(204);
        expect((await una.get("core/tokens/unas/view_key/")).status, "with the right to read it").to.equal(200);
        const [session] = (await una.get("core/authenticated_sessions/")).body.results;
        const ended = newId();
        await remove(una, `core/authenticated_sessions/${session.uuid}/`, ended);
        expect((await una.post(at(ended))).status).to.equal(404);
    });

    it("is over after half an hour, a reset or an import", async () => {
        const clock = { now: Date.UTC(2023, 5, 1) };
        const { backend, me, id } = await withDeleted({ now: () => clock.now });
        clock.now += 29 * MINUTE_MS;
        expect((await me.get(at(id))).body.until).to.equal("2023-06-01T00:30:00.000000Z");
        clock.now += MINUTE_MS;
        expect((await me.post(at(id))).status).to.equal(404);

        const group = await made(me, "core/groups/", { name: "Again", users: [], attributes: {} });
        const other = newId();
        await remove(me, `core/groups/${group.pk}/`, other);
        await backend.import(backend.export());
        expect((await me.get("core/users/me/")).status, "the session is a part of the state").to.equal(200);
        expect((await me.get(at(other))).status).to.equal(404);
    });

    it("changes nothing where something is in the way, and names it", async () => {
        const { backend, me, id } = await withDeleted();
        const taken = await made(me, "core/groups/", { name: "Other", users: [], attributes: {} });
        const two = newId();
        const user = await made(me, "core/users/", { username: "sofia", name: "Sofia", groups: [taken.pk] });
        await remove(me, `core/users/${user.pk}/`, two);
        const twin = await made(me, "core/users/", { username: "sofia", name: "Another", groups: [] });
        const refused = await me.post(at(two));
        expect([refused.status, refused.body]).to.deep.equal([
            409,
            { detail: "This cannot be brought back. In the way: user sofia.", taken: [{ app: "authentik_core", model_name: "user", name: "sofia" }] },
        ]);
        await me.delete(`core/users/${twin.pk}/`);
        await me.delete(`core/groups/${taken.pk}/`);
        const before = JSON.stringify(backend.export());
        expect((await me.post(at(two))).body.missing, "the group that she was in").to.deep.equal([{ app: "authentik_core", model_name: "group", name: "" }]);
        expect(JSON.stringify(backend.export())).to.equal(before);
        expect((await me.post(at(id))).status, "the other is not affected").to.equal(204);
    });

    it("is refused where a row needs what is gone, was changed since, or would break a rule of its kind", async () => {
        const { backend, me } = await administrator();
        const group = (name: string, parent?: string) => made(me, "core/groups/", { name, users: [], attributes: {}, ...(parent ? { parent } : {}) });
        const [top, other] = [await group("Top"), await group("Other")];
        const low = await group("Low", top.pk);
        const ids = { top: newId(), circle: newId(), token: newId() };
        await remove(me, `core/groups/${top.pk}/`, ids.top);
        await me.patch(`core/groups/${low.pk}/`, { parent: other.pk });
        expect((await me.post(at(ids.top))).body.changed).to.deep.equal([{ app: "authentik_core", model_name: "group", name: "Group Low" }]);

        const middle = await group("Middle", other.pk);
        const child = await group("Child", middle.pk);
        await remove(me, `core/groups/${middle.pk}/`, ids.circle);
        await me.patch(`core/groups/${other.pk}/`, { parent: child.pk });
        const before = JSON.stringify(backend.export());
        expect((await me.post(at(ids.circle))).status, "nobody is above themselves").to.equal(409);
        expect(JSON.stringify(backend.export())).to.equal(before);

        const user = await made(me, "core/users/", { username: "sofia", name: "Sofia", groups: [] });
        await made(me, "core/tokens/", { identifier: "hers", user: user.pk });
        await remove(me, "core/tokens/hers/", ids.token);
        await me.delete(`core/users/${user.pk}/`);
        expect((await me.post(at(ids.token))).body.missing).to.deep.equal([{ app: "authentik_core", model_name: "user", name: "" }]);
    });

    it("tells no secrets", async () => {
        const { me } = await administrator();
        await made(me, "core/tokens/", { identifier: "hers" });
        const { key } = (await me.get("core/tokens/hers/view_key/")).body;
        const id = newId();
        await remove(me, "core/tokens/hers/", id);
        expect(JSON.stringify((await me.get(at(id))).body))
            .not.to.contain(key)
            .and.not.to.contain("hers");
    });
});
