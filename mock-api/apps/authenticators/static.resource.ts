import { describe, list, nested, type Row, text } from "#kernel/base/fields.ts";
import { computes } from "#kernel/resource/view.ts";
import { deviceFields, deviceResource } from "./device.family.ts";
import { failureFields } from "./throttle.model.ts";

const fields = describe({ ...deviceFields, ...failureFields, codes: list(text(), { hidden: true, default: [] }) });
declare module "#kernel/base/models.ts" {
    interface Models {
        "otp_static.staticdevice": Row<typeof fields>;
    }
}

/** A list of codes on paper, each good for once. */
export const staticDevice = deviceResource("otp_static.staticdevice", {
    at: "static",
    schema: "StaticDevice",
    names: ["static device", "static devices"],
    fields,
    computed: {
        token_set: computes(list(nested("StaticDeviceToken", { token: text({ max: 16 }) }), { readOnly: true }), ({ row }) =>
            row.codes.map((token) => ({ token })),
        ),
    },
});
