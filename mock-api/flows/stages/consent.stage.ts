import { list, nested, text } from "#kernel/base/fields.ts";
import { canonicalUuid, milliseconds, timestamp } from "#kernel/store/formats.ts";
import type { Key, Models } from "#kernel/base/models.ts";
import type { UserConsent } from "#mock/apps/core/user-consent.resource.ts";
import { maybe, next, show, stage, type StageContext } from "../stage.ts";

type Settings = Models["authentik_stages_consent.consentstage"];

/** Where the session keeps the token that an answer must echo. */
const TOKEN = "authentik/stages/consent/token";

const permission = nested("Permission", { name: text(), id: text() });
interface Permission {
    readonly id: string;
    readonly name: string;
}
declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        /** The text above the list of permissions. */
        consent_header: string;
        consent_permissions: readonly Permission[];
        /** Asked for besides what was given before. */
        consent_additional_permissions: readonly Permission[];
    }
}

/** Asks whether an application may have the user's data, and remembers the answer. Source: authentik/stages/consent/stage.py. */
export const consent = stage("authentik_stages_consent.consentstage", {
    component: "ak-stage-consent",
    namesUser: true,
    schema: "Consent",
    guards: true,
    shows: { header_text: maybe(text()), permissions: list(permission), additional_permissions: list(permission), token: text() },
    takes: { token: text() },

    enter: (context) => {
        const given = givenIds(context);
        const asked = requested(context).map(({ id }) => id);
        const isGiven = given !== undefined && given.size === asked.length && asked.every((id) => given.has(id));
        return isGiven ? next() : undefined;
    },

    challenge: (context) => {
        const given = givenIds(context);
        const asked = requested(context);
        const token = context.call.random.uuid();
        context.call.session.set(TOKEN, token);
        return {
            header_text: context.plan.get("consent_header"),
            permissions: asked.filter(({ id }) => !given || given.has(id)),
            additional_permissions: asked.filter(({ id }) => given && !given.has(id)),
            token,
        };
    },

    submit: (context, { token }) => {
        // An answer to another rendering must not confirm this one.
        if (token !== context.call.session.get<string>(TOKEN)) return show();
        remember(context);
        return next();
    },
});

/** What is asked for, whether or not it was given before. */
const requested = ({ plan }: StageContext<Settings>): Permission[] => [
    ...(plan.get("consent_permissions") ?? []),
    ...(plan.get("consent_additional_permissions") ?? []),
];

/** The application and user that a consent is kept for; undefined where none is. */
function keptFor({ plan, settings, step, user }: StageContext<Settings>): { application: Key; user: number } | undefined {
    const application = canonicalUuid(plan.get("application")?.pk);
    const isKept = settings.mode !== "always_require" && step.stage !== null;
    return isKept && application && user ? { application, user: user.pk } : undefined;
}

/** The consent that was given before; one that is past its time goes away. */
function known(context: StageContext<Settings>): UserConsent | undefined {
    const { db, random } = context.call;
    const kept = keptFor(context);
    const row = kept && db.where("authentik_core.userconsent", "user", kept.user).find((one) => one.application === kept.application);
    if (!row) return undefined;
    const isOver = row.expiring && row.expires !== null && Date.parse(row.expires) <= random.now();
    if (isOver) db.delete("authentik_core.userconsent", row.pk);
    return isOver ? undefined : row;
}

function givenIds(context: StageContext<Settings>): Set<string> | undefined {
    const row = known(context);
    return row && new Set(row.permissions.split(" ").filter(Boolean));
}

function remember(context: StageContext<Settings>): void {
    const kept = keptFor(context);
    if (!kept) return;
    const { db, random } = context.call;
    const isPermanent = context.settings.mode === "permanent";
    const values = {
        permissions: requested(context)
            .map(({ id }) => id)
            .join(" "),
        expiring: !isPermanent,
        expires: isPermanent ? null : timestamp(random.now() + milliseconds(context.settings.consent_expire_in)),
    };
    const row = known(context);
    if (row) db.update("authentik_core.userconsent", row.pk, values);
    else db.create("authentik_core.userconsent", { ...kept, ...values });
}
