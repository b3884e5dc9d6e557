import { msg } from "@lit/localize";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { RadioOption } from "#src/elements/form/radio.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";

/* Fields that several kinds of stages have. */

/** The flow by which users set up a device of this kind themselves. */
export const setupFlow = () =>
    fieldsFor<{ configure_flow?: string | null }>().choice("configure_flow", msg("Setup flow"), flowPicker("stage_configuration"), {
        help: msg("Users start it from their settings. If empty, they cannot set it up there."),
    });

/** A demand of WebAuthn on whatever holds the key. */
export interface Demand extends RadioOption {
    value: "required" | "preferred" | "discouraged";
}

/** Whether a security key asks who is using it. */
export const userVerifications = (): readonly Demand[] => [
    { value: "required", label: msg("Required"), description: msg("By PIN, fingerprint or face; a key that cannot is refused.") },
    { value: "preferred", label: msg("Preferred"), description: msg("By PIN, fingerprint or face, where the key can.") },
    { value: "discouraged", label: msg("Discouraged"), description: msg("Touching the key is enough.") },
];
