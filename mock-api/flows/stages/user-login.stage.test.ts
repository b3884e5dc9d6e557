import { expect } from "chai";
import { bindPolicy, eventsOf, facing, follow, LAST, promptsFor, TRY } from "#mock/adapters/test/flow-of.ts";
import { listeningPage } from "#mock/adapters/test/listening-page.ts";
import { createTestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";

/** Cookies that a browser is sent from here on. */
function cookiesOf({ jar }: TestClient): string[] {
    const lines: string[] = [];
    const set = jar.set.bind(jar);
    jar.set = (line) => {
        lines.push(line);
        set(line);
    };
    return lines;
}

/** A flow that says who one is and signs them in. */
const signingIn = (login: object = {}) => facing([["identification", { user_fields: ["username"] }], ["user_login", { ...login }], LAST]);

describe("stage: user login", () => {
    it("signs the pending user in, and tells so", async () => {
        const { backend, browser } = await signingIn();
        await browser.post(TRY, { uid_field: "akadmin" });
        expect((await browser.get(TRY)).status).to.equal(302);
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("akadmin");
        const [event] = await eventsOf(backend, "login");
        expect(event!.context).to.deep.include({ auth_method: "password", auth_method_args: {} });
        expect((event!.user as { username: string }).username).to.equal("akadmin");
        expect((await browser.get("core/authenticated_sessions/")).body.results).to.have.length(1);
    });

    for (const [session_duration, age] of [
        ["seconds=0", undefined],
        ["hours=1", "3600"],
        ["seconds=-5", undefined],
    ] as const)
        it(`lasts as its stage says: ${session_duration}`, async () => {
            const { browser } = await signingIn({ session_duration });
            const lines = cookiesOf(browser);
            await browser.post(TRY, { uid_field: "akadmin" });
            await browser.get(TRY);
            const cookie = lines.filter((line) => line.startsWith("authentik_session=")).at(-1)!;
            expect(/Max-Age=(\d+)/.exec(cookie)?.[1]).to.equal(age);
            expect(cookie).to.match(/HttpOnly; Path=\/.*SameSite=Lax/);
        });

    it("gives the browser a new session and a new CSRF token; the one before is worth nothing", async () => {
        const { backend, browser } = await signingIn();
        await browser.get(TRY);
        const before = browser.jar.get("authentik_session")!;
        await browser.post(TRY, { uid_field: "akadmin" });
        const lines = cookiesOf(browser);
        await browser.get(TRY);
        expect(lines.map((line) => line.split("=")[0])).to.include.members(["authentik_session", "authentik_csrf"]);
        const thief = backend.browser();
        thief.jar.set(`authentik_session=${before}`);
        expect((await thief.get("core/users/me/")).status).to.equal(403);
    });

    it("refuses when nobody is known, a user who is signed in already as well", async () => {
        const { backend, browser } = await facing([["user_login", {}], LAST]);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-access-denied");
        expect((await (await backend.as("bob")).get(TRY)).body).to.include({ component: "ak-stage-access-denied", pending_user: "bob" });
    });

    it("D-880: says so to whoever is not active, whom nothing else would tell that they are not signed in", async () => {
        const backend = await createTestBackend();
        const { browser } = await facing(
            [await promptsFor(backend, { username: "username" }), ["user_write", { create_users_as_inactive: true }], ["user_login", {}], LAST],
            { designation: "enrollment" },
            backend,
        );
        expect((await follow(browser, await browser.post(TRY, { username: "ann" }), TRY)).body.component).to.equal("ak-stage-dummy");
        expect((await browser.get("core/users/me/")).status).to.equal(403);
        const { heard } = await listeningPage(backend, browser);
        expect(heard[0]).to.include({
            message_type: "message",
            level: "warning",
            message: "Your account is not active, so you are not signed in. An administrator can activate it.",
        });
    });

    it("over somebody else's session forgets what that one had", async () => {
        const { backend } = await signingIn();
        const bob = await backend.as("bob");
        await bob.post(TRY, { uid_field: "akadmin" });
        await bob.get(TRY);
        expect((await bob.get("core/users/me/")).body.user.username).to.equal("akadmin");
        expect((await backend.admin.get("core/authenticated_sessions/?user__username=bob")).body.results).to.deep.equal([]);
    });

    it("tells how somebody proved who they are, as the plan says", async () => {
        const { backend, browser, targets } = await facing([
            ["identification", { user_fields: ["username"] }],
            ["user_login", {}, { evaluate_on_plan: false, re_evaluate_policies: true }],
        ]);
        await bindPolicy(backend, targets[1]!, 'context["flow_plan"].context["auth_method"] = "smoke signals"\nreturn True');
        await browser.post(TRY, { uid_field: "akadmin" });
        await browser.get(TRY);
        expect((await eventsOf(backend, "login"))[0]!.context).to.include({ auth_method: "smoke signals" });
    });
});
