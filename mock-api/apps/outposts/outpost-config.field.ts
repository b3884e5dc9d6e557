import type { JsonObject } from "#kernel/base/models.ts";
import { pythonType } from "#mock/encoding/python-text.ts";
import { own } from "#kernel/base/own.ts";

/** The default configuration of an outpost. `host`: address of this installation. */
export const defaultConfig = (host: string): JsonObject => ({
    authentik_host: host,
    authentik_host_insecure: false,
    authentik_host_browser: "",
    log_level: "info",
    object_naming_template: "ak-outpost-%(name)s",
    container_image: null,
    docker_network: null,
    docker_map_ports: true,
    docker_labels: null,
    kubernetes_replicas: 1,
    kubernetes_namespace: "default",
    kubernetes_ingress_annotations: {},
    kubernetes_ingress_secret_name: "authentik-outpost-tls",
    kubernetes_ingress_class_name: null,
    kubernetes_service_type: "ClusterIP",
    kubernetes_disabled_components: [],
    kubernetes_image_pull_secrets: [],
});

/** Kinds of known keys as the language of the original names them; `?` where null will do. */
const KINDS: Readonly<Record<string, "str" | "str?" | "bool" | "int" | "dict" | "dict?" | "list">> = {
    authentik_host: "str",
    authentik_host_insecure: "bool",
    authentik_host_browser: "str",
    log_level: "str",
    object_naming_template: "str",
    container_image: "str?",
    docker_network: "str?",
    docker_map_ports: "bool",
    docker_labels: "dict?",
    kubernetes_replicas: "int",
    kubernetes_namespace: "str",
    kubernetes_ingress_annotations: "dict",
    kubernetes_ingress_secret_name: "str",
    kubernetes_ingress_class_name: "str?",
    kubernetes_service_type: "str",
    kubernetes_disabled_components: "list",
    kubernetes_image_pull_secrets: "list",
};

/** What is wrong with the known keys of a configuration; others are kept as they are. */
export function configFault(config: JsonObject): string | undefined {
    for (const [name, kind] of Object.entries(KINDS)) {
        if (!Object.hasOwn(config, name)) continue;
        const value = own(config, name);
        const type = pythonType(value);
        const wanted = kind.replace("?", "");
        if (type === wanted || (kind.endsWith("?") && type === "NoneType")) continue;
        const should = kind.endsWith("?") ? `typing.Optional[${wanted}]` : wanted;
        const shown = typeof value === "string" ? value : JSON.stringify(value);
        return `Failed to validate config: wrong value type for field "${name}" - should be "${should}" instead of value "${shown}" of type "${type}"`;
    }
    return undefined;
}
