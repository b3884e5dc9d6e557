import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const DAY_MS = 24 * 3600 * 1000;
const FLOW = "flows/executor/default-authentication-flow/?query=";

/** A backend whose clock can be moved. */
async function withClock() {
    const clock = { now: Date.UTC(2023, 5, 1) };
    return { clock, backend: await createTestBackend({ now: () => clock.now }) };
}

const rowsOf = (backend: TestBackend, table: string): readonly object[] => backend.export().tables[table] ?? [];
const counted = (backend: TestBackend) => ({
    sessions: rowsOf(backend, "sandbox.session").length,
    signIns: rowsOf(backend, "authentik_core.authenticatedsession").length,
});
const plansKept = async (backend: TestBackend): Promise<number> => (await backend.admin.get("flows/instances/cache_info/")).body.count;
const stageNamed = async (backend: TestBackend, name: string): Promise<string> => (await backend.admin.get(`stages/all/?name=${name}`)).body.results[0].pk;

describe("what follows from a change", () => {
    it("5a: deleting a stage drops the plans that contain it", async () => {
        const backend = await createTestBackend();
        const { body: stage } = await backend.admin.post("stages/deny/", { name: "no" });
        const { body: flow } = await backend.admin.get("flows/instances/default-authentication-flow/");
        await backend.admin.post("flows/bindings/", { target: flow.pk, stage: stage.pk, order: 5 });
        expect((await backend.browser().get(FLOW)).body.component).to.equal("ak-stage-access-denied");
        expect(await plansKept(backend)).to.be.greaterThan(0);

        expect((await backend.admin.delete(`stages/deny/${stage.pk}/`)).status).to.equal(204);
        expect(await plansKept(backend), "plans of the flow").to.equal(0);
        expect((await backend.browser().get(FLOW)).body.component).to.equal("ak-stage-identification");
    });

    it("5a: a stage that goes through its family's address does too", async () => {
        const backend = await createTestBackend();
        await backend.browser().get(FLOW);
        expect(await plansKept(backend)).to.be.greaterThan(0);
        const key = await stageNamed(backend, "default-authentication-mfa-validation");
        await backend.admin.delete(`stages/all/${key}/`);
        expect(await plansKept(backend)).to.equal(0);
    });

    it("5a: a stage that is changed, or bound anew, is planned afresh", async () => {
        const backend = await createTestBackend();
        const key = await stageNamed(backend, "default-authentication-identification");
        for (const change of [
            () => backend.admin.patch(`stages/identification/${key}/`, { case_insensitive_matching: false }),
            async () => backend.admin.patch(`flows/bindings/${(await backend.admin.get(`flows/bindings/?stage=${key}`)).body.results[0].pk}/`, { order: 11 }),
        ]) {
            await backend.browser().get(FLOW);
            expect(await plansKept(backend)).to.be.greaterThan(0);
            await change();
            expect(await plansKept(backend)).to.equal(0);
        }
    });

    it("A14: events are written however long a tenant keeps them, by an older state too", async () => {
        const backend = await createTestBackend();
        const { tables, ...state } = backend.export();
        const model = "authentik_tenants.tenant";
        await backend.import({ ...state, tables: { ...tables, [model]: tables[model]!.map((row) => ({ ...row, event_retention: "days=99999999999" })) } });
        const [tenant] = (await backend.admin.get("core/tenants/")).body.results;
        const { status } = await backend.admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { event_retention: "days=365" });
        expect(status, "what would write no events could not be mended either").to.equal(200);
        const refused = await backend.admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { event_retention: "days=99999999999" });
        expect([refused.status, Object.keys(refused.body)]).to.deep.equal([400, ["event_retention"]]);
    });

    it("5b: a reset and an import forget the plans of the previous state", async () => {
        const backend = await createTestBackend();
        const empty = backend.export();
        for (const back of [() => backend.import(empty), () => backend.reset()]) {
            await backend.browser().get(FLOW);
            expect(await plansKept(backend)).to.be.greaterThan(0);
            await back();
            backend.admin.token = "test-administrator-token";
            // After a reset nobody has the token: ask the state's own plans by signing in again.
            const answer = await backend.admin.get("flows/instances/cache_info/");
            if (answer.status === 200) expect(answer.body.count).to.equal(0);
            expect((await backend.browser().get(FLOW)).body.component).to.equal("ak-stage-identification");
        }
    });

    it("5b: what the clock does is due at once in an imported state", async () => {
        const { clock, backend } = await withClock();
        await backend.admin.post("core/tokens/", { identifier: "short", intent: "app_password", expires: new Date(clock.now + DAY_MS).toISOString() });
        const state = backend.export();
        clock.now += 2 * DAY_MS;
        await backend.admin.get("core/tokens/");
        await backend.import(state);
        expect((await backend.admin.get("core/tokens/?identifier=short")).body.results).to.deep.equal([]);
    });

    it("5c: a user who goes takes the browsers' sessions along", async () => {
        const backend = await createTestBackend();
        const una = await backend.as("una");
        const before = counted(backend);
        const { body: me } = await una.get("core/users/me/");
        await backend.admin.delete(`core/users/${me.user.pk}/`);
        expect(counted(backend)).to.deep.equal({ sessions: before.sessions - 1, signIns: before.signIns - 1 });
        expect((await una.get("core/users/me/")).status).to.equal(403);
    });

    it("5c: a sign-in that is removed ends its session, however it is removed", async () => {
        const backend = await createTestBackend();
        const una = await backend.as("una");
        const { body: list } = await backend.admin.get("core/authenticated_sessions/?user__username=una");
        const before = counted(backend);
        await backend.admin.delete(`core/authenticated_sessions/${list.results[0].uuid}/`);
        expect(counted(backend)).to.deep.equal({ sessions: before.sessions - 1, signIns: before.signIns - 1 });
        expect((await una.get("core/users/me/")).status).to.equal(403);
    });

    it("5c: signing out leaves neither session nor sign-in", async () => {
        const backend = await createTestBackend();
        const before = counted(backend);
        const una = await backend.as("una");
        await una.get("/flows/-/default/invalidation/");
        await una.get("flows/executor/default-invalidation-flow/?query=");
        expect(counted(backend).signIns).to.equal(before.signIns);
    });

    it("5c: a user who is made inactive by a PUT has no session left", async () => {
        const backend = await createTestBackend();
        const una = await backend.as("una");
        const { body: me } = await una.get("core/users/me/");
        await backend.admin.patch(`core/users/${me.user.pk}/`, { is_active: false });
        expect(rowsOf(backend, "sandbox.session").filter((row) => "user" in row && row.user === me.user.pk)).to.deep.equal([]);
    });

    it("5d: the id of a user is the same each time, and another's after a reset with another secret", async () => {
        const backend = await createTestBackend();
        const uid = async () => (await backend.admin.get("core/users/1/")).body.uid;
        const first = await uid();
        expect(first).to.match(/^[0-9a-f]{64}$/);
        expect(await uid()).to.equal(first);
        const state = backend.export();
        const settings = (state.tables["sandbox.setting"] ?? []).map((row) => ("pk" in row && row.pk === "secret_key" ? { ...row, value: "other" } : row));
        await backend.import({ ...state, tables: { ...state.tables, "sandbox.setting": settings } });
        expect(await uid(), "with another secret").not.to.equal(first);
    });
});

