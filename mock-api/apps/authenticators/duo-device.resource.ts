import { describe, integer, reference, type Row, text } from "#kernel/base/fields.ts";
import { deviceFields, deviceResource } from "./device.family.ts";
import { failureFields } from "./throttle.model.ts";

const fields = describe({
    ...deviceFields,
    ...failureFields,
    duo_user_id: text({ hidden: true }),
    stage: reference("authentik_stages_authenticator_duo.authenticatorduostage", { optional: true, hidden: true, accessor: false }),
    /** The step of the last passcode that was taken: none counts twice. */
    last_t: integer({ hidden: true, default: -1 }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_authenticator_duo.duodevice": Row<typeof fields>;
    }
}

/** A phone with Duo's app. */
export const duoDevice = deviceResource("authentik_stages_authenticator_duo.duodevice", {
    at: "duo",
    schema: "DuoDevice",
    names: ["Duo Device", "Duo Devices"],
    fields,
});
