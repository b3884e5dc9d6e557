import { formSuite } from "#src/pages/testing/form.suite.ts";
import { settingsForms } from "./settings/forms.ts";

formSuite("own token", { form: settingsForms.token, request: "TokenRequest", object: async () => undefined });
formSuite("own app password", { form: settingsForms.appPassword, request: "TokenRequest", object: async () => undefined });
formSuite("device", {
    form: settingsForms.device,
    request: "TOTPDeviceRequest",
    object: async () =>
        ({ pk: 1, name: "Phone", type: "authentik_stages_authenticator_totp.TOTPDevice", verbose_name: "TOTP Device", confirmed: true }) as never,
});
formSuite("preferences", { form: settingsForms.preferences, object: async ({ admin }) => (await admin.get("core/users/me/")).body.user });
