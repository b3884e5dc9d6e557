import { msg } from "@lit/localize";
import { icon } from "#src/base/icons.ts";
import type { SecondFactor } from "./second-factor.ts";

export const webauthn: SecondFactor = {
    name: "webauthn",
    type: "authentik_stages_authenticator_webauthn.WebAuthnDevice",
    icon: icon("key"),
    title: () => msg("Security key"),
    use: () => msg("Use a security key or this device to prove who you are."),
};
