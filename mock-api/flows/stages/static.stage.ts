import { list, text } from "#kernel/base/fields.ts";
import type { Models } from "#kernel/base/models.ts";
import { base32 } from "#mock/apps/authenticators/totp.ts";
import { MAX_CODES } from "#mock/apps/stages/authenticator-setup.resource.ts";
import { keepUnderWay, underWay } from "../set-up.ts";
import { next, stage, type StageContext } from "../stage.ts";

type Settings = Models["authentik_stages_authenticator_static.authenticatorstaticstage"];

/** Where the session keeps the codes until the user says that they are written down. */
const CODES = "static_device_tokens";
/** Bytes of a code: eight letters in base 32. */
const CODE_BYTES = 5;

/** Hands out codes on paper. Source: authentik/stages/authenticator_static/stage.py. */
export const staticCodes = stage("authentik_stages_authenticator_static.authenticatorstaticstage", {
    component: "ak-stage-authenticator-static",
    namesUser: true,
    schema: "AuthenticatorStatic",
    shows: { codes: list(text()) },

    enter: ({ user }) => (user ? undefined : next()),

    challenge: (context) => ({ codes: codesOf(context) }),

    submit: (context) => {
        const { call, user } = context;
        call.db.create("otp_static.staticdevice", { user: user!.pk, name: "Static Token", codes: codesOf(context), confirmed: true });
        call.session.delete(CODES);
        return next();
    },
});

/** The codes that are being handed out: made once a session. */
function codesOf(context: StageContext<Settings>): string[] {
    const { call, settings } = context;
    const known = underWay<{ codes: string[] }>(context, CODES);
    if (known) return known.codes;
    const codes = Array.from({ length: Math.max(0, Math.min(MAX_CODES, settings.token_count)) }, () => base32(call.random.bytes(CODE_BYTES)).toLowerCase());
    keepUnderWay(context, CODES, { codes });
    return codes;
}
