import { signedIn } from "#kernel/access.ts";
import { collectionAction } from "#kernel/action.ts";
import { list, nested, text } from "#kernel/fields.ts";
import type { Json, Key } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import { stage } from "#mock/apps/flows/stage.family.ts";

/** Kinds of stages that users set up themselves, in the order of the settings page. */
const CONFIGURABLE = [
    ["authentik_stages_authenticator_webauthn.authenticatewebauthnstage", "ak-user-settings-authenticator-webauthn"],
    ["authentik_stages_authenticator_duo.authenticatorduostage", "ak-user-settings-authenticator-duo"],
    ["authentik_stages_authenticator_sms.authenticatorsmsstage", "ak-user-settings-authenticator-sms"],
    ["authentik_stages_authenticator_static.authenticatorstaticstage", "ak-user-settings-authenticator-static"],
    ["authentik_stages_authenticator_totp.authenticatortotpstage", "ak-user-settings-authenticator-totp"],
    ["authentik_stages_password.passwordstage", "ak-user-settings-password"],
] as const;

/** One thing that users set up for themselves. */
export const userSetting = nested("UserSetting", {
    object_uid: text(),
    component: text(),
    title: text(),
    configure_url: text({ optional: true }),
    icon_url: text({ optional: true }),
});

/** GET stages/all/user_settings/ : what users may set up; a password only where a flow for it is named. */
export const userSettings = collectionAction(stage, "GET", "user_settings", { access: signedIn, answer: list(userSetting), isList: true }, ({ call, db }) => {
    const settings = CONFIGURABLE.flatMap(([model, component]) =>
        (db.all(model) as { pk: string; name: string; configure_flow: Key | null }[])
            .filter((row) => row.configure_flow !== null || component !== "ak-user-settings-password")
            .sort((a, b) => (a.name < b.name ? -1 : 1))
            .map((row): Json => ({
                object_uid: row.pk,
                component,
                title: call.registry.resource(model).names[0],
                configure_url: row.configure_flow === null ? undefined : `/flows/-/configure/${row.pk}/`,
            })),
    );
    return ok(settings);
});
