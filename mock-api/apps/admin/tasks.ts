import type { Call } from "#kernel/call.ts";
import type { Db } from "#kernel/db.ts";
import { timestamp } from "#kernel/formats.ts";
import type { ModelName } from "#kernel/models.ts";
import { keyOf, type Stored } from "#kernel/schema.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { newKey } from "#mock/apps/core/token.resource.ts";
import { keepAccount } from "#mock/apps/outposts/outpost-account.ts";
import { applyInstance, discoverFiles } from "#mock/blueprints/instance.ts";
import { recordTask } from "./task.model.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Work that the original does in the background: here it is done when it is due and somebody asks for anything. */
export interface Task {
    readonly description: string;
    /** Time between two runs, in ms. */
    readonly every: number;
    /** Does it; gives what the list of tasks shows. */
    run(call: Call): readonly string[];
}

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

/** Every task that is always listed, by its name. */
export const TASKS: Readonly<Record<string, Task>> = {
    blueprints_discover: {
        description: "Find blueprints and check if they need to be created in the database",
        every: HOUR_MS,
        run: (call) => {
            const found = discoverFiles(call);
            for (const instance of found) applyInstance(call, instance);
            return [found.length ? `Applied ${found.map(({ name }) => name).join(", ")}.` : "Nothing new was found."];
        },
    },
    certificate_discovery: {
        description: "Discover, import and update certificates from the filesystem",
        every: HOUR_MS,
        run: () => ["Nothing new was found."],
    },
    clean_expired_models: { description: "Remove expired objects", every: 5 * MINUTE_MS, run: cleanExpired },
    clean_temporary_users: { description: "Remove temporary users created by SAML Sources", every: 5 * MINUTE_MS, run: cleanTemporaryUsers },
    notification_cleanup: { description: "Cleanup seen notifications and notifications whose event expired.", every: 8 * HOUR_MS, run: cleanNotifications },
    outpost_service_connection_monitor: {
        description: "Regularly check the state of Outpost Service Connections",
        every: 15 * MINUTE_MS,
        run: () => ["All connections were asked."],
    },
    outpost_token_ensurer: {
        description: "Periodically ensure that all Outposts have valid Service Accounts\n    and Tokens",
        every: 8 * HOUR_MS,
        run: (call) => {
            for (const outpost of call.db.all("authentik_outposts.outpost")) keepAccount(call, outpost);
            return ["All outposts were checked."];
        },
    },
    save_reputation: {
        description: "Save currently cached reputation to database",
        every: 5 * MINUTE_MS,
        run: () => ["Scores are kept as they change."],
    },
    update_latest_version: { description: "Update latest version info", every: HOUR_MS, run: () => ["This is the latest version."] },
};

/** Work that changes nothing here is not done by the clock: a state that nobody touches stays as it is. */
const BY_THE_CLOCK = ["clean_expired_models", "clean_temporary_users", "notification_cleanup"] as const;

/** Runs a task now and notes how it went. */
export const runTask = (call: Call, name: string): void => recordTask(call, name, "SUCCESSFUL", TASKS[name]!.run(call));

/** When each task was run last, in ms. */
const lastRuns = new WeakMap<Db, Map<string, number>>();

/** Runs what is due; notes only runs that found something to do, so that a question to a calm system changes nothing. */
export function runDueTasks(call: Call): void {
    const { db } = call;
    const now = call.random.now();
    const runs = lastRuns.get(db) ?? lastRuns.set(db, new Map()).get(db)!;
    for (const name of BY_THE_CLOCK) {
        if (now - (runs.get(name) ?? -Infinity) < TASKS[name]!.every) continue;
        runs.set(name, now);
        const before = db.version;
        const messages = TASKS[name]!.run(call);
        if (db.version !== before) recordTask(call, name, "SUCCESSFUL", messages);
    }
}
