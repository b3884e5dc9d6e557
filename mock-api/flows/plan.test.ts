import { expect } from "chai";
import type { Json } from "#kernel/base/models.ts";
import { memoryStep, Plan, stageStep } from "./plan.ts";

const step = (name: string) => memoryStep(name);
const planOf = (...names: string[]) => new Plan({ flow: "f", steps: names.map(step), context: {} });
const names = ({ steps }: Plan) => steps.map(({ model }) => model).join();

describe("a plan", () => {
    it("takes a stage right after the current one; an empty plan begins with it", () => {
        const plan = planOf("a", "b", "c");
        plan.insert(step("x"));
        expect(names(plan)).to.equal("a,x,b,c");
        const empty = planOf();
        empty.insert(step("x"));
        expect(names(empty)).to.equal("x");
    });

    it("takes a stage at its end", () => {
        const plan = planOf("a");
        plan.append(step("y"));
        plan.append(step("z"));
        expect(names(plan)).to.equal("a,y,z");
    });

    it("leaves alone what was read of it before", () => {
        const plan = planOf("a");
        const [steps, context] = [plan.steps, plan.context];
        plan.insert(step("x"));
        plan.append(step("y"));
        plan.set("redirect", "/there/");
        expect([steps.length, context]).to.deep.equal([1, {}]);
    });

    it("goes through a session and back", () => {
        const plan = new Plan({ flow: "f", steps: [stageStep("authentik_stages_dummy.dummystage", "k"), memoryStep("end", { to: "/" })], context: {} });
        plan.pending = { pk: 7 };
        const back = Plan.from(JSON.parse(JSON.stringify(plan.state)) as Json)!;
        expect(back.state).to.deep.equal(plan.state);
        expect([back.pending, back.get("redirect")]).to.deep.equal([{ pk: 7 }, undefined]);
    });

    for (const kept of [null, undefined, "text", [], {}, { flow: 1, steps: [] }, { flow: "f", steps: "none" }])
        it(`is not made of ${JSON.stringify(kept)}`, () => {
            expect(Plan.from(kept as Json)).to.equal(undefined);
        });

    it("knows nobody until somebody is named; nobody again when they are gone", () => {
        const plan = planOf();
        expect(plan.pending).to.equal(undefined);
        plan.pending = { pk: null, username: "ann", email: "", name: "" };
        expect(plan.pending).to.deep.equal({ pk: null, username: "ann", email: "", name: "" });
        plan.pending = undefined;
        expect(plan.pending).to.equal(undefined);
        expect(plan.context).to.deep.equal({ pending_user: null });
    });

    it("forgets what was typed in secret, wherever it was answered, and nothing else", () => {
        const plan = planOf();
        plan.conceal("hush");
        plan.set("prompt_data", { password: "hush", again: "hush", name: "Ann", size: 5 });
        expect([plan.secrets, plan.isSecret("hush"), plan.isSecret("Ann")]).to.deep.equal([["hush"], true, false]);
        plan.forgetSecrets();
        expect(plan.get("prompt_data")).to.deep.equal({ name: "Ann", size: 5 });
        planOf().forgetSecrets();
    });

    it("does not compile with a key that nobody owns, or a value of another kind", () => {
        const plan = planOf();
        // @ts-expect-error a slip of the pen
        plan.get("promt_data");
        // @ts-expect-error a slip of the pen
        plan.set("pending_usr", { pk: 1 });
        // @ts-expect-error an address is a text
        plan.set("redirect", 5);
        // @ts-expect-error a user is named by its key
        plan.pending = { username: "ann" };
        // @ts-expect-error what a stage is given is JSON
        memoryStep("end", { when: new Date(0) });
        expect(plan.get("redirect"), "types are for the compiler only").to.equal(5);
    });
});
