import { date, describe, type Row, text } from "#kernel/fields.ts";
import { timestamp } from "#kernel/formats.ts";
import { deviceFields, deviceResource } from "./device.family.ts";

const fields = describe({ ...deviceFields, name: text({ max: 200 }), created_on: date({ readOnly: true, default: (random) => timestamp(random.now()) }) });
declare module "#kernel/models.ts" {
    interface Models {
        "authentik_stages_authenticator_webauthn.webauthndevice": Row<typeof fields>;
    }
}

/** A security key, or the authenticator that is built into a computer. */
export const webauthnDevice = deviceResource("authentik_stages_authenticator_webauthn.webauthndevice", {
    at: "webauthn",
    schema: "WebAuthnDevice",
    names: ["WebAuthn Device", "WebAuthn Devices"],
    fields,
});
