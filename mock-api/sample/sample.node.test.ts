import { expect } from "chai";
import { ADMIN_TOKEN, createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import type { State } from "#kernel/store/journal.ts";
import { registry } from "#mock/registry.ts";
import snapshot from "#mock/snapshot.generated.json";
import { expectBack } from "#mock/checks/undo.test-helper.ts";
import { moveToToday } from "./move-to-today.ts";
import { standIns } from "./install.ts";
import { ORDINARY, PASSWORD } from "#mock/apps/core/published.ts";
import { DOMAIN, LEAVER } from "./people.ts";
import { replay } from "./replay.ts";
import { BEGIN, END, WEEKS } from "./times.ts";
import { WEEK_MS } from "#mock/encoding/time.ts";

/** A Thursday noon: the last week is cut short. */
const NOW = Date.UTC(2026, 10, 26, 12);

interface Told {
    readonly pk: string;
    readonly action: string;
    readonly created: string;
    readonly client_ip: string;
    readonly context: { readonly model?: { readonly pk: unknown; readonly model_name: string } };
}

const pairs = standIns(snapshot as unknown as State);

describe("the sample company", function () {
    this.timeout(120_000);
    let whole: State;
    let today: State;
    let engine: TestBackend;
    const rows = <R>(table: string, state = today): R[] => (state.tables[table] ?? []) as R[];

    before(async () => {
        whole = await replay(snapshot as unknown as State, pairs);
        today = moveToToday(JSON.stringify({ end: END, state: whole }), NOW);
        engine = await createTestBackend({ now: () => NOW, first: async () => today });
    });

    it("is about forty people with groups, applications, tokens and certificates", () => {
        const people = rows<{ path: string }>("authentik_core.user").filter(({ path }) => path.startsWith("users/"));
        expect(people.length).to.be.within(38, 44);
        expect(rows("authentik_core.group").length).to.be.within(10, 16);
        expect(rows("authentik_core.application").length).to.be.within(8, 12);
        const intents = new Set(rows<{ intent: string }>("authentik_core.token").map(({ intent }) => intent));
        expect([...intents].sort()).to.deep.equal(["api", "app_password", "recovery", "verification"]);
        expect(rows("authentik_crypto.certificatekeypair")).to.have.length(4);
        expect(rows("authentik_tenants.tenant")).to.have.length(2);
        expect(rows("authentik_stages_invitation.invitation")).to.have.length(1);
    });

    it("has taken over the people of a directory, who can sign in by it at once", async () => {
        const status = (await engine.admin.get("sources/ldap/example-directory/sync_status/")).body;
        expect(status.map(({ status, messages }: { status: string; messages: string[] }) => [status, messages.at(-1)])).to.deep.equal([
            ["SUCCESSFUL", "Synced 4 objects."],
            ["SUCCESSFUL", "Synced 2 objects."],
            ["SUCCESSFUL", "Synced 6 objects."],
        ]);
        const finished = status[0].task_finish_timestamp;
        await engine.browser().signIn("chiara.moretti", "directory");
        await engine.idle();
        const [{ task_finish_timestamp: again }] = (await engine.admin.get("sources/ldap/example-directory/sync_status/")).body;
        expect(again, "nobody waits for the directory to be read").to.equal(finished);
    });

    it("has people who have given their consent, have an account elsewhere, and have factors of which the codes can be seen", async () => {
        const consents: { expires: string }[] = (await engine.admin.get("core/user_consent/?page_size=100")).body.results;
        expect(consents.length).to.be.within(8, 30);
        for (const { expires } of consents) expect(Date.parse(expires)).to.be.within(NOW - WEEK_MS, NOW + 4 * WEEK_MS);
        const { results: connections } = (await engine.admin.get("sources/user_connections/all/")).body;
        expect(connections.map(({ source }: { source: { name: string } }) => source.name)).to.deep.equal(["Paperlane (OpenID Connect)"]);
        for (const username of ["vikram.joshi", LEAVER.username]) {
            const [{ pk }] = (await engine.admin.get(`core/users/?username=${username}`)).body.results;
            const { body } = await engine.admin.get(`authenticators/admin/all/?user=${pk}`);
            expect(body.map(({ type }: { type: string }) => type).sort()).to.deep.equal(["otp_static.StaticDevice", "otp_totp.TOTPDevice"]);
        }
        const { codes } = (await engine.admin.get("/-/sandbox/outside/codes/")).body;
        const { code } = codes.find(({ person }: { person: { username: string } }) => person.username === "vikram.joshi");
        const visitor = engine.browser();
        const flow = "flows/executor/default-authentication-flow/?query=";
        await visitor.get(flow);
        for (const answer of [{ uid_field: "vikram.joshi" }, { password: PASSWORD }, { code }]) {
            await visitor.post(flow, answer);
            await visitor.get(flow);
        }
        const { body } = await visitor.get("core/users/me/");
        expect(body.user.username).to.equal("vikram.joshi");
        expect(rows("authentik_providers_oauth2.authorizationcode"), "codes that nobody has redeemed").to.be.empty;
    });

    it("has a month behind it: working days are busy, nights and weekends are not", () => {
        const events = rows<Told>("authentik_events.event");
        const times = events.map(({ created }) => Date.parse(created));
        expect(Math.max(...times)).to.be.at.most(NOW);
        expect(Math.max(...times) - Math.min(...times)).to.be.at.least(4 * WEEK_MS);
        const isOffice = (time: Date) => time.getUTCDay() % 6 !== 0 && time.getUTCHours() >= 7 && time.getUTCHours() < 18;
        const office = times.filter((time) => isOffice(new Date(time))).length;
        const weekend = times.filter((time) => new Date(time).getUTCDay() % 6 === 0).length;
        expect(office).to.be.above(times.length * 0.75);
        expect(weekend)
            .to.be.above(0)
            .and.below(times.length * 0.06);
    });

    it("contains what happens in a company, in the order of time", () => {
        const events = rows<Told>("authentik_events.event");
        const actions = new Set(events.map(({ action }) => action));
        for (const action of [
            "login",
            "logout",
            "login_failed",
            "authorize_application",
            "model_created",
            "model_updated",
            "model_deleted",
            "password_set",
            "secret_view",
            "user_write",
            "impersonation_started",
            "impersonation_ended",
            "policy_exception",
            "source_linked",
        ])
            expect([...actions], action).to.include(action);
        const created = events.map((event) => event.created);
        expect(created).to.deep.equal([...created].sort());
        const strangers = events.filter(({ client_ip }) => client_ip === "192.0.2.201");
        expect(strangers.length).to.be.above(20);
        expect(new Set(strangers.map(({ action }) => action))).to.deep.equal(new Set(["login_failed"]));
    });

    it("knows of no event before its object was made", () => {
        const made = new Map<string, string>();
        for (const { action, created, context } of rows<Told>("authentik_events.event")) {
            if (context.model === undefined) continue;
            const object = `${context.model.model_name} ${String(context.model.pk)}`;
            if (action === "model_created") made.set(object, created);
            else if (made.has(object)) expect(created >= made.get(object)!).to.equal(true);
        }
        const newcomers = new Map(rows<{ username: string; pk: number }>("authentik_core.user").map(({ username, pk }) => [pk, username]));
        const seen = new Set<unknown>();
        for (const { action, context, ...event } of rows<Told & { user: { pk: number } }>("authentik_events.event")) {
            if (action === "login") seen.add(event.user.pk);
            if (action === "model_created" && context.model!.model_name === "user")
                expect(seen.has(context.model!.pk) && newcomers.has(context.model!.pk as number)).to.equal(false);
        }
    });

    it("moves by whole weeks, whenever it is opened", () => {
        const text = JSON.stringify({ end: END, state: whole });
        const weekdays = (state: State) => rows<Told>("authentik_events.event", state).map(({ created }) => [new Date(created).getUTCDay(), created.slice(11)]);
        for (const now of [NOW, NOW + 3.5 * WEEK_MS, END, END + 1, BEGIN - WEEK_MS * 20]) {
            const moved = moveToToday(text, now);
            expect(weekdays(moved)).to.deep.equal(weekdays(whole).slice(0, weekdays(moved).length));
            const last = Date.parse(rows<Told>("authentik_events.event", moved).at(-1)!.created);
            expect(last).to.be.within(now - WEEK_MS, now);
        }
    });

    it("has people who are signed in, in places, and stay so when what has ended is cleared away", async () => {
        const own = await createTestBackend({ now: () => NOW, first: async () => today });
        expect((await own.admin.post("admin/system_tasks/clean_expired_models/retry/")).status).to.equal(204);
        await own.idle();
        const { results } = (await own.admin.get("core/authenticated_sessions/?page_size=200")).body;
        expect(results.length).to.be.above(20);
        const cities = new Set(results.map(({ geo_ip }: { geo_ip: { city: string } | null }) => geo_ip?.city));
        expect([...cities]).to.include.members(["Utrecht", "Lisbon", "Pune"]);
    });

    it("contains no sign-in later than now", () => {
        for (const { last_login } of rows<{ last_login: string | null }>("authentik_core.user"))
            if (last_login) expect(Date.parse(last_login)).to.be.at.most(NOW);
    });

    it("lets its people sign in, and the administrator as ever", async () => {
        const person = engine.browser();
        await person.signIn(ORDINARY, PASSWORD);
        const { body } = await person.get("core/applications/");
        const names = body.results.map(({ name }: { name: string }) => name);
        expect(names).to.include("Forge").and.not.include("Ledger");
        await engine.browser().signIn("akadmin", "akadmin-pw");
    });

    it("lets its people sign devices in, at every of its names", async () => {
        const form = { "content-type": "application/x-www-form-urlencoded" };
        const device = await engine.browser().send("POST", "/application/o/device/", "client_id=demo&scope=openid", form);
        expect(device.status).to.equal(200);
        for (const host of ["localhost", `sso.${DOMAIN}`]) {
            const person = engine.browser();
            await person.signIn(ORDINARY, PASSWORD);
            const page = await person.send("GET", "/device", undefined, { host });
            expect([page.status, page.headers.get("location")], host).to.deep.equal([302, "/if/flow/device-code/"]);
        }
        const person = engine.browser();
        await person.signIn(ORDINARY, PASSWORD);
        await person.get("/device");
        const typed = await person.post("flows/executor/device-code/?query=", { component: "ak-provider-oauth2-device-code", code: device.body.user_code });
        expect(typed.body).to.include({ component: "xak-flow-redirect", to: `/device?code=${device.body.user_code}` });
        expect((await person.get(typed.body.to)).headers.get("location")).to.contain("/if/flow/default-provider-authorization-explicit-consent/");
    });

    it("is shown by every list of the API as the document says", async () => {
        expect(engine.admin.token).to.equal(ADMIN_TOKEN);
        const lists = [...registry.resources.values()].filter(({ spec, operations }) => spec.path && operations.includes("list"));
        for (const { spec } of lists) {
            const answer = await engine.admin.get(`${spec.path!.replace(/\/\{\w+\}$/, "")}/?page_size=500`);
            expect(answer.status, spec.path).to.equal(200);
        }
        for (const icon of rows<{ meta_icon: string }>("authentik_core.application"))
            expect((await engine.admin.get(`/media/${icon.meta_icon}`)).headers.get("content-type")).to.equal("image/svg+xml");
    });

    it("is the same each time it is made", async () => {
        const made = async () => JSON.stringify(await replay(snapshot as unknown as State, pairs, 1));
        expect(await made()).to.equal(await made());
        expect(WEEKS).to.be.at.least(5);
    });

    it("can be taken along as a blueprint", async () => {
        for (const scope of ["everything", "changed"]) {
            const { body } = await engine.admin.get(`/-/sandbox/blueprint/?scope=${scope}&secrets=ask`);
            expect(body.differences, scope).to.deep.equal([]);
            const lost = body.left_out.filter(({ reason }: { reason: string }) => reason === "same_name" || reason === "depends");
            expect(lost, scope).to.deep.equal([]);
        }
    });

    it("comes back as it was, whatever of it is deleted", async () => {
        const backend = await createTestBackend({ now: () => NOW, first: async () => today });
        const me = await backend.as("akadmin");
        let times = 0;
        const tried: string[] = [];
        for (const { spec, model, operations } of registry.resources.values()) {
            if (!spec.path || !operations.includes("destroy") || spec.endsForGood || model === "authentik_events.event") continue;
            // Whoever deletes themselves, or what they may do so by, cannot bring it back.
            const all = rows<{ pk: string | number; username?: string; is_superuser?: boolean }>(model, backend.export()).filter(
                (row) => row.username !== "akadmin" && !row.is_superuser,
            );
            for (const row of [...all.slice(0, 2), ...all.slice(-1)]) {
                const before = backend.export();
                const id = `sample-${String(++times).padStart(12, "0")}`;
                const key = spec.lookup ? String(Reflect.get(row, spec.lookup)) : String(row.pk);
                const path = spec.path.replace(/\{\w+\}$/, encodeURIComponent(key));
                const { status } = await me.send("DELETE", `${path}/`, undefined, { Prefer: `sandbox-undo=${id}` });
                // Some are their owners' alone.
                if (status !== 204) continue;
                const undone = await me.post(`/-/sandbox/undo/${id}/`);
                expect(undone.status, `${path} ${JSON.stringify(undone.body)}`).to.equal(204);
                expectBack(before, backend.export(), ["authentik_core.authenticatedsession", "sandbox.session"]);
                tried.push(model);
            }
        }
        expect(new Set(tried).size, "kinds").to.be.above(30);
    });
});
