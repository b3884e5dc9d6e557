import { signedIn } from "#kernel/access.ts";
import { action, collectionAction } from "#kernel/action.ts";
import { date, flag, list, nested, object, text } from "#kernel/fields.ts";
import { ok } from "#kernel/operation.ts";
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

/** GET outposts/instances/{uuid}/health/ : the programs that are connected; none can connect to the sandbox yet. */
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
    () => ok([]),
);

/** GET outposts/instances/default_settings/ : the configuration that a new outpost starts from. */
export const defaultSettings = collectionAction(
    outpost,
    "GET",
    "default_settings",
    { access: signedIn, answer: nested("OutpostDefaultConfig", { config: object({ readOnly: true }) }) },
    ({ call }) => ok({ config: defaultConfig(call.absolute("/")) }),
);
