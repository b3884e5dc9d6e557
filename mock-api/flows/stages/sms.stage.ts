import { count, flag, text } from "#kernel/base/fields.ts";
import { type Failures, isLocked, NO_FAILURES, withFailure } from "#mock/apps/authenticators/throttle.model.ts";
import { GatewayError } from "#mock/outside/gateway.ts";
import { fieldError, formError, maybe, next, rejected, type ResponseErrors, shownAgain, stage, type StageContext } from "../stage.ts";
import { lockedOut } from "../lockout.ts";
import { keepUnderWay, underWay } from "../set-up.ts";
import { hashed, isCode, newCode, sendCode, type SentCode, type SmsSettings } from "../text-message.ts";

const DEVICES = "authentik_stages_authenticator_sms.smsdevice";
/** Where the session keeps the phone that is being set up. */
const DEVICE = "authentik/stages/authenticator_sms/device";
/** What is said of any code that is not taken. */
const MISMATCH = "Code does not match";

/** `phone_number` is empty while nobody has said one. */
type Waiting = SentCode & Pick<Failures, keyof Failures> & { readonly phone_number: string };
const NOBODY: Waiting = { ...NO_FAILURES, phone_number: "", token: "", token_until: 0 };

type Context = StageContext<SmsSettings>;

/** Sets up a phone that receives codes. Source: authentik/stages/authenticator_sms/stage.py. */
export const sms = stage("authentik_stages_authenticator_sms.authenticatorsmsstage", {
    component: "ak-stage-authenticator-sms",
    namesUser: true,
    schema: "AuthenticatorSMS",
    shows: { phone_number_required: flag(true) },
    takes: { code: maybe(count()), phone_number: maybe(text()) },

    enter: async (context) => {
        const { plan, user } = context;
        if (!user) throw new Error("A phone belongs to somebody: nobody is signed in, and no stage before has found a user.");
        if (underWay(context, DEVICE)) return undefined;
        keep(context, NOBODY);
        const phone = plan.get("prompt_data")?.phone;
        const errors = typeof phone === "string" && phone !== "" ? await send(context, phone, "phone_number") : undefined;
        // Another number may do, where the one that was typed before will not.
        if (errors) keep(context, NOBODY);
        return errors && shownAgain(errors);
    },

    challenge: (context) => ({ phone_number_required: waiting(context).phone_number === "" }),

    submit: async (context, { code, phone_number }) => {
        const { call, user, settings } = context;
        if (code === undefined) {
            if (!phone_number) return rejected(fieldError("phone_number", "This field is required.", "required"));
            const errors = await send(context, phone_number, "non_field_errors");
            return errors ? rejected(errors) : shownAgain({});
        }
        const device = waiting(context);
        const now = call.random.now();
        if (isLocked(device, now)) return rejected(formError(lockedOut(call, [device]) ?? MISMATCH));
        if (!isCode(device, String(code), now)) {
            keep(context, { ...device, ...withFailure(device, now) });
            return rejected(formError(MISMATCH));
        }
        // Somebody else may have been faster with the same number.
        if (isTaken(context, device.phone_number)) {
            keep(context, NOBODY);
            return rejected(refusal("non_field_errors"));
        }
        const phone = settings.verify_only ? hashed(device.phone_number) : device.phone_number;
        call.db.create(DEVICES, { user: user!.pk, name: "SMS Device", phone_number: phone, stage: settings.pk, confirmed: true });
        call.session.delete(DEVICE);
        return next();
    },
});

const waiting = (context: Context): Waiting => underWay<Waiting>(context, DEVICE) ?? NOBODY;
const keep = (context: Context, device: Waiting): void => keepUnderWay(context, DEVICE, device);

/** Whether this stage has set the number up for somebody already. */
const isTaken = ({ call, settings }: Context, phone: string): boolean =>
    call.db.all(DEVICES).some(({ stage, phone_number: other }) => stage === settings.pk && (other === phone || other === hashed(phone)));

const refusal = (field: string): ResponseErrors => fieldError(field, "Invalid phone number");

/** Sends a code to a number, which becomes the one that is set up; gives what was refused. */
async function send(context: Context, phone_number: string, field: string): Promise<ResponseErrors | undefined> {
    const { call, settings, user } = context;
    const code = newCode(call);
    keep(context, { ...waiting(context), ...code, phone_number });
    if (isTaken(context, phone_number)) {
        // No code of another number counts for this one.
        keep(context, { ...waiting(context), token: "" });
        return refusal(field);
    }
    try {
        await sendCode(context, settings, user!, phone_number, code.token);
    } catch (error) {
        if (error instanceof GatewayError) return fieldError(field, error.message);
        throw error;
    }
    return undefined;
}
