import type { Call } from "#kernel/call.ts";
import { systemCall } from "#kernel/system-call.ts";
import { Db } from "#kernel/db.ts";
import { complete } from "#kernel/steps.ts";
import type { State } from "#kernel/journal.ts";
import { openapi as describeApi } from "#kernel/openapi.ts";
import { INTERNAL } from "./apps/crypto/certificate.resource.ts";
import { makePair } from "#mock/encoding/x509.ts";
import { registry } from "./registry.ts";
import { ensureEmbedded } from "./apps/outposts/outpost.resource.ts";
import { RELEASE_DAY, VERSION } from "./apps/root/version.ts";
import { ADMINISTRATORS, BUILT_IN_SOURCE } from "./blueprints/files.ts";
import { applyBlueprint } from "./blueprints/importer.ts";
import { applyInstance, discoverFiles } from "./blueprints/instance.ts";
import { readBlueprint } from "./blueprints/read.ts";
import { randomness, seededBytes } from "#kernel/random.ts";
import { STATE_VERSION } from "./state-version.ts";

type Certificates = readonly { readonly name: string; readonly managed: string | null; readonly certificate_data: string; readonly key_data: string }[];

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

/** State of a fresh install: our blueprints, applied through the descriptions. Run at build time. */
export function snapshot(certificates: Certificates): State {
    const random = randomness(seededBytes(20230200), () => RELEASE_DAY);
    const db = new Db(registry.schema, random);
    const call = systemCall({ db, random, registry, origin: "http://localhost/" });
    registry.attach(db, () => call);
    complete(applyBlueprint(call, readBlueprint(ADMINISTRATORS)));
    applyFiles(call);
    complete(applyBlueprint(call, readBlueprint(BUILT_IN_SOURCE)));
    ensureEmbedded(db);
    for (const row of certificates) db.create("authentik_crypto.certificatekeypair", row);
    return { version: STATE_VERSION, tables: db.dump() };
}

/** Finds the files that are meant to be applied, makes an instance of each and applies it, as the original does at its first start. */
function applyFiles(call: Call): void {
    for (const instance of discoverFiles(call)) {
        const error = complete(applyInstance(call, instance));
        if (error) throw new Error(`${instance.path}: ${error.message}`);
    }
}

/** The document of our API. */
export const openapi = () => describeApi(registry, VERSION);

/** What objects of each model are called, by `app.model`: the API names kinds by their model only where something uses them, and in events. */
export const kinds = (): Record<string, string> =>
    Object.fromEntries([...registry.resources.values()].map(({ model, names: [name] }) => [model, inSentenceCase(name)]));

/** "Static Authenticator Stage" as "Static authenticator stage"; "SAML Provider" keeps its capitals. */
const inSentenceCase = (name: string): string =>
    name.charAt(0).toUpperCase() + name.slice(1).replace(/(?<=[ -])[A-Z][a-z]+(?![A-Za-z0-9])/g, (word) => word.toLowerCase());
