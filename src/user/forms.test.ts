import { formSuite } from "#src/pages/testing/form.suite.ts";
import { settingsForms } from "./settings/forms.ts";

formSuite("own token", { form: settingsForms.token, request: "TokenRequest", object: async () => undefined });
formSuite("own app password", { form: settingsForms.appPassword, request: "TokenRequest", object: async () => undefined });
formSuite("device", {
    form: settingsForms.device,
    request: "DuoDeviceRequest",
    object: async ({ admin }) => {
        const stage = { name: "Duo", client_id: "id", client_secret: "secret", api_hostname: "api.example.org" };
        const { pk } = (await admin.post("stages/authenticator/duo/", stage)).body;
        await admin.post(`stages/authenticator/duo/${pk}/import_device_manual/`, { username: "akadmin", duo_user_id: "D1" });
        return (await admin.get("authenticators/all/")).body[0];
    },
});
formSuite("preferences", { form: settingsForms.preferences, object: async ({ admin }) => (await admin.get("core/users/me/")).body.user });
