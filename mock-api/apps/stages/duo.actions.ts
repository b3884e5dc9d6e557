import { action } from "#kernel/resource/action.ts";
import { nonFieldError } from "#kernel/base/errors.ts";
import { text } from "#kernel/base/fields.ts";
import { noContent } from "#kernel/http/operation.ts";
import { duoStage } from "./authenticator-setup.resource.ts";

/** POST stages/authenticator/duo/{stage_uuid}/import_device_manual/ : gives a user a device that is known at Duo already. */
export const importManual = action(
    duoStage,
    "POST",
    "import_device_manual",
    { body: { duo_user_id: text(), username: text() }, bodySchema: "AuthenticatorDuoStageManualDeviceImportRequest", answers: { 400: null } },
    ({ row, body: { duo_user_id, username }, db }) => {
        const user = db.by("authentik_core.user", "username", username);
        if (!user) throw nonFieldError("User does not exist.");
        if (db.where("authentik_stages_authenticator_duo.duodevice", "duo_user_id", duo_user_id).some((device) => device.stage === row.pk))
            throw nonFieldError("Device exists already.");
        db.create("authentik_stages_authenticator_duo.duodevice", {
            user: user.pk,
            name: "Imported Duo Authenticator",
            duo_user_id,
            stage: row.pk,
            confirmed: true,
        });
        return noContent();
    },
);
