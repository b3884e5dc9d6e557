import type { App } from "#kernel/resource.ts";
import { can } from "#kernel/facet.ts";
import { typesAction } from "#kernel/types-action.ts";
import { defaultSettings, outpostHealth } from "./outpost.actions.ts";
import { outpostHooks } from "./outpost-account.ts";
import { outpost } from "./outpost.resource.ts";
import { connectionState, dockerConnection, kubernetesConnection, serviceConnection } from "./service-connection.resource.ts";

const connections = [dockerConnection, kubernetesConnection];

export const outposts: App = {
    name: "authentik.outposts",
    label: "authentik Outpost",
    families: [serviceConnection],
    resources: [outpost, ...connections],
    facets: [can(outpost, outpostHooks)],
    operations: [outpostHealth, defaultSettings, typesAction(serviceConnection, connections), connectionState],
};
