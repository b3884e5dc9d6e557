import { signedIn } from "#kernel/http/access.ts";
import { action } from "#kernel/resource/action.ts";
import { nested, text } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import { flow } from "#mock/apps/flows/flow.resource.ts";
import { diagramOf } from "./diagram.ts";

/** GET flows/instances/{slug}/diagram/ : the flow as a chart in the language of Mermaid. */
export const diagram = action(
    flow,
    "GET",
    "diagram",
    { access: signedIn, answer: nested("FlowDiagram", { diagram: text({ readOnly: true }) }) },
    ({ row, call }) => ok({ diagram: diagramOf(call, row) }),
);
