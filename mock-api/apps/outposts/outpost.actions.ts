import { signedIn } from "#kernel/http/access.ts";
import { action, collectionAction } from "#kernel/resource/action.ts";
import { date, flag, list, nested, object, text } from "#kernel/base/fields.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { ok } from "#kernel/http/operation.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { programsOf } from "./connected.ts";
import { defaultConfig } from "./outpost-config.field.ts";
import { outpost } from "./outpost.resource.ts";

const told = text({ readOnly: true });
const health = nested("OutpostHealth", {
    uid: told,
    last_seen: date({ readOnly: true }),
    version: told,
    version_should: told,
    version_outdated: flag(false, { readOnly: true }),
    build_hash: told,
    build_hash_should: told,
    hostname: told,
});

/** Builds of releases carry no hash: programs of the same kind are compared by version. */
const BUILD_HASH = "";

/** Whether a version is an earlier one, part by part. A part that is no number counts as none. */
function isBefore(version: string, other: string): boolean {
    const [mine = [], theirs = []] = [version, other].map((text) => text.split(".").map((part) => Number.parseInt(part, 10) || 0));
    for (let at = 0; at < Math.max(mine.length, theirs.length); at++) {
        const difference = (mine[at] ?? 0) - (theirs[at] ?? 0);
        if (difference) return difference < 0;
    }
    return false;
}

/** GET outposts/instances/{uuid}/health/ : the programs that are connected. One of another build is never called outdated. */
export const outpostHealth = action(
    outpost,
    "GET",
    "health",
    {
        query: {
            ...Object.fromEntries(Object.entries(outpost.filters).map(([name, { shape, isMany }]) => [name, { shape: shape ?? text(), isMany }])),
            ordering: text(),
            search: text(),
        },
        answer: list(health),
        isList: true,
    },
    ({ call, row }) =>
        ok(
            programsOf(call, row).map(({ uid, seen, version, buildHash, hostname }) => ({
                uid,
                last_seen: timestamp(seen),
                version,
                version_should: VERSION,
                version_outdated: version !== "" && buildHash === BUILD_HASH && isBefore(version, VERSION),
                build_hash: buildHash,
                build_hash_should: BUILD_HASH,
                hostname,
            })),
        ),
);

/** GET outposts/instances/default_settings/ : the configuration that a new outpost starts from. */
export const defaultSettings = collectionAction(
    outpost,
    "GET",
    "default_settings",
    { access: signedIn, answer: nested("OutpostDefaultConfig", { config: object({ readOnly: true }) }) },
    ({ call }) => ok({ config: defaultConfig(call.absolute("/")) }),
);
