import { allPages } from "./all-pages.ts";
import { crud, family } from "./crud.ts";
import { get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** A program beside the server that speaks LDAP, or is a proxy in front of applications. */
export type Outpost = Schema["Outpost"];
/** One running program of an outpost. */
export type OutpostHealth = Schema["OutpostHealth"];
/** Where outposts can be put to run. */
export type Integration = Schema["ServiceConnection"];
export type DockerIntegration = Schema["DockerServiceConnection"];
export type KubernetesIntegration = Schema["KubernetesServiceConnection"];

const operations = crud("/outposts/instances/", "/outposts/instances/{uuid}/", ["type", "providers"]);

export const outposts = {
    ...operations,
    /** Has it do the work of one more provider. */
    async addProvider(uuid: string, provider: number): Promise<Outpost> {
        const { providers } = await operations.retrieve(uuid);
        return operations.patch(uuid, { providers: [...new Set([...providers, provider])] });
    },
    /** The programs that are connected. */
    health: (pk: string, signal?: AbortSignal, byClock = false) => get("/outposts/instances/{uuid}/health/", { path: { uuid: pk }, signal, byClock }),
    /** All of them: there are only ever a few. */
    all: (signal?: AbortSignal): Promise<Outpost[]> => allPages((query) => get("/outposts/instances/", { query, signal })),
    /** The configuration that a new one begins with. */
    defaults: async (signal?: AbortSignal) => (await get("/outposts/instances/default_settings/", { signal })).config,
};

export const integrations = {
    ...family("/outposts/service_connections/all/", "/outposts/service_connections/all/{uuid}/"),
    /** Whether it can be reached, and what version runs there. */
    state: (pk: string, signal?: AbortSignal) => get("/outposts/service_connections/all/{uuid}/state/", { path: { uuid: pk }, signal }),
};

export const dockerIntegrations = crud("/outposts/service_connections/docker/", "/outposts/service_connections/docker/{uuid}/");
export const kubernetesIntegrations = crud("/outposts/service_connections/kubernetes/", "/outposts/service_connections/kubernetes/{uuid}/");
