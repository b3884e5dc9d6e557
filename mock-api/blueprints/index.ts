import { can } from "#kernel/base/facet.ts";
import type { App } from "#kernel/resource/resource.ts";
import { blueprint } from "#mock/apps/blueprints/blueprint.resource.ts";
import { apply, available } from "./blueprint.actions.ts";
import { blueprintHooks } from "./blueprint.hooks.ts";
import { differencePage } from "./difference.page.ts";
import { discovery } from "./discovery.task.ts";
import { blueprintPages } from "./export.page.ts";
import { exportAction, importAction } from "./flow-file.actions.ts";

/** What reads, applies and writes blueprints. */
export const blueprintEngine: App = {
    name: "authentik.blueprints",
    label: "authentik Blueprints",
    facets: [can(blueprint, blueprintHooks)],
    tasks: [discovery],
    operations: [available, apply, exportAction, importAction],
    endpoints: [...blueprintPages, differencePage],
};
