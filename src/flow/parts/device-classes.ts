import { msg } from "@lit/localize";
import { icon } from "#src/base/icons.ts";

interface Described {
    icon: unknown;
    title: string;
    description: string;
}

/** Texts of the picker about each kind of device. */
export const describeDevice = (kind: string): Described =>
    (
        ({
            duo: { icon: icon("phone"), title: msg("Duo push-notifications"), description: msg("Receive a notification on your device.") },
            webauthn: { icon: icon("key"), title: msg("Security key"), description: msg("Use a security key or this device to prove who you are.") },
            totp: { icon: icon("clock"), title: msg("Authenticator app"), description: msg("Use a code from an authenticator app.") },
            static: { icon: icon("key"), title: msg("Recovery codes"), description: msg("Use one of the codes that you saved.") },
            sms: { icon: icon("phone"), title: msg("SMS"), description: msg("Receive a code by text message.") },
        }) as Record<string, Described>
    )[kind] ?? { icon: icon("key"), title: kind, description: "" };
