import { expect } from "chai";
import { bindPolicy, eventsOf, facing, LAST, type Step, TRY } from "#mock/adapters/test/flow-of.ts";

const INBUILT = "authentik.core.auth.InbuiltBackend";
const TOKEN = "authentik.core.auth.TokenBackend";
const IDENTIFICATION: Step = ["identification", { user_fields: ["username"] }];
const WRONG = { password: [{ string: "Invalid password", code: "invalid" }] };

/** Somebody who has said that they are bob, in front of the stage. */
async function asked(stage: object = {}) {
    const { backend, browser } = await facing([IDENTIFICATION, ["password", { backends: [INBUILT], ...stage }], LAST]);
    await backend.as("bob");
    await browser.post(TRY, { uid_field: "bob" });
    return { backend, browser };
}

describe("stage: password", () => {
    it("names whose password it asks for, and where it is set anew", async () => {
        const { backend, browser } = await asked();
        const { body } = await browser.get(TRY);
        expect(body).to.include({ component: "ak-stage-password", pending_user: "bob" });
        expect(body).to.not.have.property("recovery_url");
        for (const slug of ["z-recovery", "a-recovery"])
            await backend.admin.post("flows/instances/", { name: slug, slug, title: slug, designation: "recovery" });
        expect((await browser.get(TRY)).body.recovery_url).to.equal("http://authentik.test/if/flow/a-recovery/");
    });

    it("takes the right one, as it is: blanks count", async () => {
        const { browser } = await asked();
        expect((await browser.post(TRY, { password: " bob-pw" })).body.response_errors).to.deep.equal(WRONG);
        expect((await browser.post(TRY, { password: "bob-pw" })).status).to.equal(302);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-dummy");
    });

    it("tells a wrong one without what was typed, and counts it against the name", async () => {
        const { backend, browser } = await asked();
        await browser.post(TRY, { password: "wrong-one" });
        const [event] = await eventsOf(backend, "login_failed");
        expect(event!.context).to.deep.include({ username: "bob", password: "********************" });
        expect((event!.context as { stage: object }).stage).to.include({ model_name: "passwordstage", name: "step 1" });
        expect(JSON.stringify(backend.export())).to.not.include("wrong-one");
        const [{ score }] = (await backend.admin.get("policies/reputation/scores/?identifier=bob")).body.results;
        expect(score, "one sign-in, one wrong password").to.equal(0);
    });

    for (const [answer, error] of [
        [{}, { string: "This field is required.", code: "required" }],
        [{ password: "" }, { string: "This field may not be blank.", code: "blank" }],
        [{ password: ["x"] }, { string: "Not a valid string.", code: "invalid" }],
    ] as const)
        it(`refuses ${JSON.stringify(answer)} at its field, which counts as a try but is no failed sign-in`, async () => {
            const { backend, browser } = await asked({ failed_attempts_before_cancel: 1 });
            expect((await browser.post(TRY, answer)).body.response_errors).to.deep.equal({ password: [error] });
            expect((await browser.post(TRY, answer)).body.component).to.equal("ak-stage-access-denied");
            expect(await eventsOf(backend, "login_failed")).to.deep.equal([]);
        });

    for (const [failed_attempts_before_cancel, tries] of [
        [0, 1],
        [2, 3],
        [5, 6],
    ] as const)
        it(`ends the flow at the ${tries}. wrong one where ${failed_attempts_before_cancel} are allowed; then the count is back at nothing`, async () => {
            const { browser } = await asked({ failed_attempts_before_cancel });
            const components: string[] = [];
            for (let time = 0; time < tries; time++) components.push((await browser.post(TRY, { password: "wrong" })).body.component);
            expect(components).to.deep.equal([...Array.from({ length: tries - 1 }, () => "ak-stage-password"), "ak-stage-access-denied"]);
            await browser.post(TRY, { uid_field: "bob" });
            const again = (await browser.post(TRY, { password: "wrong" })).body.component;
            expect(again).to.equal(tries === 1 ? "ak-stage-access-denied" : "ak-stage-password");
        });

    it("tries its backends in order; one that is not named knows nobody", async () => {
        const { backend, browser } = await asked({ backends: [TOKEN] });
        expect((await browser.post(TRY, { password: "bob-pw" })).body.response_errors).to.deep.equal(WRONG);
        const [{ pk: user }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await backend.admin.post("core/tokens/", { identifier: "app", intent: "app_password", user });
        const { key } = (await backend.admin.get("core/tokens/app/view_key/")).body;
        expect((await browser.post(TRY, { password: key })).status).to.equal(302);
    });

    it("tells the sign-in by which token it was", async () => {
        const { backend, browser } = await facing([IDENTIFICATION, ["password", { backends: [INBUILT, TOKEN] }], ["user_login", {}]]);
        await backend.as("bob");
        const [{ pk: user }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await backend.admin.post("core/tokens/", { identifier: "app", intent: "app_password", user });
        const { key } = (await backend.admin.get("core/tokens/app/view_key/")).body;
        await browser.post(TRY, { uid_field: "bob" });
        await browser.post(TRY, { password: key });
        await browser.get(TRY);
        const { context } = (await eventsOf(backend, "login"))[0]! as { context: { auth_method: string; auth_method_args: { token: object } } };
        expect(context.auth_method).to.equal("token");
        expect(context.auth_method_args.token).to.include({ model_name: "token" });
        expect(JSON.stringify(context)).to.not.include(key);
    });

    it("shows itself to a visitor whom nobody has named, and takes no answer", async () => {
        const { backend, browser } = await facing([["password", { backends: [INBUILT] }]]);
        expect((await browser.get(TRY)).body).to.include({ component: "ak-stage-password", pending_user: "" });
        expect((await browser.post(TRY, { password: "x" })).body.component).to.equal("ak-stage-access-denied");
        const bob = await backend.as("bob");
        expect((await bob.get(TRY)).body).to.include({ component: "ak-stage-password", pending_user: "bob" });
        expect((await bob.post(TRY, { password: "bob-pw" })).body.component).to.equal("ak-stage-access-denied");
    });

    it("asks for nobody's password who will never be: a plan about a user that is not stored", async () => {
        const { backend, browser, targets } = await facing([["password", { backends: [INBUILT] }, { evaluate_on_plan: false, re_evaluate_policies: true }]]);
        await bindPolicy(backend, targets[0]!, 'context["flow_plan"].context["pending_user"] = None\nreturn True');
        expect((await browser.post(TRY, { password: "x" })).body.component).to.equal("ak-stage-access-denied");
    });
});
