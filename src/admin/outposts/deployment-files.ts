import type { Outpost } from "#src/api/outposts.api.ts";
import { ownValue } from "#src/base/own-value.ts";

/** An outpost that somebody is about to run. */
export interface Deployed {
    outpost: Pick<Outpost, "pk" | "name" | "type" | "config" | "token_identifier">;
    /** Address of the server, as the outpost reaches it. */
    host: string;
    /** What the outpost signs in with, or words that stand for it. */
    token: string;
    /** Version of the server: an outpost has the same. */
    version: string;
}

/** Ports of each type, by name. */
const PORTS: Readonly<Record<Outpost["type"], readonly (readonly [name: string, port: number])[]>> = {
    proxy: [
        ["http", 9000],
        ["https", 9443],
    ],
    ldap: [
        ["ldap", 3389],
        ["ldaps", 6636],
    ],
};

/** Ports that the outside knows an LDAP server by. */
const PUBLISHED: Readonly<Record<string, number>> = { ldap: 389, ldaps: 636 };

const published = (name: string, port: number): number => ownValue(PUBLISHED, name) ?? port;

/** A setting of the outpost's configuration, where it is a text or a number that is not empty. */
function setting(config: Outpost["config"], name: string): string | undefined {
    const value = ownValue(config, name);
    return (typeof value === "string" && value) || typeof value === "number" ? String(value) : undefined;
}

const image = ({ outpost: { type, config }, version }: Deployed): string => setting(config, "container_image") ?? `ghcr.io/goauthentik/${type}:${version}`;

/** What a name may have in it at most, in characters: Kubernetes makes addresses of services from them. */
const LONGEST = 63;

/** What its containers and objects are called: the template's words with what can be in an address. */
function called({ outpost: { pk, name, config } }: Deployed): string {
    const addressable = (text: string): string =>
        text
            .toLowerCase()
            .replaceAll(/[^a-z0-9-]+/g, "-")
            .slice(0, LONGEST)
            .replaceAll(/^-+|-+$/g, "");
    const uuid = pk.replaceAll("-", "");
    // A name in letters of another script leaves nothing: its key tells it apart.
    const words = (setting(config, "object_naming_template") ?? "ak-outpost-%(name)s")
        .replaceAll("%(name)s", () => addressable(name) || uuid)
        .replaceAll("%(uuid)s", uuid);
    const plain = addressable(words) || uuid;
    return /^[a-z]/.test(plain) ? plain : addressable(`ak-${plain}`);
}

/** One line, whatever is in it: a line break would begin another variable, and none of these values has one. */
const line = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** What every outpost is told, in the order in which it is shown. */
const variables = (deployed: Deployed): readonly (readonly [name: string, value: string])[] =>
    told(deployed).map(([name, value]) => [name, line(value)] as const);

const told = ({ outpost: { config, type }, host, token }: Deployed): readonly (readonly [name: string, value: string])[] => [
    ["AUTHENTIK_HOST", host],
    ["AUTHENTIK_INSECURE", String(ownValue(config, "authentik_host_insecure") === true)],
    ["AUTHENTIK_TOKEN", token],
    ...(type === "proxy" ? [["AUTHENTIK_HOST_BROWSER", setting(config, "authentik_host_browser") ?? host] as const] : []),
];

/** For a program that is started by hand, or a file that is read at its start. */
export const environment = (deployed: Deployed): string =>
    variables(deployed)
        .map(([name, value]) => `${name}=${value}`)
        .join("\n");

/** A text as YAML takes it, whatever is in it. */
const quoted = (text: string): string => JSON.stringify(text);

/** A text in a Compose file, where a dollar sign begins a variable. */
const composed = (text: string): string => quoted(text.replaceAll("$", "$$$$"));

/** A file for Docker Compose. */
export const compose = (deployed: Deployed): string => `services:
  ${quoted(called(deployed))}:
    image: ${composed(image(deployed))}
    restart: unless-stopped
    ports:
${PORTS[deployed.outpost.type].map(([name, port]) => `      - "${published(name, port)}:${port}"`).join("\n")}
    environment:
${variables(deployed)
    .map(([name, value]) => `      ${name}: ${composed(value)}`)
    .join("\n")}
`;

/** What a cluster is given: a secret, what runs, and how it is reached. */
export function manifest(deployed: Deployed): string {
    const { outpost } = deployed;
    const name = quoted(called(deployed));
    const replicas = Number(setting(outpost.config, "kubernetes_replicas") ?? 1);
    const head = (kind: string, version: string) => `apiVersion: ${version}
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${quoted(setting(outpost.config, "kubernetes_namespace") ?? "default")}
  labels:
    app.kubernetes.io/name: ${quoted(`authentik-${outpost.type}`)}
    app.kubernetes.io/instance: ${name}`;
    return `${head("Secret", "v1")}
stringData:
${variables(deployed)
    .map(([variable, value]) => `  ${variable}: ${quoted(value)}`)
    .join("\n")}
---
${head("Deployment", "apps/v1")}
spec:
  replicas: ${Number.isInteger(replicas) ? replicas : 1}
  selector:
    matchLabels:
      app.kubernetes.io/instance: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/instance: ${name}
    spec:
      containers:
        - name: ${outpost.type}
          image: ${quoted(image(deployed))}
          envFrom:
            - secretRef:
                name: ${name}
          ports:
${PORTS[outpost.type].map(([port, number]) => `            - name: ${port}\n              containerPort: ${number}`).join("\n")}
---
${head("Service", "v1")}
spec:
  type: ${quoted(setting(outpost.config, "kubernetes_service_type") ?? "ClusterIP")}
  selector:
    app.kubernetes.io/instance: ${name}
  ports:
${PORTS[outpost.type].map(([port, number]) => `    - name: ${port}\n      port: ${published(port, number)}\n      targetPort: ${port}`).join("\n")}
`;
}
