import { clientChannel, clientListeners } from "./client.channel.ts";
import { notifyListener } from "./notify.ts";
import type { App } from "#kernel/resource/resource.ts";
import { testTransport } from "./transport.actions.ts";

/** Notifies people of events. */
export const notifications: App = {
    name: "authentik.events",
    label: "authentik Events",
    operations: [testTransport],
    listeners: [notifyListener, ...clientListeners],
    channels: [clientChannel],
};
