import { undocumentedAnonymous } from "#kernel/access.ts";
import { action } from "#kernel/action.ts";
import { empty } from "#kernel/errors.ts";
import { choice, nested } from "#kernel/fields.ts";
import { ok } from "#kernel/operation.ts";
import { duoStage } from "#mock/apps/stages/authenticator-setup.resource.ts";
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
