import { signedIn, superuser } from "#kernel/http/access.ts";
import { familyAction } from "#kernel/resource/action.ts";
import { invalidFields } from "#kernel/base/errors.ts";
import { describe, type Fields, flag, json, nested, object, reference, type Row, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import type { Json, Models, ModelsOf } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { family, type Resource, resource, type ResourceSpec } from "#kernel/resource/resource.ts";
import { typeFields } from "#kernel/resource/type-fields.ts";
import { isObject } from "#kernel/store/validate.ts";

const FAMILY = "authentik_outposts.outpostserviceconnection";

const familyFields = describe({ pk: uuid(), name: text(), local: flag() });
const certificate = () => reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set default", accessor: false });
const dockerFields = describe({ ...familyFields, url: text(), tls_verification: certificate(), tls_authentication: certificate() });
const kubernetesFields = describe({
    ...familyFields,
    kubeconfig: json({
        default: {},
        documentedAs: object(),
        check: (config) => (isEmpty(config) || isKubeconfig(config) ? undefined : "Invalid kubeconfig"),
    }),
    verify_ssl: flag(true),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_outposts.outpostserviceconnection": Row<typeof familyFields>;
        "authentik_outposts.dockerserviceconnection": Row<typeof dockerFields>;
        "authentik_outposts.kubernetesserviceconnection": Row<typeof kubernetesFields>;
    }
}

const computed = typeFields<Row<typeof familyFields>>(FAMILY);

/** Where outposts can be put to run, whatever the kind of place. */
export const serviceConnection = family(FAMILY, {
    path: "outposts/service_connections/all/{uuid}",
    schema: "ServiceConnection",
    names: ["Outpost Service-Connection", "Outpost Service-Connections"],
    fields: familyFields,
    computed,
    search: ["name"],
    filters: { name: equals },
    access: superuser,
});

interface ConnectionSpec<R> extends Pick<ResourceSpec<R>, "schema" | "summary" | "filters" | "prepare"> {
    readonly at: string;
    readonly kind: string;
    readonly fields: Fields;
}

const connectionResource = <const M extends ModelsOf<Row<typeof familyFields>>>(
    model: M,
    { at, kind, ...spec }: ConnectionSpec<Models[M]>,
): Resource<Models[M]> =>
    resource(model, {
        ...spec,
        path: `outposts/service_connections/${at}/{uuid}`,
        names: [`${kind} Service-Connection`, `${kind} Service-Connections`],
        component: `ak-service-connection-${at}-form`,
        computed,
        families: [FAMILY],
        order: ["name"],
        search: ["name"],
        access: superuser,
        isAudited: true,
    });

export const dockerConnection = connectionResource("authentik_outposts.dockerserviceconnection", {
    at: "docker",
    kind: "Docker",
    schema: "DockerServiceConnection",
    summary: "Service Connection to a Docker endpoint",
    fields: dockerFields,
    filters: { name: equals, local: equals, url: equals, tls_verification: equals, tls_authentication: equals },
});

export const kubernetesConnection = connectionResource("authentik_outposts.kubernetesserviceconnection", {
    at: "kubernetes",
    kind: "Kubernetes",
    schema: "KubernetesServiceConnection",
    summary: "Service Connection to a Kubernetes cluster",
    fields: kubernetesFields,
    prepare: ({ values, row }) => {
        const config = values.kubeconfig ?? (row ? undefined : {});
        if (config !== undefined && isEmpty(config) && !(values.local ?? row?.local))
            throw invalidFields({ kubeconfig: ["You can only use an empty kubeconfig when connecting to a local cluster."] });
    },
    filters: { name: equals, local: equals },
});

const isEmpty = (config: Json): boolean => isObject(config) && !Object.keys(config).length;

/** Whether the current context of a kubeconfig, its cluster and its user are all there. */
function isKubeconfig(config: Json): boolean {
    if (!isObject(config)) return false;
    const { "current-context": current, contexts, clusters, users } = config;
    const find = (all: Json, name: Json) => (Array.isArray(all) ? all.filter(isObject).find((one) => one.name === name) : undefined);
    const context = find(contexts, current)?.context;
    return isObject(context) && find(clusters, context.cluster) !== undefined && find(users, context.user) !== undefined;
}

/** GET outposts/service_connections/all/{uuid}/state/ : nothing is connected to, so none is healthy. */
export const connectionState = familyAction(
    serviceConnection,
    "GET",
    "state",
    { access: signedIn, answer: nested("ServiceConnectionState", { healthy: flag(false, { readOnly: true }), version: text({ readOnly: true }) }) },
    () => ok({ healthy: false, version: "" }),
);
