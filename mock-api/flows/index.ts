import type { App } from "#kernel/resource.ts";
import { diagram } from "./diagram.actions.ts";
import { executeAction, executors } from "./flow.actions.ts";
import { inspector } from "./inspector.actions.ts";
import { flowPages } from "./pages.ts";
import { recovery, recoveryEmail } from "./recovery.actions.ts";

/** What runs flows. */
export const flowEngine: App = {
    name: "authentik.flows",
    label: "authentik Flows",
    operations: [executeAction, diagram, inspector, ...executors, recovery, recoveryEmail],
    pages: flowPages,
};
