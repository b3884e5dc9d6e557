import { flag, list, nested, oneOf, text } from "#kernel/base/fields.ts";
import type { Key, Models } from "#kernel/base/models.ts";
import { pictureUrl } from "#mock/apps/core/media.model.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { connects } from "#mock/apps/sources/connects.facet.ts";
import { offers } from "#mock/apps/sources/offers.facet.ts";
import { countScore } from "#mock/apps/policies/score.ts";
import { redirect } from "../challenge-shape.ts";
import { apple, plex } from "../further-shapes.ts";
import { APPLICATION } from "../session-keys.ts";
import { authenticate, lockedText, tellFailedSignIn } from "../authenticate.ts";
import { formError, maybe, next, rejected, stage, type StageContext } from "../stage.ts";

type Settings = Models["authentik_stages_identification.identificationstage"];

const source = nested("LoginSource", {
    name: text(),
    icon_url: text({ nullable: true }),
    challenge: oneOf("LoginChallengeTypes", Object.fromEntries([redirect, plex, apple].map(({ component, challenge }) => [component, challenge])), {
        required: true,
    }),
});
declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        /** What was typed, where the stage does not show whom it found. */
        pending_user_identifier: string;
    }
}

/** Finds out who is there. Source: authentik/stages/identification/stage.py. */
export const identification = stage("authentik_stages_identification.identificationstage", {
    component: "ak-stage-identification",
    schema: "Identification",
    shows: {
        user_fields: list(text(), { nullable: true, required: true }),
        password_fields: flag(false, { required: true }),
        application_pre: maybe(text()),
        enroll_url: maybe(text()),
        recovery_url: maybe(text()),
        passwordless_url: maybe(text()),
        primary_action: text(),
        sources: maybe(list(source)),
        show_source_labels: flag(false, { required: true }),
    },
    // A password on this page is trimmed; the password stage takes it as it is.
    takes: { uid_field: text(), password: maybe(text({ nullable: true, blank: true })) },

    challenge: (context) => ({
        user_fields: context.settings.user_fields,
        password_fields: context.settings.password_stage !== null,
        application_pre: context.call.session.get<string>(APPLICATION),
        primary_action: context.flow.designation === "authentication" ? "Log in" : "Continue",
        enroll_url: flowUrl(context, context.settings.enrollment_flow),
        recovery_url: flowUrl(context, context.settings.recovery_flow),
        passwordless_url: flowUrl(context, context.settings.passwordless_flow),
        sources: offeredSources(context),
        show_source_labels: context.settings.show_source_labels,
    }),

    submit: async (context, { uid_field: typed, password }) => {
        const { call, plan, settings } = context;
        const user = findUser(call.db.all("authentik_core.user"), settings, typed);
        if (!settings.show_matched_user) plan.set("pending_user_identifier", typed);
        plan.pending = user ? { pk: user.pk } : { pk: null, username: typed, email: typed, name: "" };
        const passwordStage = call.db.find("authentik_stages_password.passwordstage", settings.password_stage);
        const found = passwordStage && (await authenticate(context, user?.username ?? typed, user, password ?? "", passwordStage.backends));
        if (found && "minutes" in found) return rejected(formError(lockedText(found)));
        if (!user) {
            countScore(call, typed, -1);
            return rejected(formError("Failed to authenticate."));
        }
        if (passwordStage && !found) {
            tellFailedSignIn(context, user, settings);
            return rejected(formError("Failed to authenticate."));
        }
        if (found) {
            plan.set("auth_method", found.method);
            plan.set("auth_method_args", found.args);
        }
        return next();
    },
});

/** Address of another flow that goes on where this one was asked to. */
function flowUrl({ call, query }: StageContext<Settings>, key: Key | null): string | undefined {
    const flow = call.db.find("authentik_flows.flow", key);
    if (!flow) return undefined;
    return `/if/flow/${flow.slug}/${query.size ? `?${query.toString()}` : ""}`;
}

/** The sources that people may sign in with instead, by name. Their own policies are not asked here: who comes back is. */
function offeredSources({ call, settings }: StageContext<Settings>) {
    const { db, registry } = call;
    const enabled = db.some("authentik_core.source", settings.sources).filter((row) => row.enabled);
    return enabled
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((row) => {
            const model = db.modelOf("authentik_core.source", row.pk);
            const challenge = registry.facetOf(model, offers)?.(row, call);
            return challenge ? [{ name: row.name, icon_url: pictureUrl(row.icon) ?? registry.facetOf(model, connects)?.(row).picture ?? null, challenge }] : [];
        });
}

function findUser(users: readonly User[], { user_fields, case_insensitive_matching }: Settings, typed: string): User | undefined {
    const same = case_insensitive_matching
        ? (value: unknown) => String(value ?? "").toLowerCase() === typed.toLowerCase()
        : (value: unknown) => value === typed;
    const values = (user: User) => user_fields.map((field) => (field === "upn" ? user.attributes.upn : user[field]));
    return users.find((user) => user.is_active && values(user).some(same));
}
