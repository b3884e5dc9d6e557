import { msg } from "@lit/localize";
import { icon } from "#src/base/icons.ts";
import type { SecondFactor } from "./second-factor.ts";

export const recoveryCodes: SecondFactor = {
    name: "static",
    type: "otp_static.StaticDevice",
    icon: icon("key"),
    title: () => msg("Recovery codes"),
    use: () => msg("Use one of the codes that you saved."),
};
