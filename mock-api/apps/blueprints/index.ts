import type { App } from "#kernel/resource.ts";
import { apply, available } from "./blueprint.actions.ts";
import { blueprint } from "./blueprint.resource.ts";
import { blueprintPage } from "./export.page.ts";

export const blueprints: App = {
    name: "authentik.blueprints",
    label: "authentik Blueprints",
    resources: [blueprint],
    operations: [available, apply],
    pages: [blueprintPage],
};
