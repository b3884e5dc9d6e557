import { msg } from "@lit/localize";
import { devices, type Device } from "#src/api/devices.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";

interface Body {
    name: string;
}
const { text } = fieldsFor<Body>();

/** Gives an authenticator another name. */
export const deviceForm = form<Device, Body>({
    header: () => msg("Rename device"),
    submitLabel: () => msg("Save"),
    size: "sm",
    values: ({ name }) => ({ name }),
    fields: () => [text("name", msg("Name"), { required: true, maxlength: 64 })],
    save: ({ name }, device) => devices.rename(devices.key(device), name),
    saved: () => msg("The device was renamed."),
});
