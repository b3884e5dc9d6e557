import { expect } from "chai";
import type { TestBackend } from "#mock/adapters/test/test-backend.ts";
import { callbackFor, comeBack, eventsOf, onward, ownSource, whoIs } from "../oauth/oauth-source.test-helper.ts";

const ENROLLED = "/if/flow/default-source-enrollment/";

describe("who comes from a source", () => {
    it("is enrolled at first, and signed in from then on", async () => {
        const { backend, bob } = await ownSource();
        const visitor = backend.browser();
        const enrolled = await comeBack(visitor, bob);
        expect(enrolled.headers.get("location")).to.match(new RegExp(`^${ENROLLED}\\?code=[^&]+&state=`));
        // The name is taken here: the same installation is on both sides.
        expect((await onward(visitor, enrolled)).body.component).to.equal("ak-stage-access-denied");
    });

    it("keeps what the source has told, a link to it, and an event", async () => {
        const { backend, bob, source } = await ownSource();
        await renamed(backend, "robert");
        const visitor = backend.browser();
        expect((await onward(visitor, await comeBack(visitor, bob))).body).to.include({ component: "xak-flow-redirect", to: "/if/user/" });
        const user = await whoIs(visitor);
        expect(user).to.include({ username: "robert", email: "bob@example.test" });
        const { body } = await backend.admin.get(`core/users/${user.pk}/`);
        expect(body.path).to.equal("goauthentik.io/sources/own");
        expect(body.attributes["goauthentik.io/user/sources"]).to.deep.equal(["Own"]);
        const [connection] = (await backend.admin.get("sources/user_connections/oauth/")).body.results;
        expect(connection).to.include({ user: user.pk, identifier: "bob" });
        expect(connection.source.pk).to.equal(source.pk);
        const [event] = await eventsOf(backend, "source_linked");
        expect([event.app, event.context.source.name, event.user.username]).to.deep.equal(["authentik.core.sources.stage", "Own", "robert"]);
        const login = (await eventsOf(backend, "login")).find((one: { user: { username: string } }) => one.user.username === "robert");
        expect(login.context.source).to.include({ name: "Own", model_name: "oauthsource" });
        expect(login.context).to.not.have.property("auth_method");

        const again = backend.browser();
        const back = await comeBack(again, bob);
        expect(back.headers.get("location")).to.match(/^\/if\/flow\/default-source-authentication\//);
        await onward(again, back);
        expect((await whoIs(again)).pk).to.equal(user.pk);
        expect(await eventsOf(backend, "source_linked")).to.have.length(1);
    });

    it("goes where they were on the way to, on this host only", async () => {
        const { backend, bob } = await ownSource();
        await renamed(backend, "robert");
        const visitor = backend.browser();
        const back = await comeBack(visitor, bob, "/source/oauth/login/own/?next=/if/admin/%23/core/applications");
        expect((await onward(visitor, back)).body.to).to.equal("/if/admin/#/core/applications");
        expect((await backend.browser().get("/source/oauth/login/own/?next=https://evil.test/")).status).to.equal(400);
    });

    it("is linked to who is signed in, once", async () => {
        const { backend, bob } = await ownSource();
        const eve = await backend.as("eve");
        const linked = await comeBack(eve, bob);
        expect(linked.headers.get("location")).to.equal("/if/user/#/settings;%7B%22page%22%3A%22page-sources%22%7D");
        const [event] = await eventsOf(backend, "source_linked");
        expect([event.app, event.user.username]).to.deep.equal(["authentik.core.sources.flow_manager", "eve"]);
        expect((await comeBack(eve, bob)).headers.get("location")).to.equal("/");
        const visitor = backend.browser();
        await onward(visitor, await comeBack(visitor, bob));
        expect((await whoIs(visitor)).username).to.equal("eve");
    });

    describe("is connected with nobody", () => {
        const connections = async ({ admin }: TestBackend) => (await admin.get("sources/user_connections/oauth/")).body.results;
        const PERSON = "somebody has signed in or out in this browser";

        it("who signed in after the sign-in with the source was begun", async () => {
            const { backend, bob } = await ownSource();
            await backend.as("eve");
            const visitor = backend.browser();
            const callback = await callbackFor(visitor, bob);
            await visitor.signIn("eve", "eve-pw");
            const { status, body } = await visitor.get(callback);
            expect([status, String(body).includes(PERSON)]).to.deep.equal([400, true]);
            expect(await connections(backend)).to.deep.equal([]);
        });

        it("whom an administrator acts as who had begun it as themselves", async () => {
            const { backend, bob } = await ownSource();
            const eve = await whoIs(await backend.as("eve"));
            const administrator = await backend.as("akadmin");
            const callback = await callbackFor(administrator, bob);
            expect((await administrator.get(`/-/impersonation/${eve.pk}/`)).status).to.equal(302);
            expect((await administrator.get(callback)).status).to.equal(400);
            expect(await connections(backend)).to.deep.equal([]);
        });
    });

    it("reads on a page that an administrator has to choose a flow, where there is none", async () => {
        const { backend, bob } = await ownSource();
        await backend.admin.patch("sources/oauth/own/", { enrollment_flow: null });
        const back = await comeBack(backend.browser(), bob);
        expect([back.status, String(back.body).includes("No flow is chosen for this")]).to.deep.equal([400, true]);
    });

    describe("matching", () => {
        for (const [mode, told, outcome] of [
            ["identifier", {}, "enroll"],
            ["email_link", {}, "authenticate"],
            ["email_deny", {}, "deny"],
            ["username_link", {}, "authenticate"],
            ["username_deny", {}, "deny"],
            ["email_link", { email: "BOB@example.test" }, "enroll"],
            ["username_deny", { username: "robert" }, "enroll"],
            ["email_link", { email: "" }, "deny"],
        ] as const)
            it(`by ${mode}, told ${JSON.stringify(told)}: ${outcome}`, async () => {
                const { backend, bob } = await ownSource({ user_matching_mode: mode });
                await backend.admin.post("core/users/", { username: "bobby", name: "", email: "bobby@example.test", groups: [] });
                await renamed(backend, told);
                const visitor = backend.browser();
                const back = await comeBack(visitor, bob);
                const where = back.headers.get("location") ?? "";
                const became = back.status === 200 ? "deny" : where.startsWith(ENROLLED) ? "enroll" : "authenticate";
                expect(became).to.equal(outcome);
                const reason = Object.values<string>(told).includes("") ? "tells no email address" : "may be the same person";
                if (outcome === "deny") expect(back.body).to.contain("Permission denied").and.to.contain(reason);
                if (outcome !== "authenticate") return;
                await onward(visitor, back);
                expect((await whoIs(visitor)).username).to.equal("bob");
                expect((await backend.admin.get("sources/user_connections/oauth/")).body.results).to.have.length(1);
                expect(await eventsOf(backend, "source_linked")).to.have.length(0);
            });
    });

    it("is told when there is no flow, or when the flow is not for them", async () => {
        const { backend, bob } = await ownSource({ enrollment_flow: null });
        expect((await comeBack(backend.browser(), bob)).status).to.equal(400);
        const policy = (await backend.admin.post("policies/expression/", { name: "never", expression: 'ak_message("Not today.")\nreturn False' })).body.pk;
        const target = (await backend.admin.get("flows/instances/default-source-enrollment/")).body;
        await backend.admin.patch("sources/oauth/own/", { enrollment_flow: target.pk });
        await backend.admin.patch("flows/instances/default-source-enrollment/", { policy_engine_mode: "all" });
        await backend.admin.post("policies/bindings/", { policy, target: target.policybindingmodel_ptr_id ?? target.pk, order: 9 });
        const denied = await comeBack(backend.browser(), bob);
        expect([denied.status, /Not today\./.test(denied.body)]).to.deep.equal([200, true]);
    });

    /** What the provider tells of bob instead of his own name and address. */
    async function renamed(backend: Parameters<typeof eventsOf>[0], told: string | { readonly username?: string; readonly email?: string }): Promise<void> {
        const { username, email } = typeof told === "string" ? { username: told, email: undefined } : told;
        const expressions = [
            ...(username === undefined ? [] : [`"nickname": "${username}"`, `"preferred_username": "${username}"`]),
            ...(email === undefined ? [] : [`"email": "${email}"`]),
        ];
        if (!expressions.length) return;
        const mappings: { pk: string; scope_name: string }[] = (await backend.admin.get("propertymappings/scope/?page_size=100")).body.results;
        const name = email === undefined ? "profile" : "email";
        const { pk } = mappings.find(({ scope_name }) => scope_name === name)!;
        await backend.admin.patch(`propertymappings/scope/${pk}/`, { expression: `return {${expressions.join(", ")}}` });
    }
});
