import { expect } from "chai";
import { DUMMY, facing, flowOf, LAST, promptsFor, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";

const RUN = "/-/sandbox/flow-run/try/";

interface Told {
    readonly at: string;
    readonly what: string;
    readonly stage: string | null;
    readonly because: string[];
    readonly texts: string[];
}

const trail = async (client: TestClient): Promise<Told[]> => (await client.get(RUN)).body.trail;
const brief = (told: readonly Told[]): string[] => told.map(({ what, stage, because, texts }) => [what, stage, ...because, ...texts].filter(Boolean).join(" "));

/** A policy that refuses everybody, bound to what it is to guard. */
async function refusing({ admin }: TestBackend, target: string): Promise<void> {
    const { pk } = (await admin.post("policies/expression/", { name: "nobody", expression: "return False" })).body;
    await admin.post("policies/bindings/", { target, policy: pk, order: 0 });
}

describe("the trail of a run", () => {
    it("tells what was planned, shown and passed, and where it led", async () => {
        const { backend } = await facing([DUMMY, LAST]);
        const admin = await backend.as("akadmin");
        await admin.get(`${TRY}${encodeURIComponent("next=/if/admin/?code=1#/x")}`);
        await admin.get(TRY);
        await admin.post(TRY, {});
        await admin.get(TRY);
        await admin.post(`${TRY}${encodeURIComponent("next=/if/admin/?code=1#/x")}`, {});
        const told = await trail(admin);
        expect(brief(told)).to.deep.equal(["planned", "shown step 0", "passed step 0", "shown last", "passed last", "ended /if/admin/"]);
        expect(told.map(({ at }) => at)).to.deep.equal(told.map(({ at }) => at).sort());
    });

    for (const [when, binding] of [
        ["at the start", { evaluate_on_plan: true, re_evaluate_policies: false }],
        ["when it is its turn", { evaluate_on_plan: false, re_evaluate_policies: true }],
    ] as const)
        it(`names the policy by which a stage was left out ${when}`, async () => {
            const { backend, targets } = await facing([DUMMY, ["dummy", { name: "guarded" }, binding], LAST]);
            await refusing(backend, targets[1]!);
            const admin = await backend.as("akadmin");
            await admin.get(TRY);
            await admin.post(TRY, {});
            await admin.get(TRY);
            expect(brief(await trail(admin))).to.include("left_out guarded nobody");
        });

    it("tells of refused answers without the answers, and of secrets nothing", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [await promptsFor(backend, { mail: "email", password: "password" }), LAST]);
        const admin = await backend.as("akadmin");
        await admin.get(TRY);
        await admin.post(TRY, { mail: "no-mail", password: "a-secret" });
        await admin.post(TRY, { mail: "a@example.test", password: "a-secret" });
        await admin.get(TRY);
        const { body } = await admin.get(RUN);
        expect(brief(body.trail)).to.deep.equal(["planned", "shown step 0", "rejected step 0 Enter a valid email address.", "passed step 0", "shown last"]);
        expect(JSON.stringify(body)).to.not.include("a-secret");
        expect(body.inspection.current_plan.plan_context.prompt_data.password).to.equal("********************");
    });

    it("tells who said no to the flow as a whole", async () => {
        const { backend, policyTarget } = await facing([DUMMY]);
        await refusing(backend, policyTarget);
        const admin = await backend.as("akadmin");
        await admin.get(TRY);
        const { body } = await admin.get(RUN);
        expect([brief(body.trail), body.inspection]).to.deep.equal([["denied nobody"], null]);
    });

    it("goes on over an answer that begins the flow anew", async () => {
        const backend = await createTestBackend();
        const [at, stage] = await promptsFor(backend, { mail: "email" });
        await flowOf(backend, [[at, stage, { invalid_response_action: "restart" }], LAST]);
        const admin = await backend.as("akadmin");
        await admin.get(TRY);
        await admin.post(TRY, { mail: "no-mail" });
        await admin.get(TRY);
        expect(brief(await trail(admin))).to.deep.equal([
            "planned",
            "shown step 0",
            "rejected step 0 Enter a valid email address.",
            "restarted",
            "planned",
            "shown step 0",
        ]);
    });

    it("is not more than a hundred entries, however often somebody tries", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [await promptsFor(backend, { mail: "email" })]);
        const admin = await backend.as("akadmin");
        for (let time = 0; time < 110; time++) await admin.post(TRY, { mail: "no-mail" });
        expect(await trail(admin)).to.have.lengthOf(100);
    });

    it("is for administrators, also while they act as somebody else, who is not told", async () => {
        const { backend } = await facing([DUMMY, LAST]);
        const bob = await backend.as("bob");
        await bob.get(TRY);
        expect((await bob.get(RUN)).status).to.equal(403);
        const admin = await backend.as("akadmin");
        const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await admin.post(`core/users/${pk}/impersonate/`);
        await admin.get(`/-/impersonation/${pk}/`);
        await admin.get(TRY);
        expect((await admin.get("core/users/me/")).body.user.username).to.equal("bob");
        expect([(await admin.get("flows/inspector/try/")).status, brief(await trail(admin))]).to.deep.equal([403, ["planned", "shown step 0"]]);
    });

    it("is of flows that there are", async () => {
        const backend = await createTestBackend();
        expect((await backend.admin.get("/-/sandbox/flow-run/nowhere/")).status).to.equal(404);
    });
});
