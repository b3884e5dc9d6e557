import { msg } from "@lit/localize";
import { icon } from "#src/base/icons.ts";
import type { SecondFactor } from "./second-factor.ts";

export const sms: SecondFactor = {
    name: "sms",
    type: "authentik_stages_authenticator_sms.SMSDevice",
    icon: icon("phone"),
    title: () => msg("SMS"),
    use: () => msg("Receive a code by text message."),
};
