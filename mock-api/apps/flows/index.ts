import type { App } from "#kernel/resource.ts";
import { flowPages } from "#mock/flows/pages.ts";
import { cacheClear, cacheInfo, executeAction, executors, flowBackground } from "./flow.actions.ts";
import { diagram, exportAction, importAction } from "./flow-file.actions.ts";
import { inspector } from "./inspector.actions.ts";
import { flow, flowSet } from "./flow.resource.ts";
import { flowStageBinding } from "./flow-stage-binding.resource.ts";
import { stage } from "./stage.family.ts";

export const flows: App = {
    name: "authentik.flows",
    label: "authentik Flows",
    families: [stage],
    resources: [flow, flowStageBinding],
    views: [flowSet],
    operations: [cacheInfo, cacheClear, executeAction, ...flowBackground, diagram, exportAction, importAction, inspector, ...executors],
    pages: flowPages,
};
