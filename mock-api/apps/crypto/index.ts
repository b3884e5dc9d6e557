import type { App } from "#kernel/resource/resource.ts";
import { generate, viewCertificate, viewPrivateKey } from "./certificate.actions.ts";
import { certificate } from "./certificate.resource.ts";

export const crypto: App = {
    name: "authentik.crypto",
    label: "authentik Crypto",
    resources: [certificate],
    operations: [generate, viewCertificate, viewPrivateKey],
};
