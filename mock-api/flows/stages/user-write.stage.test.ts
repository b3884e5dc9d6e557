import { expect } from "chai";
import { bindPolicy, eventsOf, facing, follow, LAST, promptsFor, TRY } from "#mock/adapters/test/flow-of.ts";
import { listeningPage } from "#mock/adapters/test/listening-page.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const NO_USER = "No user found and can't create new user.";
const FAILED = "Failed to update user. Please try again later.";

/** A flow that asks for these keys and writes them. */
async function writing(fields: Readonly<Record<string, string>>, stage: object = {}, flow: object = {}) {
    const backend = await createTestBackend();
    const made = await facing([await promptsFor(backend, fields), ["user_write", { ...stage }], LAST], { designation: "enrollment", ...flow }, backend);
    return { ...made, write: async (client: TestBackend["admin"], data: object) => (await follow(client, await client.post(TRY, data), TRY)).body };
}
const userOf = async ({ admin }: TestBackend, username: string) => (await admin.get(`core/users/?username=${username}`)).body.results[0];
const count = async ({ admin }: TestBackend) => (await admin.get("core/users/")).body.pagination.count as number;

describe("stage: user write", () => {
    it("makes a user of what a visitor has answered, and tells so", async () => {
        const { backend, browser, write } = await writing({ username: "username", name: "text", email: "email", password: "password" });
        const body = await write(browser, { username: "ann", name: "Ann A.", email: "ann@example.test", password: "ann-pw" });
        expect(body.component).to.equal("ak-stage-dummy");
        expect(await userOf(backend, "ann")).to.deep.include({
            name: "Ann A.",
            email: "ann@example.test",
            is_active: true,
            path: "users",
            attributes: {},
            groups: [],
        });
        await backend.browser().signIn("ann", "ann-pw");
        const [event] = await eventsOf(backend, "user_write");
        expect(event!.context).to.deep.include({ username: "ann", created: true, password: "********************" });
        expect(await eventsOf(backend, "password_set"), "of a new user none").to.deep.equal([]);
    });

    it("changes a signed-in user, whose session goes on", async () => {
        const { backend, write } = await writing({ name: "text", password: "password" }, { user_creation_mode: "never_create" });
        const bob = await backend.as("bob");
        await write(bob, { name: "Bob B.", password: "new-pw" });
        expect((await bob.get("core/users/me/")).body.user.name).to.equal("Bob B.");
        await backend.browser().signIn("bob", "new-pw");
        expect((await eventsOf(backend, "user_write"))[0]!.context).to.include({ created: false });
        expect((await eventsOf(backend, "password_set"))[0]!.user).to.include({ username: "bob" });
    });

    it("says that the password was changed, on this page and the next, until one was read", async () => {
        const { backend, write } = await writing({ password: "password" }, { user_creation_mode: "never_create" });
        const bob = await backend.as("bob");
        const page = () => listeningPage(backend, bob);
        const first = await page();
        await write(bob, { password: "new-pw" });
        expect(first.heard).to.have.length(1);
        expect(first.heard[0]).to.include({ level: "success", message: "The password was changed." });
        const second = await page();
        expect(second.heard).to.deep.equal(first.heard);
        await second.say({ shown: first.heard[0]!.id });
        expect((await page()).heard).to.deep.equal([]);
    });

    for (const [mode, client, made, message] of [
        ["never_create", "visitor", 0, NO_USER],
        ["create_when_required", "visitor", 1, undefined],
        ["always_create", "visitor", 1, undefined],
        ["never_create", "bob", 0, undefined],
        ["create_when_required", "bob", 0, undefined],
        ["always_create", "bob", 1, undefined],
    ] as const)
        it(`M19: ${mode} for ${client} makes ${made}`, async () => {
            const { backend, browser, write } = await writing({ username: "username" }, { user_creation_mode: mode });
            const asking = client === "bob" ? await backend.as("bob") : browser;
            const before = await count(backend);
            const body = await write(asking, { username: "ann" });
            expect(body).to.include(message ? { component: "ak-stage-access-denied", error_message: message } : { component: "ak-stage-dummy" });
            expect((await count(backend)) - before).to.equal(made);
            if (client === "bob") expect((await asking.get("core/users/me/")).body.user.username).to.equal(made ? "bob" : "ann");
        });

    it("M19.5: new users may be switched off, in a group, at a path", async () => {
        const backend = await createTestBackend();
        const group = (await backend.admin.post("core/groups/", { name: "guests", users: [] })).body.pk;
        const settings = { create_users_as_inactive: true, create_users_group: group, user_path_template: "guests/new" };
        const { browser } = await facing([await promptsFor(backend, { username: "username" }), ["user_write", settings], LAST], {}, backend);
        await follow(browser, await browser.post(TRY, { username: "ann" }), TRY);
        expect(await userOf(backend, "ann")).to.deep.include({ is_active: false, groups: [group], path: "guests/new" });
    });

    it("adds to the groups and the path that policies have named", async () => {
        const backend = await createTestBackend();
        const group = (await backend.admin.post("core/groups/", { name: "by-policy", users: [] })).body.pk;
        const again = { evaluate_on_plan: false, re_evaluate_policies: true };
        const { browser, targets } = await facing([await promptsFor(backend, { username: "username" }), ["user_write", {}, again], LAST], {}, backend);
        await bindPolicy(
            backend,
            targets[1]!,
            'from authentik.core.models import Group\nplan = context["flow_plan"].context\nplan["groups"] = [Group.objects.get(name="by-policy")]\nplan["user_path"] = "named"\nreturn True',
        );
        await follow(browser, await browser.post(TRY, { username: "ann" }), TRY);
        expect(await userOf(backend, "ann")).to.deep.include({ groups: [group], path: "named" });
    });

    for (const [data, kept] of [
        [{ "attributes.a.b": "1" }, { a: { b: "1" } }],
        [{ attributes_a_b: "1" }, { a: { b: "1" } }],
        [
            { "attributes.a": "1", "attributes_c": "2" },
            { a: "1", c: "2" },
        ],
        [{ attribute_d: "3" }, {}],
        [{ nonsense: "3" }, {}],
        [{ pk: "1" }, {}],
        [{ is_superuser: "true" }, {}],
    ] as const)
        it(`writes ${JSON.stringify(data)} as the attributes ${JSON.stringify(kept)}`, async () => {
            const { backend, browser, write } = await writing({ username: "username", ...Object.fromEntries(Object.keys(data).map((key) => [key, "text"])) });
            await write(browser, { username: "ann", ...data });
            const ann = await userOf(backend, "ann");
            expect(ann.attributes).to.deep.equal(kept);
            expect([ann.pk === 1, ann.is_superuser]).to.deep.equal([false, false]);
        });

    it("keeps the attributes that were there", async () => {
        const { backend, write } = await writing({ "attributes.settings.locale": "text" });
        const bob = await backend.as("bob");
        const { pk } = await userOf(backend, "bob");
        await backend.admin.patch(`core/users/${pk}/`, { attributes: { settings: { theme: "dark" }, team: "red" } });
        await write(bob, { "attributes.settings.locale": "de" });
        expect((await userOf(backend, "bob")).attributes).to.deep.equal({ settings: { theme: "dark", locale: "de" }, team: "red" });
    });

    for (const [what, username] of [
        ["is somebody's", "akadmin"],
        ["is too long", "x".repeat(151)],
    ] as const)
        it(`refuses a user name that ${what}`, async () => {
            const { backend, write } = await writing({ username: "text" });
            const bob = await backend.as("bob");
            const before = await count(backend);
            expect(await write(bob, { username })).to.include({ component: "ak-stage-access-denied", error_message: FAILED });
            expect([await count(backend), (await bob.get("core/users/me/")).body.user.username]).to.deep.equal([before, "bob"]);
        });

    it("refuses when nothing was answered", async () => {
        const { browser } = await facing([["user_write", {}]]);
        expect((await browser.get(TRY)).body).to.include({ component: "ak-stage-access-denied", error_message: "No Pending data." });
    });

    it("ends the sessions of who is switched off by it", async () => {
        const { backend, write } = await writing({ is_active: "checkbox" });
        const [here, there] = [await backend.as("bob"), await backend.as("bob")];
        await write(here, { is_active: false });
        expect([(await here.get("core/users/me/")).status, (await there.get("core/users/me/")).status]).to.deep.equal([403, 403]);
    });
});
