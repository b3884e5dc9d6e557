import type { App } from "#kernel/resource/resource.ts";
import { typesAction } from "#kernel/resource/types-action.ts";
import { defaultSettings, outpostHealth } from "./outpost.actions.ts";
import { outpostListeners } from "./outpost-account.ts";
import { outpostSocket, updateListeners } from "./outpost-socket.ts";
import { outpost } from "./outpost.resource.ts";
import { connectionState, dockerConnection, kubernetesConnection, serviceConnection } from "./service-connection.resource.ts";

const connections = [dockerConnection, kubernetesConnection];

export const outposts: App = {
    name: "authentik.outposts",
    label: "authentik Outpost",
    families: [serviceConnection],
    resources: [outpost, ...connections],
    listeners: [...outpostListeners, ...updateListeners],
    channels: [outpostSocket],
    operations: [outpostHealth, defaultSettings, typesAction(serviceConnection, connections), connectionState],
};
