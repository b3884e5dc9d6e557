import { expect } from "chai";
import { bindPolicy, facing, flowOf, type Step } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const STEPS: readonly Step[] = [
    ["dummy", { name: "one" }],
    ["deny", { name: "two" }],
];
const drawn = async (client: { get(path: string): Promise<{ body: { diagram: string } }> }) =>
    (await client.get("flows/instances/try/diagram/")).body.diagram.split("\n");
/** Lines of a chart; a label may have two. */
const joined = (lines: readonly string[]) =>
    lines
        .join("\n")
        .replace(/\n(?=[^\n"]*"[\])}])/g, " / ")
        .split("\n");

describe("a flow's chart", () => {
    it("goes from its beginning through its stages to its end", async () => {
        const { backend } = await facing(STEPS);
        expect(joined(await drawn(backend.admin))).to.deep.equal([
            "graph TD",
            'flow_start[["Flow / try"]]',
            'flow_start --> stage_0(["Stage (Dummy Stage) / one"])'.replace("flow_start --> ", "--> "),
            '--> stage_1(["Stage (Deny Stage) / two"])',
            'stage_1 --> done[["End of the flow"]]',
        ]);
    });

    it("shows the policies before a stage, and where they lead who does not pass", async () => {
        const backend = await createTestBackend();
        const { targets } = await flowOf(backend, STEPS);
        await bindPolicy(backend, targets[0]!, "return True", "may");
        const chart = (await drawn(backend.admin)).join("\n");
        expect(chart).to.contain('flow_start --> stage_0_policy_0{{"Policy (Expression Policy)\nmay"}}');
        expect(chart).to.contain('stage_0_policy_0 --Policy passed--> stage_0(["Stage (Dummy Stage)\none"])');
        expect(chart).to.contain('stage_0_policy_0 --Policy denied--> stage_1(["Stage (Deny Stage)\ntwo"])');
    });

    it("shows the flow's own policies, who is turned away by them included", async () => {
        const backend = await createTestBackend();
        const { policyTarget } = await flowOf(backend, STEPS);
        await bindPolicy(backend, policyTarget, "return True", "gate");
        const chart = (await drawn(backend.admin)).join("\n");
        expect(chart).to.contain('flow_pre[["Pre-flow policies"]]');
        expect(chart).to.contain('flow_pre --Binding 0--> flow_policy_0{{"Policy (Expression Policy)\ngate"}}');
        expect(chart).to.contain('flow_policy_0 --Policy denied--> done["End of the flow"]');
        expect(chart).to.contain('flow_policy_0 --> flow_start[["Flow\ntry"]]');
    });

    it("of a flow without stages ends where it begins", async () => {
        const { backend } = await facing([]);
        expect(joined(await drawn(backend.admin))).to.deep.equal(["graph TD", 'flow_start[["Flow / try"]]', 'flow_start --> done[["End of the flow"]]']);
    });

    it("shows others no more than they may see", async () => {
        const { backend } = await facing(STEPS);
        const chart = (await drawn(await backend.as("bob"))).join("\n");
        expect(chart).to.not.contain("Stage (").and.to.not.contain("two");
    });
});
