import type { Call } from "#kernel/http/call.ts";
import { Db } from "#kernel/store/db.ts";
import { randomness, seededBytes } from "#kernel/base/random.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { systemCall } from "#kernel/host/system-call.ts";
import { ensureEmbedded } from "#mock/apps/outposts/outpost.resource.ts";
import { RELEASE_DAY } from "#mock/apps/root/version.ts";
import { ADMINISTRATORS, BUILT_IN_SOURCE } from "./files.ts";
import { applyBlueprint } from "./importer.ts";
import { applyInstance, discoverFiles } from "./instance.ts";
import { readBlueprint } from "./read.ts";

/** The key pairs that an installation makes for itself. */
export type Certificates = readonly { readonly name: string; readonly managed: string | null; readonly certificate_data: string; readonly key_data: string }[];

/** An installation on which nothing was done yet, in a state of its own: our blueprints, applied through the descriptions. All its keys follow from `seed`. */
export function* freshInstall(registry: Registry, seed: number, certificates: Certificates): Steps<Call> {
    const random = randomness(seededBytes(seed), () => RELEASE_DAY);
    const db = new Db(registry.schema, random);
    const call = systemCall({ db, random, registry, origin: "http://localhost/" });
    registry.attach(db, () => call);
    yield* applyBlueprint(call, readBlueprint(ADMINISTRATORS));
    // Finds the files that are meant to be applied, makes an instance of each and applies it, as the original does at its first start.
    for (const instance of yield* discoverFiles(call)) {
        const error = yield* applyInstance(call, instance);
        if (error) throw new Error(`${instance.path}: ${error.message}`);
    }
    yield* applyBlueprint(call, readBlueprint(BUILT_IN_SOURCE));
    ensureEmbedded(db);
    for (const row of certificates) db.create("authentik_crypto.certificatekeypair", row);
    return call;
}
