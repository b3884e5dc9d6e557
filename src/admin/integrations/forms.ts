import { msg } from "@lit/localize";
import type { Kinds } from "#src/pages/family.ts";

/** The kinds of places where outposts can run. */
export const integrationKinds = {
    "ak-service-connection-docker-form": {
        title: () => msg("Docker"),
        plural: () => msg("Docker"),
        description: () => msg("A Docker engine, on this machine or another one."),
        form: async () => (await import("./docker.form.ts")).dockerForm,
    },
    "ak-service-connection-kubernetes-form": {
        title: () => msg("Kubernetes"),
        plural: () => msg("Kubernetes"),
        description: () => msg("A Kubernetes cluster: the one that the server itself runs in, or another one."),
        form: async () => (await import("./kubernetes.form.ts")).kubernetesForm,
    },
} satisfies Kinds;
