import { text } from "#kernel/fields.ts";
import type { Models } from "#kernel/models.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { denyAccess, fieldError, next, type Outcome, rejected, stageType, type Turn } from "../stage.ts";

type Settings = Models["authentik_stages_authenticator_validate.authenticatorvalidatestage"];

/** Asks for a second factor. Nobody has a device yet, so what counts is what to do without one. Source: authentik/stages/authenticator_validate/stage.py. */
export const authenticatorValidate = stageType("authentik_stages_authenticator_validate.authenticatorvalidatestage", {
    component: "ak-stage-authenticator-validate",
    namesUser: true,
    response: { selected_stage: text({ optional: true }), code: text({ optional: true }) },

    enter: (turn) => {
        if (!turn.user) return next();
        if (turn.settings.not_configured_action === "skip") return next();
        if (turn.settings.not_configured_action === "deny") return denyAccess();
        return configure(turn);
    },

    challenge: (turn) => ({
        device_challenges: [],
        configuration_stages: choices(turn).map(({ pk, name, model }) => {
            const { spec } = turn.call.registry.resource(model);
            return { pk, name, verbose_name: spec.names[0], meta_model_name: model };
        }),
    }),

    submit: (turn, { selected_stage }) => {
        const chosen = choices(turn).find(({ pk }) => pk === selected_stage);
        if (!chosen) return rejected(fieldError("selected_stage", "Invalid stage selected"));
        return goThrough(turn, chosen);
    },
});

const choices = ({ call, settings }: Turn<Settings>) =>
    call.db
        .some("authentik_flows.stage", settings.configuration_stages)
        .map(({ pk, name }) => ({ pk, name, model: call.db.modelOf("authentik_flows.stage", pk)! }));

function configure(turn: Turn<Settings>): Outcome | undefined {
    const offered = choices(turn);
    if (offered.length > 1) return undefined;
    if (offered[0]) return goThrough(turn, offered[0]);
    const { call, settings } = turn;
    writeEvent(call, "configuration_error", "authentik.stages.authenticator_validate.stage", {
        message: "Authenticator validation stage is set to configure user but no configuration stages are set.",
        stage: describeModel(call, "authentik_stages_authenticator_validate.authenticatorvalidatestage", settings),
    });
    return denyAccess();
}

function goThrough({ plan }: Turn<Settings>, { pk, model }: { pk: string; model: string }): Outcome {
    plan.insert({ binding: null, model, stage: pk, isReEvaluated: false });
    return next();
}
