import { count, list, nested, object, text, uuid } from "#kernel/base/fields.ts";
import type { JsonObject, Models } from "#kernel/base/models.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { countScore } from "#mock/apps/policies/score.ts";
import { assertionOptions, ClonedKey, keyNamed, proveKey } from "#mock/webauthn/assertion.ts";
import { CeremonyError } from "#mock/webauthn/ceremony.ts";
import { type Device, devicesOf, isCodeDevice, noteUse, type SecurityKey, useCode, wasUsedLately, WEBAUTHN } from "../second-factor.ts";
import { lockedOut } from "../lockout.ts";
import { stageStep } from "../plan.ts";
import { GatewayError } from "#mock/outside/gateway.ts";
import { isAllowed, takeBack } from "../duo-app.ts";
import { newCode, sendCode } from "../text-message.ts";
import { denyAccess, fieldError, formError, maybe, next, type Outcome, rejected, shownAgain, stage, type StageContext } from "../stage.ts";

type Settings = Models["authentik_stages_authenticator_validate.authenticatorvalidatestage"];
const MODEL = "authentik_stages_authenticator_validate.authenticatorvalidatestage";
const NO_DEVICE = "No compatible device class allowed";
const device = nested("DeviceChallenge", { device_class: text(), device_uid: text(), challenge: object({ required: true }) });

