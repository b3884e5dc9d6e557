import { text } from "#kernel/fields.ts";
import { canonicalUuid, milliseconds, timestamp } from "#kernel/formats.ts";
import type { JsonObject, Key, Models } from "#kernel/models.ts";
import type { UserConsent } from "#mock/apps/core/user-consent.resource.ts";
import { next, show, stageType, type Turn } from "../stage.ts";

type Settings = Models["authentik_stages_consent.consentstage"];

/** Where the session keeps the token that an answer must echo. */
const TOKEN = "authentik/stages/consent/token";

interface Permission {
    readonly id: string;
    readonly name: string;
}

/** Asks whether an application may have the user's data, and remembers the answer. Source: authentik/stages/consent/stage.py. */
export const consent = stageType("authentik_stages_consent.consentstage", {
    component: "ak-stage-consent",
    namesUser: true,
    response: { token: text() },

    enter: (turn) => {
        const given = givenIds(turn);
        const asked = requested(turn).map(({ id }) => id);
        const isGiven = given !== undefined && given.size === asked.length && asked.every((id) => given.has(id));
        return isGiven ? next() : undefined;
    },

    challenge: (turn) => {
        const given = givenIds(turn);
        const asked = requested(turn);
        const token = turn.call.random.uuid();
        turn.call.session.set(TOKEN, token);
        const header = turn.plan.get<string>("consent_header");
        return {
            ...(header === undefined ? {} : { header_text: header }),
            permissions: asked.filter(({ id }) => !given || given.has(id)) as unknown as JsonObject[],
            additional_permissions: asked.filter(({ id }) => given && !given.has(id)) as unknown as JsonObject[],
            token,
        };
    },

    submit: (turn, { token }) => {
        // An answer to another rendering must not confirm this one.
        if (token !== turn.call.session.get<string>(TOKEN)) return show();
        remember(turn);
        return next();
    },
});

/** What is asked for, whether or not it was given before. */
const requested = ({ plan }: Turn<Settings>): Permission[] => [
    ...((plan.get<JsonObject[]>("consent_permissions") ?? []) as unknown as Permission[]),
    ...((plan.get<JsonObject[]>("consent_additional_permissions") ?? []) as unknown as Permission[]),
];

/** The application and user that a consent is kept for; undefined where none is. */
function keptFor({ plan, settings, step, user }: Turn<Settings>): { application: Key; user: number } | undefined {
    const application = canonicalUuid(plan.get<JsonObject>("application")?.pk);
    const isKept = settings.mode !== "always_require" && step.stage !== null;
    return isKept && application && user ? { application, user: user.pk } : undefined;
}

/** The consent that was given before; one that is past its time goes away. */
function known(turn: Turn<Settings>): UserConsent | undefined {
    const { db, random } = turn.call;
    const kept = keptFor(turn);
    const row = kept && db.where("authentik_core.userconsent", "user", kept.user).find((one) => one.application === kept.application);
    if (!row) return undefined;
    const isOver = row.expiring && row.expires !== null && Date.parse(row.expires) <= random.now();
    if (isOver) db.delete("authentik_core.userconsent", row.pk);
    return isOver ? undefined : row;
}

function givenIds(turn: Turn<Settings>): Set<string> | undefined {
    const row = known(turn);
    return row && new Set(row.permissions.split(" ").filter(Boolean));
}

function remember(turn: Turn<Settings>): void {
    const kept = keptFor(turn);
    if (!kept) return;
    const { db, random } = turn.call;
    const isPermanent = turn.settings.mode === "permanent";
    const values = {
        permissions: requested(turn)
            .map(({ id }) => id)
            .join(" "),
        expiring: !isPermanent,
        expires: isPermanent ? null : timestamp(random.now() + milliseconds(turn.settings.consent_expire_in)),
    };
    const row = known(turn);
    if (row) db.update("authentik_core.userconsent", row.pk, values);
    else db.create("authentik_core.userconsent", { ...kept, ...values });
}
