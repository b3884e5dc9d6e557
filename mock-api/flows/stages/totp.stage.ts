import { bytesToHex } from "@noble/hashes/utils.js";
import { count, text } from "#kernel/base/fields.ts";
import type { JsonObject, Models } from "#kernel/base/models.ts";
import { type Failures, isLocked, NO_FAILURES, withFailure } from "#mock/apps/authenticators/throttle.model.ts";
import { NEW_TOTP, type NewTotp, otpauthUrl, verifyTotp } from "#mock/apps/authenticators/totp.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { lockedOut } from "../lockout.ts";
import { keepUnderWay, underWay } from "../set-up.ts";
import { fieldError, next, rejected, stage, type StageContext } from "../stage.ts";

type Settings = Models["authentik_stages_authenticator_totp.authenticatortotpstage"];

/** Where the session counts codes that did not match. */
const FAILURES = "totp_failures";
/** Bytes of a secret. RFC 4226 section 4 recommends 20. */
const SECRET_BYTES = 20;
/** What is said of any code that is not taken. */
const MISMATCH = "Code does not match";

/** Sets up an app that makes codes. Source: authentik/stages/authenticator_totp/stage.py. */
export const totp = stage("authentik_stages_authenticator_totp.authenticatortotpstage", {
    component: "ak-stage-authenticator-totp",
    namesUser: true,
    schema: "AuthenticatorTOTP",
    shows: { config_url: text() },
    takes: { code: count() },

    enter: ({ user }) => (user ? undefined : next()),

    challenge: (context) => ({ config_url: otpauthUrl(deviceOf(context), context.user!.username, currentTenant(context.call).title) }),

    submit: (context, { code }) => {
        const { call, user } = context;
        const device = deviceOf(context);
        const failures = call.session.get<Failures & JsonObject>(FAILURES) ?? NO_FAILURES;
        const now = call.random.now();
        if (isLocked(failures, now)) return rejected(fieldError("code", lockedOut(call, [failures]) ?? MISMATCH));
        const step = verifyTotp(device, code, now);
        if (step === undefined) {
            call.session.set(FAILURES, { ...withFailure(failures, now) });
            return rejected(fieldError("code", MISMATCH));
        }
        call.db.create("otp_totp.totpdevice", { ...device, last_t: step, user: user!.pk, name: "TOTP Authenticator", confirmed: true });
        call.session.delete(NEW_TOTP, FAILURES);
        return next();
    },
});

/** The device that is being set up: made when it is first shown. */
function deviceOf(context: StageContext<Settings>): { key: string; digits: number; last_t: number } {
    const { digits } = context.settings;
    const key = underWay<NewTotp>(context, NEW_TOTP)?.key ?? bytesToHex(context.call.random.bytes(SECRET_BYTES));
    keepUnderWay(context, NEW_TOTP, { key, digits, shown: context.call.random.now() });
    return { key, digits, last_t: -1 };
}
