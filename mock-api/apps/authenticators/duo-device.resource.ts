import { describe, reference, type Row, text } from "#kernel/fields.ts";
import { deviceFields, deviceResource } from "./device.family.ts";

const fields = describe({
    ...deviceFields,
    duo_user_id: text({ hidden: true }),
    stage: reference("authentik_stages_authenticator_duo.authenticatorduostage", { optional: true, hidden: true, accessor: false }),
});
declare module "#kernel/models.ts" {
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
