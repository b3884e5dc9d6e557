import { describe, type Row, text } from "#kernel/fields.ts";
import { deviceFields, deviceResource } from "./device.family.ts";

const fields = describe({ ...deviceFields, phone_number: text({ readOnly: true }) });
declare module "#kernel/models.ts" {
    interface Models {
        "authentik_stages_authenticator_sms.smsdevice": Row<typeof fields>;
    }
}

/** A phone that receives codes as text messages. */
export const smsDevice = deviceResource("authentik_stages_authenticator_sms.smsdevice", {
    at: "sms",
    schema: "SMSDevice",
    names: ["SMS Device", "SMS Devices"],
    fields,
});
