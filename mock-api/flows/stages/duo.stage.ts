import { text } from "#kernel/base/fields.ts";
import { barcode, type DuoSettings, enroll, type Enrollment, statusOf } from "../duo-app.ts";
import { DUO_ENROLLMENT } from "../session-keys.ts";
import { keepUnderWay, underWay } from "../set-up.ts";
import { denyAccess, next, stage, type StageContext } from "../stage.ts";

const DEVICES = "authentik_stages_authenticator_duo.duodevice";

/** Sets up Duo's app. Source: authentik/stages/authenticator_duo/stage.py. */
export const duo = stage("authentik_stages_authenticator_duo.authenticatorduostage", {
    component: "ak-stage-authenticator-duo",
    namesUser: true,
    schema: "AuthenticatorDuo",
    shows: { activation_barcode: text(), activation_code: text(), stage_uuid: text() },

    enter: ({ user }) => {
        if (!user) throw new Error("An app of Duo's belongs to somebody: nobody is signed in, and no stage before has found a user.");
        return undefined;
    },

    challenge: (context) => {
        const { activation_code } = enrollmentOf(context);
        return { activation_barcode: barcode(activation_code), activation_code, stage_uuid: context.settings.pk };
    },

    submit: (context) => {
        const { call, user, settings } = context;
        const enrollment = enrollmentOf(context);
        const status = statusOf(call, enrollment);
        if (status === "waiting") return denyAccess("The Duo app has not answered yet.");
        call.session.delete(DUO_ENROLLMENT);
        if (status === "invalid") return denyAccess("The Duo app was not set up.");
        call.db.create(DEVICES, { user: user!.pk, name: "Duo Device", duo_user_id: enrollment.duo_user_id, stage: settings.pk, confirmed: true });
        return next();
    },
});

/** The set-up that this session is in: begun when it is first shown, and anew once it was refused. */
function enrollmentOf(context: StageContext<DuoSettings>): Enrollment {
    const { call, user, settings } = context;
    const known = underWay<Enrollment>(context, DUO_ENROLLMENT);
    if (known && (call.isUnsafe || statusOf(call, known) !== "invalid")) return known;
    const enrollment = enroll(call, user!, settings);
    keepUnderWay(context, DUO_ENROLLMENT, enrollment);
    return enrollment;
}
