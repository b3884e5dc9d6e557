import { expect } from "chai";
import { bindPolicy, flowOf, follow, LAST, promptsFor, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const linkOf = (mail: { body: string }): string => /flow_token=(\w+)/.exec(mail.body)![1]!;
const mails = async ({ admin }: TestBackend) => (await admin.get("/sandbox/outbox/")).body as { to: string[]; body: string }[];
const withLink = (key: string) => `${TRY}${encodeURIComponent(`flow_token=${key}`)}`;
const IDENTIFICATION: Step = ["identification", { user_fields: ["username"] }];

/** Asks for a mail in a browser of its own; gives the token in the mail's link. */
async function asked(backend: TestBackend, username: string): Promise<string> {
    const browser = backend.browser();
    await browser.post(TRY, { uid_field: username });
    expect((await browser.get(TRY)).body.component).to.equal("ak-stage-email");
    return linkOf((await mails(backend))[0]!);
}

async function recovering(): Promise<{ backend: TestBackend; wait: (minutes: number) => void }> {
    let now = Date.parse("2023-02-01T12:00:00Z");
    const backend = await createTestBackend({ now: () => now });
    await flowOf(
        backend,
        [IDENTIFICATION, ["email", { use_global_settings: true }], await promptsFor(backend, { password: "password" }), ["user_write", {}], ["user_login", {}]],
        {
            designation: "recovery",
        },
    );
    for (const username of ["victim", "victim+"]) {
        const { status } = await backend.admin.post("core/users/", { username, name: username, email: `${username}@example.test`, groups: [] });
        expect(status).to.equal(201);
    }
    return { backend, wait: (minutes) => void (now += minutes * 60_000) };
}

describe("links of mails", () => {
    it("S5: two users whose names become the same slug get a key each, and each opens the own account", async () => {
        const { backend } = await recovering();
        const keys = [await asked(backend, "victim"), await asked(backend, "victim+")];
        expect(keys[0]).to.not.equal(keys[1]);
        const browser = backend.browser();
        const url = withLink(keys[1]!);
        expect((await follow(browser, await browser.get(url), url)).body.component).to.equal("ak-stage-prompt");
        await follow(browser, await browser.post(url, { password: "new-pw" }), url);
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("victim+");
    });

    it("S5: a token that somebody made under the identifier of such a link is not mailed", async () => {
        const { backend } = await recovering();
        const [{ pk }] = (await backend.admin.get("core/users/?username=victim")).body.results;
        const eve = await backend.as("eve");
        const { status } = await eve.post("core/tokens/", { identifier: `ak-email-stage-step-1-victim-${pk}`, intent: "app_password" });
        expect(status).to.equal(201);
        const key = await asked(backend, "victim");
        expect(key).to.not.equal((await eve.get(`core/tokens/ak-email-stage-step-1-victim-${pk}/view_key/`)).body.key);
        const browser = backend.browser();
        expect((await follow(browser, await browser.get(withLink(key)), withLink(key))).body.component).to.equal("ak-stage-prompt");
    });

    it("are mailed again with the same key as long as it is good, then with a new one", async () => {
        const { backend, wait } = await recovering();
        const first = await asked(backend, "victim");
        wait(10);
        expect(await asked(backend, "victim")).to.equal(first);
        wait(40);
        expect(await asked(backend, "victim")).to.not.equal(first);
    });

    it("are used up by opening them; one past its time begins the flow anew", async () => {
        const { backend, wait } = await recovering();
        const key = await asked(backend, "victim");
        const open = async () => {
            const browser = backend.browser();
            return (await follow(browser, await browser.get(withLink(key)), withLink(key))).body.component;
        };
        expect(await open()).to.equal("ak-stage-prompt");
        expect(await open()).to.equal("ak-stage-identification");
        const late = await asked(backend, "victim");
        wait(40);
        const browser = backend.browser();
        expect((await browser.get(withLink(late))).body.component).to.equal("ak-stage-identification");
    });

    it("S8: contain no password that was typed before the mail; after a restart they begin anew", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [
            await promptsFor(backend, { username: "username", password: "password" }),
            IDENTIFICATION,
            ["email", { use_global_settings: true }],
            LAST,
        ]);
        await backend.as("bob");
        const browser = backend.browser();
        await browser.post(TRY, { username: "ann", password: "clear-text-pw" });
        await browser.post(TRY, { uid_field: "bob" });
        await browser.get(TRY);
        const state = backend.export();
        expect(JSON.stringify(state)).to.include("sealed").and.not.include("clear-text-pw");
        const key = linkOf((await mails(backend))[0]!);
        const restarted = await createTestBackend();
        await restarted.import(state);
        expect((await restarted.browser().get(withLink(key))).body.component, "what was typed is gone").to.equal("ak-stage-prompt");
        const other = backend.browser();
        expect((await follow(other, await other.get(withLink(key)), withLink(key))).body.component).to.equal("ak-stage-dummy");
    });
});

describe("the recovery flow of the examples", () => {
    it("D9: asks who one is, mails, and sets a new password", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        await backend.as("bob");
        const path = "example/flows-recovery-email-verification.yaml";
        const made = await admin.post("managed/blueprints/", { name: "recovery", path, enabled: true });
        expect(made.status, JSON.stringify(made.body)).to.equal(201);
        await admin.post(`managed/blueprints/${made.body.pk}/apply/`);
        const url = "flows/executor/default-recovery-flow/?query=";
        const browser = backend.browser();
        expect((await browser.get(url)).body.component).to.equal("ak-stage-identification");
        await browser.post(url, { uid_field: "bob" });
        expect((await browser.get(url)).body.component).to.equal("ak-stage-email");
        const opened = `${url}${encodeURIComponent(`flow_token=${linkOf((await mails(backend))[0]!)}`)}`;
        const other = backend.browser();
        expect((await follow(other, await other.get(opened), opened)).body.component).to.equal("ak-stage-prompt");
        const done = await follow(other, await other.post(opened, { password: "new-bob-pw", password_repeat: "new-bob-pw" }), opened);
        expect(done.body).to.include({ component: "xak-flow-redirect" });
        expect((await other.get("core/users/me/")).body.user.username).to.equal("bob");
        await backend.browser().signIn("bob", "new-bob-pw");
    });

    it("D9: skips both for the link that an administrator hands out", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        await backend.as("bob");
        const { flow, targets } = await flowOf(backend, [IDENTIFICATION, await promptsFor(backend, { password: "password" })], { designation: "recovery" });
        await admin.patch(`flows/bindings/${(await admin.get(`flows/bindings/?target=${flow}`)).body.results[0].pk}/`, { re_evaluate_policies: true });
        await bindPolicy(backend, targets[0]!, 'return not request.context.get("is_restored", False)');
        const [{ tenant_uuid }] = (await admin.get("core/tenants/")).body.results;
        await admin.patch(`core/tenants/${tenant_uuid}/`, { flow_recovery: flow });
        const [{ pk }] = (await admin.get("core/users/?username=bob")).body.results;
        const { link } = (await admin.get(`core/users/${pk}/recovery/`)).body;
        expect((await admin.get(`core/users/${pk}/recovery/`)).body.link, "one key as long as it is good").to.equal(link);
        const url = withLink(new URL(link).searchParams.get("flow_token")!);
        expect((await backend.browser().get(url)).body.component).to.equal("ak-stage-prompt");
    });
});
