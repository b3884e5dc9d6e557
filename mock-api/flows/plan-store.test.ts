import { expect } from "chai";
import { Db } from "#kernel/store/db.ts";
import { randomness } from "#kernel/base/random.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { systemCall } from "#kernel/host/system-call.ts";
import { registry } from "#mock/registry.ts";
import { memoryStep, Plan } from "./plan.ts";
import { keepPlanOf, masked, noteHistory, planOf, sealed, unsealed } from "./plan-store.ts";
import { HISTORY, PLAN } from "./session-keys.ts";

const STARS = "********************";

/** A call of an installation that was just started, and its clock. */
function started() {
    let now = Date.parse("2023-02-01T12:00:00Z");
    const random = randomness(undefined, () => now);
    const db = new Db(registry.schema, random);
    const call = systemCall({ db, random, registry, origin: "http://authentik.test/" });
    return { call, wait: (hours: number) => void (now += hours * 3600_000) };
}

/** A plan in which somebody has typed these in secret. */
function planWith(context: JsonObject, ...secrets: string[]): Plan {
    const plan = new Plan({ flow: "f", steps: [memoryStep("end")], context });
    for (const secret of secrets) plan.conceal(secret);
    return plan;
}
const TYPED = { prompt_data: { password: "hush", deep: [{ again: "hush" }], name: "Ann" } };

describe("a plan as it is kept", () => {
    it("S8: names what was typed in secret, and does not hold it", () => {
        const { call } = started();
        const kept = sealed(call, planWith(TYPED, "hush"));
        expect(JSON.stringify(kept)).to.include("Ann").and.to.not.include("hush");
        expect(unsealed(call, kept)!.state).to.deep.equal(planWith(TYPED).state);
        expect(unsealed(call, kept)!.secrets, "it is a secret still").to.deep.equal(["hush"]);
    });

    it("is the same each time, so that a change can be seen", () => {
        const { call } = started();
        expect(sealed(call, planWith(TYPED, "hush"))).to.deep.equal(sealed(call, planWith(TYPED, "hush")));
    });

    it("S8: is none after a restart, or a day later: what was typed is gone", () => {
        const { call, wait } = started();
        const kept = sealed(call, planWith(TYPED, "hush"));
        expect(unsealed(started().call, kept)).to.equal(undefined);
        wait(25);
        sealed(call, planWith({ x: "other" }, "other"));
        expect(unsealed(call, kept)).to.equal(undefined);
    });

    it("without secrets outlives a restart", () => {
        const kept = sealed(started().call, planWith(TYPED));
        expect(unsealed(started().call, kept)!.get("prompt_data")).to.deep.equal(TYPED.prompt_data);
    });

    it("keeps data that only look like a sealed secret", () => {
        const { call } = started();
        const context = { prompt_data: { letter: { sealed: "with wax" } } };
        expect(unsealed(call, sealed(call, planWith(context)))!.context).to.deep.equal(context);
        expect(masked(sealed(call, planWith(context)))!.context).to.deep.equal(context);
    });

    it("is shown with stars", () => {
        const kept = sealed(started().call, planWith(TYPED, "hush"));
        expect(masked(kept)!.get("prompt_data")).to.deep.equal({ password: STARS, deep: [{ again: STARS }], name: "Ann" });
        expect(masked("nothing")).to.equal(undefined);
    });
});

describe("what a session keeps", () => {
    it("is the plan that it stands in", () => {
        const { call } = started();
        expect(planOf(call)).to.equal(undefined);
        keepPlanOf(call, planWith(TYPED, "hush"));
        expect(JSON.stringify(call.session.get(PLAN))).to.not.include("hush");
        expect(planOf(call)!.get("prompt_data")).to.deep.equal(TYPED.prompt_data);
    });

    it("are the last 26 plans that were left behind, the oldest first, with stars", () => {
        const { call } = started();
        for (let number = 0; number < 30; number++) noteHistory(call, planWith({ number, password: "hush" }, "hush"));
        const history = call.session.get<Json[]>(HISTORY) as { context: JsonObject }[];
        expect(history.map(({ context }) => context.number)).to.deep.equal(Array.from({ length: 26 }, (_, index) => index + 4));
        expect(history[0]!.context.password).to.equal(STARS);
    });
});
