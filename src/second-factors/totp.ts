import { msg } from "@lit/localize";
import { icon } from "#src/base/icons.ts";
import type { SecondFactor } from "./second-factor.ts";

export const totp: SecondFactor = {
    name: "totp",
    type: "otp_totp.TOTPDevice",
    icon: icon("clock"),
    title: () => msg("Authenticator app"),
    use: () => msg("Use a code from an authenticator app."),
};