interface DeviceChallenge {
    readonly device_class: string;
    readonly device_uid: string;
    readonly challenge: JsonObject;
}

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
        if (!context.user) return isPasswordless(context) ? undefined : next();
        const devices = offered(context);
        if (devices.length) return wasUsedLately(context.call, context.settings, devices) ? next() : undefined;
        if (context.settings.not_configured_action === "skip") return next();
        return context.settings.not_configured_action === "deny" ? denyAccess() : configure(context);
    },

    challenge: (context) => ({
        device_challenges: context.user ? firstOfEachKind(offered(context)).map((device) => challengeFor(context, device)) : [passwordless(context)],
        configuration_stages:
            offered(context).length || !context.user
                ? []
                : choices(context).map(({ pk, name, model }) => {
                      const { names } = context.call.registry.resource(model);
                      return { pk, name, verbose_name: names[0], meta_model_name: model };
                  }),
    }),

    submit: (context, { code, selected_challenge, selected_stage, webauthn, duo }) => {
        // Without a user only a key tells who it is.
        if (!context.user && webauthn === undefined) return denyAccess();
        if (code !== undefined) return checkCode(context, code);
        if (webauthn !== undefined) return checkKey(context, webauthn);
        if (duo !== undefined) return checkApp(context, duo);
        if (selected_challenge !== undefined) return choose(context, selected_challenge);
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

/** Somebody signs in with nothing but a key. */
const isPasswordless = ({ plan, flow, settings }: StageContext<Settings>): boolean =>
    !plan.pending && flow.designation === "authentication" && settings.device_classes.includes("webauthn");

const passwordless = ({ call, settings }: StageContext<Settings>): DeviceChallenge => ({
    device_class: "webauthn",
    device_uid: "-1",
    challenge: assertionOptions(call, [], settings.webauthn_user_verification),
});

const challengeFor = (context: StageContext<Settings>, { kind, row }: Device): DeviceChallenge => ({
    device_class: kind,
    device_uid: String(row.pk),
    challenge: kind === "webauthn" ? anyKeyOf(context) : {},
});

/** Any of the user's keys will do. */
function anyKeyOf(context: StageContext<Settings>): JsonObject {
    const keys = offered(context).filter((device): device is SecurityKey => device.kind === "webauthn");
    return assertionOptions(
        context.call,
        keys.map(({ row }) => row),
        context.settings.webauthn_user_verification,
    );
}

function checkCode(context: StageContext<Settings>, code: string): Outcome {
    const { call } = context;
    // The original tries devices of kinds, too, that the stage does not take (D-143).
    const devices = offered(context).filter(isCodeDevice);
    if (!devices.length) return rejected(fieldError("code", NO_DEVICE));
    const locked = lockedOut(
        call,
        devices.map(({ row }) => row),
    );
    const device = useCode(call, devices, code);
    if (!device) {
        tellFailure(context, context.user!, { device_class: "totp" });
        return rejected(fieldError("code", locked ?? "Invalid Token"));
    }
    takeBack(call, context.user!);
    return proved(context, device);
}

/** Takes what a key has signed. Without a pending user, its owner becomes that: M16. */
async function checkKey(context: StageContext<Settings>, answer: JsonObject): Promise<Outcome> {
    const { call, plan, settings } = context;
    const user = isPasswordless(context) ? undefined : context.user;
    if (user && !offered(context).some(({ kind }) => kind === "webauthn")) return rejected(fieldError("webauthn", NO_DEVICE));
    const key = keyNamed(call, answer);
    const owner = call.db.find("authentik_core.user", key?.user);
    const message = owner ? whatIsWrong(owner, user) : "Nobody has this key.";
    if (!key || !owner || message !== undefined) {
        tellFailure(context, user ?? owner, { device_class: "webauthn", message });
        return rejected(fieldError("webauthn", "Invalid device"));
    }
    try {
        await proveKey(call, key, answer, settings.webauthn_user_verification === "required");
    } catch (error) {
        if (!(error instanceof CeremonyError)) throw error;
        const device = describeModel(call, WEBAUTHN, key);
        tellFailure(context, owner, { device_class: "webauthn", device, message: error.message });
        if (error instanceof ClonedKey)
            writeEvent(call, "suspicious_request", "authentik.stages.authenticator_validate.challenge", { message: error.message, device }, { user: owner.pk });
        return rejected(fieldError("webauthn", "Assertion failed"));
    }
    const device: Device = { kind: "webauthn", model: WEBAUTHN, row: key };
    if (user) {
        takeBack(call, user);
        return proved(context, device);
    }
    plan.pending = { pk: owner.pk };
    plan.set("auth_method", "auth_webauthn_pwl");
    plan.set("auth_method_args", { device: describeModel(call, WEBAUTHN, key) });
    noteUse(call, settings, device);
    return next();
}

/** Why a key of this owner proves nothing, where `user` is about to sign in, or nobody has said who they are. The original takes anybody's key (D-605, D-146). */
function whatIsWrong(owner: User, user: User | undefined): string | undefined {
    if (user) return owner.pk === user.pk ? undefined : "The key is somebody else's.";
    return owner.is_active ? undefined : "The key's owner is not active.";
}

/** Has Duo ask on the user's phone. */
async function checkApp(context: StageContext<Settings>, pk: number): Promise<Outcome> {
    const apps = offered(context).filter(({ kind }) => kind === "duo");
    if (!apps.length) return rejected(fieldError("duo", NO_DEVICE));
    const app = apps.find(({ row }) => row.pk === pk);
    if (!app) return rejected(fieldError("duo", "Invalid device"));
    if (await isAllowed(context, context.user!, app.row.name)) {
        // Whoever has lost their phone removes it, and whoever has found it may be asked at that moment.
        const isStillTheirs = offered(context).some(({ kind, row }) => kind === "duo" && row.pk === pk);
        return isStillTheirs ? proved(context, app) : rejected(fieldError("duo", "Invalid device"));
    }
    tellFailure(context, context.user!, { device_class: "duo" });
    return rejected(fieldError("duo", "Duo denied access", "denied"));
}

/** Sends the code that the user has chosen to prove themselves by; what is asked stays the same. */
async function choose(context: StageContext<Settings>, { device_class, device_uid }: { device_class: string; device_uid: string }): Promise<Outcome> {
    const { call } = context;
    const device = firstOfEachKind(offered(context)).find(({ kind, row }) => kind === device_class && String(row.pk) === device_uid);
    if (!device) return rejected(fieldError("selected_challenge", "Invalid challenge selected"));
    if (device.kind === "sms") {
        const settings = call.db.find("authentik_stages_authenticator_sms.authenticatorsmsstage", device.row.stage);
        if (!settings) return rejected(fieldError("selected_challenge", "Nothing is sent to this phone any more."));
        const code = newCode(call);
        call.db.link(device.model, device.row.pk, code);
        try {
            await sendCode(context, settings, context.user!, device.row.phone_number, code.token);
        } catch (error) {
            if (error instanceof GatewayError) return shownAgain(fieldError("selected_challenge", error.message));
            throw error;
        }
    }
    return shownAgain(formError("Empty response"));
}

/** Writes down that a proof did not hold. */
function tellFailure({ call, settings }: StageContext<Settings>, user: User | undefined, more: JsonObject): void {
    const stage = describeModel(call, MODEL, settings);
    writeEvent(call, "login_failed", "authentik.events.signals", { username: user?.username ?? "", ...more, stage });
    if (user) countScore(call, user.username, -1);
}

/** Notes with what somebody has proved who they are. */
function proved({ call, plan, settings }: StageContext<Settings>, device: Device): Outcome {
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
