import type { App } from "#kernel/resource/resource.ts";
import { actions, perMonth, topPerUser } from "./event.actions.ts";
import { event } from "./event.resource.ts";
import { forgetListener } from "./forget.listener.ts";
import { markAllSeen, notification } from "./notification.resource.ts";
import { rule } from "./rule.resource.ts";
import { transport } from "./transport.resource.ts";

export const events: App = {
    name: "authentik.events",
    label: "authentik Events",
    resources: [event, notification, rule, transport],
    listeners: [forgetListener],
    operations: [actions, topPerUser, perMonth, markAllSeen],
};
