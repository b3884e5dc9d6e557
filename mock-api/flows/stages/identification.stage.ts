import { json, text } from "#kernel/fields.ts";
import type { JsonObject, Key, Models } from "#kernel/models.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { countScore } from "#mock/apps/policies/score.ts";
import { APPLICATION } from "../session-keys.ts";
import { authenticate, tellFailedSignIn } from "../authenticate.ts";
import { formError, next, rejected, stageType, type Turn } from "../stage.ts";

type Settings = Models["authentik_stages_identification.identificationstage"];

/** Finds out who is there. Source: authentik/stages/identification/stage.py. */
export const identification = stageType("authentik_stages_identification.identificationstage", {
    component: "ak-stage-identification",
    response: { uid_field: text(), password: json({ optional: true, nullable: true }) },

    challenge: (turn) => ({
        user_fields: turn.settings.user_fields,
        password_fields: turn.settings.password_stage !== null,
        ...optional("application_pre", turn.call.session.get<string>(APPLICATION)),
        primary_action: turn.flow.designation === "authentication" ? "Log in" : "Continue",
        ...optional("enroll_url", flowUrl(turn, turn.settings.enrollment_flow)),
        ...optional("recovery_url", flowUrl(turn, turn.settings.recovery_flow)),
        ...optional("passwordless_url", flowUrl(turn, turn.settings.passwordless_flow)),
        sources: [],
        show_source_labels: turn.settings.show_source_labels,
    }),

    submit: (turn, { uid_field, password }) => {
        const { call, plan, settings } = turn;
        const typed = uid_field as string;
        const user = findUser(call.db.all("authentik_core.user"), settings, typed);
        if (!settings.show_matched_user) plan.set("pending_user_identifier", typed);
        if (!user) {
            countScore(call, typed, -1);
            plan.pending = { pk: null, username: typed, email: typed, name: "" };
            return rejected(formError("Failed to authenticate."));
        }
        plan.pending = { pk: user.pk };
        const stage = call.db.find("authentik_stages_password.passwordstage", settings.password_stage);
        if (stage) {
            // A password on this page is trimmed; the password stage takes it as it is.
            const given = typeof password === "string" ? password.trim() : "";
            const found = authenticate(call, user, given, stage.backends);
            if (!found) {
                tellFailedSignIn(turn, user, stage);
                return rejected(formError("Failed to authenticate."));
            }
            plan.set("auth_method", found.method);
            plan.set("auth_method_args", found.args);
        }
        return next();
    },
});

const optional = (name: string, value: string | undefined): JsonObject => (value === undefined ? {} : { [name]: value });

/** Address of another flow that goes on where this one was asked to. */
function flowUrl({ call, query }: Turn<Settings>, key: Key | null): string | undefined {
    const flow = call.db.find("authentik_flows.flow", key);
    if (!flow) return undefined;
    return `/if/flow/${flow.slug}/${query.size ? `?${query.toString()}` : ""}`;
}

function findUser(users: readonly User[], { user_fields, case_insensitive_matching }: Settings, typed: string): User | undefined {
    const same = case_insensitive_matching
        ? (value: unknown) => String(value ?? "").toLowerCase() === typed.toLowerCase()
        : (value: unknown) => value === typed;
    const values = (user: User) => user_fields.map((field) => (field === "upn" ? user.attributes.upn : user[field]));
    return users.find((user) => user.is_active && values(user).some(same));
}
