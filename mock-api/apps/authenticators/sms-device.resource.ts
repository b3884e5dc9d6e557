import { count, describe, reference, type Row, text } from "#kernel/base/fields.ts";
import { deviceFields, deviceResource } from "./device.family.ts";
import { failureFields } from "./throttle.model.ts";

const fields = describe({
    ...deviceFields,
    ...failureFields,
    phone_number: text({ readOnly: true }),
    /** Whose gateway sends to it. */
    stage: reference("authentik_stages_authenticator_sms.authenticatorsmsstage", { optional: true, hidden: true, accessor: false }),
    /** The code that was sent last and not used; empty: none. */
    token: text({ hidden: true, default: "" }),
    /** ms since the epoch. */
    token_until: count({ hidden: true, default: 0 }),
});
declare module "#kernel/base/models.ts" {
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
