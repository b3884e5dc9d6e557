import { msg } from "@lit/localize";
import { kubernetesIntegrations, type KubernetesIntegration } from "#src/api/outposts.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { integrationForm } from "./integration-form.ts";

type Body = Parameters<typeof kubernetesIntegrations.create>[0];
const { code, toggle } = fieldsFor<Body>();

/** Creates and changes the way to a Kubernetes cluster. */
export const kubernetesForm = integrationForm<KubernetesIntegration, Body>({
    create: () => msg("New Kubernetes connection"),
    edit: () => msg("Edit Kubernetes connection"),
    api: kubernetesIntegrations,
    local: () => msg("The cluster that the server itself runs in. Needs no kubeconfig."),
    fields: () => [
        code("kubeconfig", msg("Kubeconfig"), { help: msg("As YAML or JSON, with the context that is to be used as its current one.") }),
        toggle("verify_ssl", msg("Check the certificate of the cluster"), { initial: true }),
    ],
});
