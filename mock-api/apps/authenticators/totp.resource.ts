import { describe, integer, type Row, text } from "#kernel/base/fields.ts";
import { deviceFields, deviceResource } from "./device.family.ts";
import { failureFields } from "./throttle.model.ts";

const fields = describe({
    ...deviceFields,
    ...failureFields,
    /** Hexadecimal. */
    key: text({ hidden: true }),
    digits: integer({ hidden: true, default: 6 }),
    /** The step of the last code that was taken: none counts twice. */
    last_t: integer({ hidden: true, default: -1 }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "otp_totp.totpdevice": Row<typeof fields>;
    }
}

/** An app that makes codes from the time. */
export const totpDevice = deviceResource("otp_totp.totpdevice", {
    at: "totp",
    schema: "TOTPDevice",
    names: ["TOTP device", "TOTP devices"],
    fields,
});
