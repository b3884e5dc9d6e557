import type { App } from "#kernel/resource.ts";
import { actions, event, topPerUser } from "./event.resource.ts";

export const events: App = {
    name: "authentik.events",
    label: "authentik Events",
    resources: [event],
    operations: [actions, topPerUser],
};
