import { count, list, nested, object, text, uuid } from "#kernel/fields.ts";
import type { Models } from "#kernel/models.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { countScore } from "#mock/apps/policies/score.ts";
import { type Device, devicesOf, noteUse, useCode, wasUsedLately } from "../second-factor.ts";
import { stageStep } from "../plan.ts";
import { denyAccess, fieldError, formError, maybe, next, type Outcome, rejected, stage, type StageContext } from "../stage.ts";

type Settings = Models["authentik_stages_authenticator_validate.authenticatorvalidatestage"];
const MODEL = "authentik_stages_authenticator_validate.authenticatorvalidatestage";
const device = nested("DeviceChallenge", { device_class: text(), device_uid: text(), challenge: object({ required: true }) });

/** Asks for a second factor; says what to do for people without one. Source: authentik/stages/authenticator_validate/stage.py. */
export const authenticatorValidate = stage(MODEL, {
    component: "ak-stage-authenticator-validate",
    namesUser: true,
    schema: "AuthenticatorValidation",
    guards: true,
    shows: {
        device_challenges: list(device),
        configuration_stages: list(nested("SelectableStage", { pk: uuid({}), name: text(), verbose_name: text(), meta_model_name: text() })),
    },
    takes: {
        selected_challenge: maybe(device),
        selected_stage: maybe(text()),
        code: maybe(text()),
        webauthn: maybe(object()),
        duo: maybe(count()),
    },

    enter: (context) => {
        if (!context.user) return next();
        const devices = offered(context);
        if (devices.length) return wasUsedLately(context.call, context.settings, devices) ? next() : undefined;
        if (context.settings.not_configured_action === "skip") return next();
        return context.settings.not_configured_action === "deny" ? denyAccess() : configure(context);
    },

    challenge: (context) => ({
        device_challenges: firstOfEachKind(offered(context)).map(({ kind, row }) => ({ device_class: kind, device_uid: String(row.pk), challenge: {} })),
        configuration_stages: offered(context).length
            ? []
            : choices(context).map(({ pk, name, model }) => {
                  const { names } = context.call.registry.resource(model);
                  return { pk, name, verbose_name: names[0], meta_model_name: model };
              }),
    }),

    submit: (context, { code, selected_stage, webauthn, duo }) => {
        if (code !== undefined) return checkCode(context, code);
        if (webauthn !== undefined) return rejected(fieldError("webauthn", "No compatible device class allowed"));
        if (duo !== undefined) return rejected(fieldError("duo", "No compatible device class allowed"));
        if (selected_stage === undefined) return rejected(formError("Empty response"));
        const chosen = choices(context).find(({ pk }) => pk === selected_stage);
        return chosen && !offered(context).length ? goThrough(context, chosen) : rejected(fieldError("selected_stage", "Invalid stage selected"));
    },
});

/** Devices of the user whose kind the stage takes. */
const offered = ({ call, settings, user }: StageContext<Settings>): Device[] =>
    user ? devicesOf(call, user).filter(({ kind }) => settings.device_classes.includes(kind)) : [];

const firstOfEachKind = (devices: readonly Device[]): Device[] =>
    devices.filter(({ kind }, index) => devices.findIndex((other) => other.kind === kind) === index);

function checkCode(context: StageContext<Settings>, code: string): Outcome {
    const { call, plan, settings } = context;
    const user = context.user!;
    if (!offered(context).length) return rejected(fieldError("code", "No compatible device class allowed"));
    const device = useCode(call, user, code);
    if (!device) {
        const stage = describeModel(call, MODEL, settings);
        writeEvent(call, "login_failed", "authentik.events.signals", { username: user.username, device_class: "totp", stage });
        countScore(call, user.username, -1);
        return rejected(fieldError("code", "Invalid Token"));
    }
    const args = plan.get("auth_method_args") ?? {};
    plan.set("auth_method", plan.get("auth_method") ?? "auth_mfa");
    plan.set("auth_method_args", {
        ...args,
        mfa_devices: [...(Array.isArray(args.mfa_devices) ? args.mfa_devices : []), describeModel(call, device.model, device.row)],
    });
    noteUse(call, settings, device);
    return next();
}

const choices = ({ call, settings }: StageContext<Settings>) =>
    call.db
        .some("authentik_flows.stage", settings.configuration_stages)
        .map(({ pk, name }) => ({ pk, name, model: call.db.modelOf("authentik_flows.stage", pk)! }));

function configure(context: StageContext<Settings>): Outcome | undefined {
    const stages = choices(context);
    if (stages.length > 1) return undefined;
    if (stages[0]) return goThrough(context, stages[0]);
    const { call, settings } = context;
    writeEvent(call, "configuration_error", "authentik.stages.authenticator_validate.stage", {
        message: "Authenticator validation stage is set to configure user but no configuration stages are set.",
        stage: describeModel(call, MODEL, settings),
    });
    return denyAccess();
}

function goThrough({ plan }: StageContext<Settings>, { pk, model }: { pk: string; model: string }): Outcome {
    plan.insert(stageStep(model, pk));
    return next();
}
