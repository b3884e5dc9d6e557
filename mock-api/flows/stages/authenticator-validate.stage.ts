import { json, text } from "#kernel/fields.ts";
import type { JsonObject, Models } from "#kernel/models.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { countScore } from "#mock/apps/policies/score.ts";
import { type Device, devicesOf, noteUse, useCode, wasUsedLately } from "../second-factor.ts";
import { denyAccess, fieldError, formError, next, type Outcome, rejected, stageType, type Turn } from "../stage.ts";

type Settings = Models["authentik_stages_authenticator_validate.authenticatorvalidatestage"];
const MODEL = "authentik_stages_authenticator_validate.authenticatorvalidatestage";

/** Asks for a second factor; says what to do for people without one. Source: authentik/stages/authenticator_validate/stage.py. */
export const authenticatorValidate = stageType(MODEL, {
    component: "ak-stage-authenticator-validate",
    namesUser: true,
    response: {
        selected_challenge: json({ optional: true }),
        selected_stage: text({ optional: true }),
        code: text({ optional: true }),
        webauthn: json({ optional: true }),
        duo: json({ optional: true }),
    },

    enter: (turn) => {
        if (!turn.user) return next();
        const devices = offered(turn);
        if (devices.length) return wasUsedLately(turn.call, turn.settings, devices) ? next() : undefined;
        if (turn.settings.not_configured_action === "skip") return next();
        return turn.settings.not_configured_action === "deny" ? denyAccess() : configure(turn);
    },

    challenge: (turn) => ({
        device_challenges: firstOfEachKind(offered(turn)).map(({ kind, row }) => ({ device_class: kind, device_uid: String(row.pk), challenge: {} })),
        configuration_stages: offered(turn).length
            ? []
            : choices(turn).map(({ pk, name, model }) => {
                  const { names } = turn.call.registry.resource(model);
                  return { pk, name, verbose_name: names[0], meta_model_name: model };
              }),
    }),

    submit: (turn, { code, selected_stage, webauthn, duo }) => {
        if (typeof code === "string") return checkCode(turn, code.trim());
        if (webauthn !== undefined) return rejected(fieldError("webauthn", "No compatible device class allowed"));
        if (duo !== undefined) return rejected(fieldError("duo", "No compatible device class allowed"));
        if (selected_stage === undefined) return rejected(formError("Empty response"));
        const chosen = choices(turn).find(({ pk }) => pk === selected_stage);
        return chosen && !offered(turn).length ? goThrough(turn, chosen) : rejected(fieldError("selected_stage", "Invalid stage selected"));
    },
});

/** Devices of the user whose kind the stage takes. */
const offered = ({ call, settings, user }: Turn<Settings>): Device[] =>
    user ? devicesOf(call, user).filter(({ kind }) => settings.device_classes.includes(kind)) : [];

const firstOfEachKind = (devices: readonly Device[]): Device[] =>
    devices.filter(({ kind }, index) => devices.findIndex((other) => other.kind === kind) === index);

function checkCode(turn: Turn<Settings>, code: string): Outcome {
    const { call, plan, settings } = turn;
    const user = turn.user!;
    if (!offered(turn).length) return rejected(fieldError("code", "No compatible device class allowed"));
    const device = useCode(call, user, code);
    if (!device) {
        const stage = describeModel(call, MODEL, settings);
        writeEvent(call, "login_failed", "authentik.events.signals", { username: user.username, device_class: "totp", stage });
        countScore(call, user.username, -1);
        return rejected(fieldError("code", "Invalid Token"));
    }
    const args = plan.get<JsonObject>("auth_method_args") ?? {};
    plan.set("auth_method", plan.get<string>("auth_method") ?? "auth_mfa");
    plan.set("auth_method_args", { ...args, mfa_devices: [...((args.mfa_devices as JsonObject[]) ?? []), describeModel(call, device.model, device.row)] });
    noteUse(call, settings, device);
    return next();
}

const choices = ({ call, settings }: Turn<Settings>) =>
    call.db
        .some("authentik_flows.stage", settings.configuration_stages)
        .map(({ pk, name }) => ({ pk, name, model: call.db.modelOf("authentik_flows.stage", pk)! }));

function configure(turn: Turn<Settings>): Outcome | undefined {
    const stages = choices(turn);
    if (stages.length > 1) return undefined;
    if (stages[0]) return goThrough(turn, stages[0]);
    const { call, settings } = turn;
    writeEvent(call, "configuration_error", "authentik.stages.authenticator_validate.stage", {
        message: "Authenticator validation stage is set to configure user but no configuration stages are set.",
        stage: describeModel(call, MODEL, settings),
    });
    return denyAccess();
}

function goThrough({ plan }: Turn<Settings>, { pk, model }: { pk: string; model: string }): Outcome {
    plan.insert({ binding: null, model, stage: pk, isReEvaluated: false });
    return next();
}
