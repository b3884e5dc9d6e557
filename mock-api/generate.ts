import { complete } from "#kernel/base/steps.ts";
import type { State } from "#kernel/store/journal.ts";
import { openapi as describeApi } from "#kernel/openapi/openapi.ts";
import { INTERNAL } from "./apps/crypto/certificate.resource.ts";
import { makePair } from "#mock/encoding/x509.ts";
import { registry } from "./registry.ts";
import { VERSION } from "./apps/root/version.ts";
import { type Certificates, freshInstall } from "./blueprints/fresh-install.ts";
import { randomness } from "#kernel/base/random.ts";
import { STATE_VERSION } from "./state-version.ts";

const DAYS = 365;

/** The pairs of a fresh install. Made once and handed to each `snapshot`: they take seconds. */
export async function makeCertificates(): Promise<Certificates> {
    const random = randomness();
    const pair = (name: string, alternative: string) =>
        makePair({ name, now: Date.now(), days: DAYS, alternatives: [alternative], serial: random.uuid().replaceAll("-", ""), version: VERSION });
    const [selfSigned, internal] = ["authentik Self-signed Certificate", "authentik Internal JWT Certificate"] as const;
    return [
        { name: selfSigned, managed: null, ...(await pair(selfSigned, `${random.text(40)}.self-signed.goauthentik.io`)) },
        { name: internal, managed: INTERNAL, ...(await pair(internal, "goauthentik.io")) },
    ];
}

const SEED = 20230200;

/** State of a fresh install. Run at build time. */
export const snapshot = (certificates: Certificates): State => ({
    version: STATE_VERSION,
    tables: complete(freshInstall(registry, SEED, certificates)).db.dump(),
});

/** The document of our API. */
export const openapi = () => describeApi(registry, VERSION);

/** What objects of each model are called, by `app.model`: the API names kinds by their model only where something uses them, and in events. */
export const kinds = (): Record<string, string> =>
    Object.fromEntries([...registry.resources.values()].map(({ model, names: [name] }) => [model, inSentenceCase(name)]));

/** "Static Authenticator Stage" as "Static authenticator stage"; "SAML Provider" keeps its capitals. */
const inSentenceCase = (name: string): string =>
    name.charAt(0).toUpperCase() + name.slice(1).replace(/(?<=[ -])[A-Z][a-z]+(?![A-Za-z0-9])/g, (word) => word.toLowerCase());
