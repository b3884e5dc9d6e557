import { count, date, describe, type Row, text } from "#kernel/base/fields.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { deviceFields, deviceResource } from "./device.family.ts";

const fields = describe({
    ...deviceFields,
    name: text({ max: 200 }),
    created_on: date({ readOnly: true, default: (random) => timestamp(random.now()) }),
    /** As browsers call the key: base64url. */
    credential_id: text({ hidden: true }),
    /** COSE, as base64. */
    public_key: text({ hidden: true }),
    /** How often the key has signed, as it says itself; 0 where it does not count. */
    sign_count: count({ hidden: true, default: 0 }),
    /** The host that it was made at: it proves nothing elsewhere. */
    rp_id: text({ hidden: true }),
});
declare module "#kernel/base/models.ts" {
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
