import { expect } from "chai";
import { bindPolicy, DUMMY, eventsOf, facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";
import { listeningPage } from "#mock/adapters/test/listening-page.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const leads = async (client: TestBackend["admin"], path: string) => {
    const { status, headers } = await client.get(path);
    return status === 302 ? headers.get("location") : status;
};
const SIGN_IN = "/flows/-/default/authentication/";
const SIGN_OUT = "/flows/-/default/invalidation/";

describe("addresses that lead into a flow", () => {
    for (const [path, to] of [
        [SIGN_IN, "/if/flow/default-authentication-flow/"],
        [`${SIGN_IN}?next=/x/&a=1&a=2`, "/if/flow/default-authentication-flow/?next=%2Fx%2F&a=2"],
        [SIGN_OUT, "/if/flow/default-invalidation-flow/"],
        ["/flows/-/cancel/", SIGN_OUT],
        ["/", "/flows/-/default/authentication/?next=%2F"],
        ["/?a=1", "/flows/-/default/authentication/?next=%2F%3Fa%3D1"],
    ] as const)
        it(`${path} → ${to}`, async () => {
            const backend = await createTestBackend();
            expect(await leads(backend.browser(), path)).to.equal(to);
        });

    it("/ leads who is signed in to the user interface, with what was asked for", async () => {
        const backend = await createTestBackend();
        expect(await leads(await backend.as("bob"), "/?a=1")).to.equal("/if/user/?a=1");
    });

    it("the tenant says which flow signs in; else it is the first by slug whose policies let one in", async () => {
        const { backend, policyTarget, flow } = await facing([DUMMY], { designation: "authentication", slug: "a-flow" });
        const { admin } = backend;
        const [{ tenant_uuid }] = (await admin.get("core/tenants/")).body.results;
        expect(await leads(backend.browser(), SIGN_IN)).to.equal("/if/flow/default-authentication-flow/");
        await admin.patch(`core/tenants/${tenant_uuid}/`, { flow_authentication: null });
        expect(await leads(backend.browser(), SIGN_IN)).to.equal("/if/flow/a-flow/");
        await bindPolicy(backend, policyTarget, "return False");
        expect(await leads(backend.browser(), SIGN_IN)).to.equal("/if/flow/default-authentication-flow/");
        await admin.patch(`core/tenants/${tenant_uuid}/`, { flow_authentication: flow });
        expect(await leads(backend.browser(), SIGN_IN), "without asking its policies").to.equal("/if/flow/a-flow/");
    });

    it("are not found where no flow serves", async () => {
        const backend = await createTestBackend();
        await backend.admin.delete("flows/instances/default-invalidation-flow/");
        expect(await leads(backend.browser(), SIGN_OUT)).to.equal(404);
    });

    it("drop what was begun of another flow, and keep their own", async () => {
        const { backend } = await facing([DUMMY, LAST]);
        const admin = await backend.as("akadmin");
        const planned = async () => (await admin.get("flows/inspector/try/")).status === 200;
        await admin.get(TRY);
        expect(await planned()).to.equal(true);
        await admin.get(SIGN_IN);
        expect(await planned()).to.equal(false);
    });

    it("cancel forgets what was begun", async () => {
        const { browser } = await facing([
            ["dummy", { name: "first" }],
            ["captcha", { public_key: "p", private_key: "s" }],
        ]);
        await browser.post(TRY, {});
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-captcha");
        await browser.get("/flows/-/cancel/");
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-dummy");
    });
});

describe("setting up a stage of one's own", () => {
    const stageOf = async ({ admin }: TestBackend, at: string) => (await admin.get(`stages/${at}/`)).body.results[0].pk as string;

    it("begins its flow for the caller, who signs in first", async () => {
        const backend = await createTestBackend();
        const path = `/flows/-/configure/${await stageOf(backend, "authenticator/static")}/`;
        expect(await leads(backend.browser(), path)).to.equal(`/flows/-/default/authentication/?next=${encodeURIComponent(path)}`);
        const bob = await backend.as("bob");
        expect(await leads(bob, `${path}?next=/x/`)).to.equal("/if/flow/default-authenticator-static-setup/?next=%2Fx%2F");
        expect((await bob.get("flows/executor/default-authenticator-static-setup/?query=")).body).to.include({ pending_user: "bob" });
    });

    for (const [what, key] of [
        ["a stage that cannot be set up", "deny"],
        ["no stage", ""],
    ] as const)
        it(`${what}: 404`, async () => {
            const { backend } = await facing([["deny", {}]]);
            const pk = key ? await stageOf(backend, key) : "6f9619ff-8b86-d011-b42d-00c04fc964ff";
            expect(await leads(await backend.as("bob"), `/flows/-/configure/${pk}/`)).to.equal(404);
        });

    it("a flow that is not for the caller: 400", async () => {
        const backend = await createTestBackend();
        await backend.admin.patch("flows/instances/default-authenticator-static-setup/", { authentication: "require_superuser" });
        expect(await leads(await backend.as("bob"), `/flows/-/configure/${await stageOf(backend, "authenticator/static")}/`)).to.equal(400);
    });
});

describe("a recovery key", () => {
    it("signs in once, and tells how", async () => {
        const backend = await createTestBackend();
        await backend.as("bob");
        const [{ pk: user }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        const make = async (identifier: string) => {
            await backend.admin.post("core/tokens/", { identifier, intent: "api", user });
            return (await backend.admin.get(`core/tokens/${identifier}/view_key/`)).body.key as string;
        };
        const [recovery, api] = [await make("r"), await make("a")];
        // Such keys are made on the server's command line, not by the API.
        const state = backend.export();
        for (const token of state.tables["authentik_core.token"] as unknown as { key: string; intent: string }[])
            if (token.key === recovery) token.intent = "recovery";
        await backend.import(state);
        const browser = backend.browser();
        expect(await leads(browser, `/recovery/use-token/${recovery}/`)).to.equal("/if/user/");
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("bob");
        expect((await eventsOf(backend, "login"))[0]!.context).to.include({ auth_method: "recovery_token" });
        const { heard } = await listeningPage(backend, browser);
        expect(heard[0]).to.include({ level: "warning", message: "You are signed in by a recovery link, which is used up now." });
        for (const key of [recovery, api, "nobody"]) expect(await leads(backend.browser(), `/recovery/use-token/${key}/`), key).to.equal(404);
    });
});
