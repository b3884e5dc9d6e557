import { msg } from "@lit/localize";
import { icon } from "#src/base/icons.ts";
import type { SecondFactor } from "./second-factor.ts";

export const duo: SecondFactor = {
    name: "duo",
    type: "authentik_stages_authenticator_duo.DuoDevice",
    icon: icon("phone"),
    title: () => msg("Duo push notification"),
    use: () => msg("Receive a notification on your device."),
};
