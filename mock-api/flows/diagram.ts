import type { Call } from "#kernel/http/call.ts";
import type { ModelName } from "#kernel/base/models.ts";
import { bindingsOf, type Flow } from "#mock/apps/flows/flow.resource.ts";

type Brackets = readonly [open: string, close: string];
const ROUND: Brackets = ["([", "])"];
const DOUBLE: Brackets = ["[[", "]]"];
const CURLY: Brackets = ["{{", "}}"];
const PLAIN: Brackets = ["[", "]"];

/** A node of the chart, and the edges that lead to it. */
interface Node {
    readonly id: string;
    readonly label: string;
    readonly brackets: Brackets;
    /** Text of the edges; undefined: there are none. */
    readonly edge?: string;
    /** Where they come from; none: from the line before. */
    readonly sources?: readonly Node[];
}

function written({ id, label, brackets: [open, close], edge, sources = [] }: Node): string {
    const node = `${id}${open}"${label}"${close}`;
    const reached = edge === undefined ? node : `${edge ? `--${edge}-->` : "-->"} ${node}`;
    return sources.length ? sources.map((source) => `${source.id} ${reached}`).join("\n") : reached;
}

const done = (brackets: Brackets, edge: string, sources: readonly Node[]): Node => ({ id: "done", label: "End of the flow", brackets, edge, sources });

/** A flow as a chart in the language of Mermaid; the caller sees only what they may see. Source: authentik/flows/api/flows_diagram.py. */
export function diagramOf(call: Call, flow: Flow): string {
    const before: Node = { id: "flow_pre", label: "Pre-flow policies", brackets: DOUBLE };
    const policies = policyNodes(call, flow.policybindingmodel_ptr_id, "flow_policy", (order) => `Binding ${order}`, [before]);
    const start: Node = {
        id: "flow_start",
        label: `Flow\n${flow.name}`,
        brackets: DOUBLE,
        ...(policies.length ? { edge: "", sources: policies } : {}),
    };
    const guard = policies.length ? [before, ...policies, done(PLAIN, "Policy denied", policies)] : [];
    return ["graph TD", ...[...guard, start, ...stageNodes(call, flow, start)].map(written)].join("\n");
}

function stageNodes(call: Call, flow: Flow, start: Node): Node[] {
    const stages: Node[] = [];
    const others: Node[] = [];
    const bindings = call.isSuperuser ? bindingsOf(call.db, flow) : [];
    for (const [index, { stage, policybindingmodel_ptr_id }] of bindings.entries()) {
        const policies = policyNodes(call, policybindingmodel_ptr_id, `stage_${index}_policy`, () => "", [stages.at(-1) ?? start]);
        const node: Node = {
            id: `stage_${index}`,
            label: `Stage (${kindOf(call, "authentik_flows.stage", stage)})\n${call.db.get("authentik_flows.stage", stage).name}`,
            brackets: ROUND,
            edge: policies.length ? "Policy passed" : "",
            sources: policies,
        };
        // Who is turned away by the stage before goes on with this one.
        const denied = (stages.at(-1)?.sources ?? []).map((source): Node => ({ ...node, edge: "Policy denied", sources: [source] }));
        others.push(...policies, ...denied);
        stages.push(node);
    }
    return [...stages, ...others, done(DOUBLE, "", [stages.at(-1) ?? start])];
}

/** One node for each policy that is bound to a target; groups and users are not drawn. */
function policyNodes(call: Call, target: string, id: string, edge: (order: number) => string, sources: readonly Node[]): Node[] {
    if (!call.isSuperuser) return [];
    return call.db
        .where("authentik_policies.policybinding", "target", target)
        .filter(({ policy }) => policy !== null)
        .sort((a, b) => a.order - b.order)
        .map(({ policy, order }, index) => ({
            id: `${id}_${index}`,
            label: `Policy (${kindOf(call, "authentik_policies.policy", policy!)})\n${call.db.get("authentik_policies.policy", policy!).name}`,
            brackets: CURLY,
            edge: edge(order),
            sources,
        }));
}

const kindOf = ({ db, registry }: Call, family: ModelName, key: string | number): string => registry.resource(db.modelOf(family, key)!).names[0];
