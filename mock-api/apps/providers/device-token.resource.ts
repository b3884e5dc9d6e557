import { date, describe, flag, list, reference, type Row, serial, text } from "#kernel/base/fields.ts";
import { resource } from "#kernel/resource/resource.ts";

const fields = describe({
    pk: serial(),
    provider: reference("authentik_providers_oauth2.oauth2provider"),
    /** Who has let the device in; null as long as nobody has. */
    user: reference("authentik_core.user", { optional: true }),
    device_code: text(),
    user_code: text(),
    scope: list(text()),
    expires: date(),
    expiring: flag(true),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_providers_oauth2.devicetoken": Row<typeof fields>;
    }
}
export type DeviceToken = Row<typeof fields>;

/** A device that waits for its user to let it in (RFC 8628); kept, but not served. */
export const deviceToken = resource("authentik_providers_oauth2.devicetoken", {
    names: ["Device Token", "Device Tokens"],
    schema: "DeviceToken",
    fields,
    indexes: ["device_code", "user_code"],
});
