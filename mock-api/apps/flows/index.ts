import type { App } from "#kernel/resource/resource.ts";
import { cacheClear, cacheInfo, flowBackground } from "./flow.actions.ts";
import { flow, flowSet } from "./flow.resource.ts";
import { flowStageBinding } from "./flow-stage-binding.resource.ts";
import { planListeners } from "./plan-cache.model.ts";
import { stage } from "./stage.family.ts";

export const flows: App = {
    name: "authentik.flows",
    label: "authentik Flows",
    families: [stage],
    resources: [flow, flowStageBinding],
    views: [flowSet],
    listeners: planListeners,
    operations: [cacheInfo, cacheClear, ...flowBackground],
};
