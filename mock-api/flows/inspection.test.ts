import { expect } from "chai";
import { DUMMY, facing, LAST, promptsFor, flowOf, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const INSPECTOR = "flows/inspector/try/";
const BINDING = [
    ...["pk", "policybindingmodel_ptr_id", "target", "stage", "stage_obj", "evaluate_on_plan", "re_evaluate_policies", "order"],
    ...["policy_engine_mode", "invalid_response_action"],
];

describe("the inspector", () => {
    it("shows where the caller is, what comes next, what lies behind, and when it is over", async () => {
        const { backend } = await facing([DUMMY, ["dummy", { name: "between" }], LAST]);
        const admin = await backend.as("akadmin");
        const seen: unknown[] = [];
        const look = async () => {
            const { body } = await admin.get(INSPECTOR);
            const name = (binding: { stage_obj: { name: string } } | null) => binding?.stage_obj.name ?? null;
            const { current_plan, plans, is_completed } = body;
            const behind = plans.map(({ current_stage }: { current_stage: { order: number } }) => current_stage.order);
            seen.push([name(current_plan.current_stage), name(current_plan.next_planned_stage), behind, is_completed]);
            return body;
        };
        await admin.get(TRY);
        expect((await look()).current_plan.current_stage).to.have.keys(BINDING);
        for (let time = 0; time < 3; time++) {
            await admin.post(TRY, {});
            await look();
        }
        expect(seen).to.deep.equal([
            ["step 0", "between", [], false],
            ["between", "last", [0], false],
            ["last", null, [0, 1], false],
            ["last", null, [0, 1, 2], true],
        ]);
    });

    it("looks back on one flow only: another begins anew", async () => {
        const { backend } = await facing([DUMMY, LAST]);
        const admin = await backend.as("akadmin");
        await admin.post(TRY, {});
        await admin.get("/flows/-/cancel/");
        await admin.get(TRY);
        expect((await admin.get(INSPECTOR)).body).to.deep.include({ plans: [], is_completed: false });
    });

    it("names users and rows, and tells no secret", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [["identification", { user_fields: ["username"] }], await promptsFor(backend, { note: "text", password: "password" }), LAST]);
        await backend.as("bob");
        const admin = await backend.as("akadmin");
        await admin.post(TRY, { uid_field: "bob" });
        await admin.post(TRY, { note: "hello", password: "a-secret" });
        const { body } = await admin.get(INSPECTOR);
        const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        expect(body.current_plan.plan_context).to.deep.equal({
            pending_user: { username: "bob", pk, email: "bob@example.test" },
            prompt_data: { note: "hello", password: "********************", component: "ak-stage-prompt" },
        });
        expect(JSON.stringify(body)).to.not.include("a-secret");
        expect(body.current_plan.session_id).to.match(/^[0-9a-f]{64}$/);
    });

    it("shows a stage that code has added as if it were bound (D-116)", async () => {
        const backend = await createTestBackend();
        const codes = (await backend.admin.get("stages/authenticator/static/")).body.results[0].pk as string;
        const { flow } = await flowOf(backend, [
            ["authenticator/validate", { not_configured_action: "configure", configuration_stages: [codes], device_classes: ["static"] }],
        ]);
        const admin = await backend.as("akadmin");
        await admin.get(TRY);
        const { current_stage } = (await admin.get(INSPECTOR)).body.current_plan;
        expect(current_stage).to.deep.include({ pk: codes, stage: codes, target: flow, order: 0, invalid_response_action: "retry" });
        expect(current_stage.stage_obj).to.include({ name: "default-authenticator-static-setup", component: "ak-stage-authenticator-static-form" });
    });

    it("has nothing to say of who is in no flow", async () => {
        const { backend } = await facing([DUMMY]);
        const { status, body } = await backend.admin.get(INSPECTOR);
        expect([status, body], "a program has no session").to.deep.equal([400, ""]);
    });

    for (const [who, status] of [
        ["bob", 403],
        ["akadmin", 404],
    ] as const)
        it(`is for administrators, of flows that there are: ${who}, ${status}`, async () => {
            const { backend } = await facing([DUMMY]);
            const client: TestBackend["admin"] = await backend.as(who);
            expect((await client.get("flows/inspector/nowhere/")).status).to.equal(status);
        });
});
