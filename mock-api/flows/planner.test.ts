import { expect } from "chai";
import { bindPolicy, DUMMY, eventsOf, flowOf, LAST, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const RAISES = 'return request.user.nothing_of_this_name["x"]';
const DENIED = { component: "ak-stage-access-denied" };

describe("planning", () => {
    for (const [authentication, visitor, user, admin] of [
        ["none", true, true, true],
        ["require_authenticated", false, true, true],
        ["require_unauthenticated", true, false, false],
        ["require_superuser", false, false, true],
    ] as const)
        it(`${authentication} lets in whom it says`, async () => {
            const backend = await createTestBackend();
            await flowOf(backend, [DUMMY], { authentication });
            const isIn = async (client: TestBackend["admin"]) => (await client.get(TRY)).body.component === "ak-stage-dummy";
            expect([await isIn(backend.browser()), await isIn(await backend.as("bob")), await isIn(await backend.as("akadmin"))]).to.deep.equal([
                visitor,
                user,
                admin,
            ]);
        });

    it("a key in the header does not count for a browser's pages", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [DUMMY], { authentication: "require_unauthenticated" });
        expect((await backend.admin.get(TRY)).body.component).to.equal("ak-stage-dummy");
        await backend.admin.get("/flows/-/cancel/");
        await backend.admin.patch("flows/instances/try/", { authentication: "require_superuser" });
        expect((await backend.admin.get(TRY)).body).to.include({ ...DENIED, error_message: "Flow does not apply to current user." });
    });

    it("a flow's policies say who it is for, and why not", async () => {
        const backend = await createTestBackend();
        const { policyTarget } = await flowOf(backend, [DUMMY]);
        await bindPolicy(backend, policyTarget, 'ak_message("Not today.")\nak_message("Nor tomorrow.")\nreturn False');
        expect((await backend.browser().get(TRY)).body).to.include({ ...DENIED, error_message: "Not today.\nNor tomorrow." });
    });

    it("stages whose policies do not pass are left out", async () => {
        const backend = await createTestBackend();
        const { targets } = await flowOf(backend, [["deny", {}], LAST]);
        await bindPolicy(backend, targets[0]!, "return False");
        expect((await backend.browser().get(TRY)).body.component).to.equal("ak-stage-dummy");
    });

    it("a flow without stages is over at once", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, []);
        expect((await backend.browser().get(TRY)).body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
    });

    it("plans are kept for a user, and forgotten when the flow changes", async () => {
        const backend = await createTestBackend();
        const { flow, stages } = await flowOf(backend, [DUMMY, LAST], { designation: "authorization" });
        const count = async () => (await backend.admin.get("flows/instances/cache_info/")).body.count as number;
        const before = await count();
        await backend.browser().get(TRY);
        await backend.browser().get(TRY);
        expect((await count()) - before, "one for all visitors").to.equal(1);
        await backend.admin.post("flows/bindings/", { target: flow, stage: stages[1], order: -1 });
        expect(await count()).to.equal(before);
    });
});

/** Stages that guard the way, and one that does not. */
const GUARDS: readonly Step[] = [
    ["password", { backends: ["authentik.core.auth.InbuiltBackend"] }],
    ["authenticator/validate", { device_classes: ["totp"] }],
    ["captcha", { public_key: "p", private_key: "s" }],
    ["email", { use_global_settings: true }],
    ["invitation/stages", {}],
    ["consent", {}],
    ["deny", {}],
];

describe("S16: a policy that raises", () => {
    for (const guard of GUARDS)
        for (const [when, binding] of [
            ["while planning", { evaluate_on_plan: true }],
            ["when it is its turn", { evaluate_on_plan: false, re_evaluate_policies: true }],
        ] as const)
            it(`bound to ${guard[0]}, ${when}, lets nobody past`, async () => {
                const backend = await createTestBackend();
                const { targets } = await flowOf(backend, [[guard[0], guard[1], binding], LAST]);
                await bindPolicy(backend, targets[0]!, RAISES);
                const browser = backend.browser();
                expect((await browser.get(TRY)).body).to.include(DENIED);
                expect((await browser.post(TRY, {})).body).to.include(DENIED);
                expect((await eventsOf(backend, "policy_exception")).length).to.be.greaterThan(0);
            });

    it("beside one that passes does not count where any is enough", async () => {
        const backend = await createTestBackend();
        const { targets } = await flowOf(backend, [["captcha", { public_key: "p", private_key: "s" }], LAST]);
        await bindPolicy(backend, targets[0]!, RAISES);
        await bindPolicy(backend, targets[0]!, "return True", "passes");
        expect((await backend.browser().get(TRY)).body.component).to.equal("ak-stage-captcha");
    });

    it("bound to a stage that guards nothing leaves it out", async () => {
        const backend = await createTestBackend();
        const { targets } = await flowOf(backend, [["user_logout", {}], LAST]);
        await bindPolicy(backend, targets[0]!, RAISES);
        expect((await backend.browser().get(TRY)).body.component).to.equal("ak-stage-dummy");
    });
});
