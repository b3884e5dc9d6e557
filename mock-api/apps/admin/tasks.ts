import type { Call } from "#kernel/call.ts";
import { timestamp } from "#kernel/formats.ts";
import type { ModelName } from "#kernel/models.ts";
import { keyOf, type Stored } from "#kernel/schema.ts";
import type { Task } from "#kernel/task.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { newKey } from "#mock/apps/core/token.resource.ts";
import { keepAccount } from "#mock/apps/outposts/outpost-account.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Models whose rows end, and which of them never do. Sessions look after themselves: they end with their cookie. */
const EXPIRING: readonly [model: string, name: string, keeps?: (row: Stored) => boolean][] = [
    ["authentik_core.token", "Tokens", (row) => row.expiring === false],
    ["authentik_core.userconsent", "User Consents", (row) => row.expiring === false],
    ["authentik_events.event", "Events"],
    ["authentik_stages_invitation.invitation", "Invitations"],
];

/** Minutes that the new key of an expired API token lives. */
const ROTATED_MINUTES = 30;

function cleanExpired(call: Call): string[] {
    const { db, random } = call;
    const now = random.now();
    return EXPIRING.filter(([model]) => db.schema.isKnown(model)).map(([model, name, keeps]) => {
        const rows = db.all(model as ModelName) as Stored[];
        const over = rows.filter((row) => typeof row.expires === "string" && Date.parse(row.expires) < now && !keeps?.(row));
        for (const row of over) {
            if (model === "authentik_core.token" && row.intent === "api") rotate(call, row.pk as string);
            else db.delete(model as ModelName, keyOf(row));
        }
        return `Expired ${over.length} ${name}`;
    });
}

/** An API token never ends by itself: whoever holds the old key can do nothing with it any more. */
function rotate(call: Call, pk: string): void {
    const { db, random } = call;
    const token = db.update("authentik_core.token", pk, { key: newKey(random), expires: timestamp(random.now() + ROTATED_MINUTES * MINUTE_MS) });
    const message = `Token ${token.identifier}'s secret was rotated.`;
    writeEvent(call, "secret_rotate", "authentik.core.models", { token: describeModel(call, "authentik_core.token", token), message }, { isBackground: true });
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
    { name: "clean_expired_models", description: "Remove expired objects", every: 5 * MINUTE_MS, isTimed: true, run: cleanExpired },
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
            for (const outpost of call.db.all("authentik_outposts.outpost")) keepAccount(call, outpost);
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