describe("S2: sessions end", () => {
    for (const [name, days] of [
        ["15 days", 15],
        ["60 days", 60],
        ["10 years", 3653],
    ] as const)
        it(`after two weeks: nobody is signed in ${name} later, and their rows are gone`, async () => {
            const { clock, backend } = await withClock();
            const una = await backend.as("una");
            await backend.browser().get(FLOW);
            expect(counted(backend)).to.deep.equal({ sessions: 2, signIns: 1 });
            clock.now += days * DAY_MS;
            expect((await una.get("core/users/me/")).status).to.equal(403);
            // A refused request changes nothing; the next one that is answered finds what is due.
            await backend.admin.get("core/users/");
            expect(counted(backend)).to.deep.equal({ sessions: 0, signIns: 0 });
        });

    it("when the list of sessions says so, not before", async () => {
        const { clock, backend } = await withClock();
        const una = await backend.as("una");
        const { body: list } = await una.get("core/authenticated_sessions/");
        const expires = Date.parse(list.results[0].expires);
        expect(expires - clock.now).to.equal(14 * DAY_MS);
        clock.now = expires - 1000;
        expect((await una.get("core/users/me/")).status).to.equal(200);
        clock.now = expires + 1000;
        expect((await una.get("core/users/me/")).status).to.equal(403);
    });

    it("as early as the stage that signs in says", async () => {
        const { clock, backend } = await withClock();
        const key = await stageNamed(backend, "default-authentication-login");
        await backend.admin.patch(`stages/user_login/${key}/`, { session_duration: "hours=3" });
        const una = await backend.as("una");
        const { body: list } = await una.get("core/authenticated_sessions/");
        expect(Date.parse(list.results[0].expires) - clock.now).to.equal(3 * 3600 * 1000);
        clock.now += 2 * 3600 * 1000;
        expect((await una.get("core/users/me/")).status).to.equal(200);
        clock.now += 2 * 3600 * 1000;
        expect((await una.get("core/users/me/")).status).to.equal(403);
    });

    it("though the browser goes on using them", async () => {
        const { clock, backend } = await withClock();
        const una = await backend.as("una");
        for (let day = 0; day < 13; day++) {
            clock.now += DAY_MS;
            await una.get(FLOW);
            expect((await una.get("core/users/me/")).status, `day ${day}`).to.equal(200);
        }
        clock.now += 2 * DAY_MS;
        expect((await una.get("core/users/me/")).status).to.equal(403);
    });
});
