import { date, describe, reference, type Row, text } from "#kernel/fields.ts";
import { timestamp } from "#kernel/formats.ts";
import { deviceFields, deviceResource } from "./device.family.ts";

const duo = describe({
    ...deviceFields,
    duo_user_id: text({ hidden: true }),
    stage: reference("authentik_stages_authenticator_duo.authenticatorduostage", { optional: true, hidden: true, accessor: false }),
});
const sms = describe({ ...deviceFields, phone_number: text({ readOnly: true }) });
const webauthn = describe({ ...deviceFields, name: text({ max: 200 }), created_on: date({ readOnly: true, default: (random) => timestamp(random.now()) }) });
declare module "#kernel/models.ts" {
    interface Models {
        "authentik_stages_authenticator_duo.duodevice": Row<typeof duo>;
        "authentik_stages_authenticator_sms.smsdevice": Row<typeof sms>;
        "authentik_stages_authenticator_webauthn.webauthndevice": Row<typeof webauthn>;
    }
}

/** A phone with Duo's app. */
export const duoDevice = deviceResource("authentik_stages_authenticator_duo.duodevice", {
    at: "duo",
    schema: "DuoDevice",
    names: ["Duo Device", "Duo Devices"],
    fields: duo,
});

/** A phone that gets codes as messages. */
export const smsDevice = deviceResource("authentik_stages_authenticator_sms.smsdevice", {
    at: "sms",
    schema: "SMSDevice",
    names: ["SMS Device", "SMS Devices"],
    fields: sms,
});

/** A security key, or the computer's own. */
export const webauthnDevice = deviceResource("authentik_stages_authenticator_webauthn.webauthndevice", {
    at: "webauthn",
    schema: "WebAuthnDevice",
    names: ["WebAuthn Device", "WebAuthn Devices"],
    fields: webauthn,
});
