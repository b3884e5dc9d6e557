import { undocumentedAnonymous } from "#kernel/http/access.ts";
import { action } from "#kernel/resource/action.ts";
import { empty, nonFieldError } from "#kernel/base/errors.ts";
import { choice, count, nested, text } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import { duoStage } from "#mock/apps/stages/authenticator-setup.resource.ts";
import { DUO_USERS } from "#mock/outside/duo-users.ts";
import { type Enrollment, statusOf } from "./duo-app.ts";
import { DUO_ENROLLMENT } from "./session-keys.ts";

/** POST stages/authenticator/duo/{stage_uuid}/enrollment_status/ : how far the caller's session is; 400 when it sets nothing up. */
export const enrollmentStatus = action(
    duoStage,
    "POST",
    "enrollment_status",
    { access: undocumentedAnonymous, status: 200, answer: nested("DuoDeviceEnrollmentStatus", { duo_response: choice(["success", "waiting", "invalid"]) }) },
    ({ call }) => {
        const enrollment = call.session.get<Enrollment>(DUO_ENROLLMENT);
        if (!enrollment) throw empty(400);
        return ok({ duo_response: statusOf(call, enrollment) });
    },
);

const DEVICES = "authentik_stages_authenticator_duo.duodevice";

/**
 * POST stages/authenticator/duo/{stage_uuid}/import_devices_automatic/ : gives everybody the device that is known at Duo under the same name,
 * in the made-up directory that answers for Duo's; 400 where the stage has not both keys of it.
 */
export const importAutomatic = action(
    duoStage,
    "POST",
    "import_devices_automatic",
    {
        status: 200,
        answer: nested("AuthenticatorDuoStageDeviceImportResponse", { count: count({ readOnly: true }), error: text({ readOnly: true }) }),
        answers: { 400: null },
    },
    ({ row, db }) => {
        if (!row.admin_integration_key) throw nonFieldError("Admin integration key is not set.");
        if (!row.admin_secret_key) return ok({ error: "Received 401 Invalid signature in request credentials", count: 0 }, 400);
        const known = new Set(db.where(DEVICES, "stage", row.pk).map(({ duo_user_id }) => duo_user_id));
        let made = 0;
        for (const { user_id: duo_user_id, username } of DUO_USERS) {
            const user = db.by("authentik_core.user", "username", username);
            if (!user || known.has(duo_user_id)) continue;
            db.create(DEVICES, { user: user.pk, name: "Imported Duo Authenticator", duo_user_id, stage: row.pk, confirmed: true });
            made++;
        }
        return ok({ error: "", count: made });
    },
);
