import type { Call } from "#kernel/http/call.ts";
import { keyOf, type Stored } from "#kernel/store/schema.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import type { Task } from "#kernel/resource/task.ts";
import { ensureServiceAccount } from "#mock/apps/outposts/outpost-account.ts";
import { ends } from "./ends.facet.ts";
import { HOUR_MS, MINUTE_MS } from "#mock/encoding/time.ts";

/** Rows of every kind with an end, unless `expiring` is false. */
function cleanExpired(call: Call): string[] {
    const { db, random } = call;
    const registry = registryOf(call);
    const now = random.now();
    const isOver = ({ expires, expiring }: Stored) => typeof expires === "string" && Date.parse(expires) < now && expiring !== false;
    return [...registry.resources.values()].flatMap(({ model, fields, spec }) => {
        if (!fields.expires) return [];
        const ending = registry.facetOf(model, ends);
        const over = db.rows(model).filter(isOver);
        for (const row of over) {
            if (ending) ending.end(call, row);
            else db.remove(model, keyOf(row));
        }
        return [`Expired ${over.length} ${spec.names[1]}`];
    });
}

/** Sessions of browsers, visitors' too. */
function cleanSessions({ db, random }: Call): string[] {
    const over = db.all("sandbox.session").filter(({ expires }) => (expires ?? 0) < random.now());
    for (const { pk } of over) db.delete("sandbox.session", pk);
    return over.length ? [`Expired ${over.length} sessions of browsers`] : [];
}

/** Notifications that were seen, or whose event is gone. */
function cleanNotifications({ db }: Call): string[] {
    const over = db.all("authentik_events.notification").filter(({ seen, about }) => seen || about === null);
    for (const { pk } of over) db.delete("authentik_events.notification", pk);
    return [`Expired ${over.length} Notifications`];
}

/** Users that a SAML source has made for one session. */
function cleanTemporaryUsers({ db, random }: Call): string[] {
    const over = db.all("authentik_core.user").filter(({ attributes }) => {
        const expires = attributes["goauthentik.io/user/expires"];
        return attributes["goauthentik.io/user/generated"] === true && Number(expires ?? Infinity) * 1000 < random.now();
    });
    for (const { pk } of over) db.delete("authentik_core.user", pk);
    return [`Successfully deleted ${over.length} users.`];
}

/** What has nothing to work on here (D-906). */
const notDone = () => ["Not done in the sandbox."];

/** Tasks of the sandbox's own tables; engines bring theirs along. */
export const TASKS: readonly Task[] = [
    {
        name: "certificate_discovery",
        description: "Discover, import and update certificates from the filesystem",
        every: HOUR_MS,
        run: notDone,
    },
    {
        name: "clean_expired_models",
        description: "Remove expired objects",
        every: 5 * MINUTE_MS,
        isTimed: true,
        run: (call) => [...cleanExpired(call), ...cleanSessions(call)],
    },
    {
        name: "clean_temporary_users",
        description: "Remove temporary users created by SAML Sources",
        every: 5 * MINUTE_MS,
        isTimed: true,
        run: cleanTemporaryUsers,
    },
    {
        name: "notification_cleanup",
        description: "Cleanup seen notifications and notifications whose event expired.",
        every: 8 * HOUR_MS,
        isTimed: true,
        run: cleanNotifications,
    },
    {
        name: "outpost_service_connection_monitor",
        description: "Regularly check the state of Outpost Service Connections",
        every: 15 * MINUTE_MS,
        run: notDone,
    },
    {
        name: "outpost_token_ensurer",
        description: "Periodically ensure that all Outposts have valid Service Accounts and Tokens",
        every: 8 * HOUR_MS,
        run: (call) => {
            for (const outpost of call.db.all("authentik_outposts.outpost")) ensureServiceAccount(call, outpost);
            return ["All outposts were checked."];
        },
    },
    {
        name: "save_reputation",
        description: "Save currently cached reputation to database",
        every: 5 * MINUTE_MS,
        run: () => ["Nothing to do: scores are stored as they change."],
    },
    { name: "update_latest_version", description: "Update latest version info", every: HOUR_MS, run: notDone },
];
