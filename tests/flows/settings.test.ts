import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const SETTINGS = "flows/executor/default-user-settings-flow/?query=";
const PASSWORD = "flows/executor/default-password-change/?query=";

describe("a signed-in user's own flows", () => {
    it("settings show the present values, report errors, and save what is valid", async () => {
        const backend = await createTestBackend();
        const bob = await backend.as("bob");
        const shown = await bob.get(SETTINGS);
        const field = (field_key: string, label: string, type: string, placeholder: string, order: number) => ({
            field_key,
            label,
            type,
            required: true,
            placeholder,
            order,
            sub_text: "",
        });
        expect(shown.body.component).to.equal("ak-stage-prompt");
        expect(shown.body.fields).to.deep.equal([
            field("username", "Username", "text", "bob", 200),
            field("name", "Name", "text", "bob", 201),
            field("email", "Email", "email", "bob@example.test", 202),
            field("attributes.settings.locale", "Locale", "ak-locale", "", 203),
        ]);
        const wrong = await bob.post(SETTINGS, { component: "ak-stage-prompt", username: "bob", name: "Bob B.", email: "nope" });
        expect(wrong.body.response_errors).to.deep.equal({
            "attributes.settings.locale": [{ string: "This field is required.", code: "required" }],
            "email": [{ string: "Enter a valid email address.", code: "invalid" }],
        });
        const right = await bob.post(SETTINGS, {
            "component": "ak-stage-prompt",
            "username": "bob",
            "name": "Bob B.",
            "email": "b@example.test",
            "attributes.settings.locale": "de",
        });
        expect([right.status, right.headers.get("location")]).to.deep.equal([302, `/api/v3/${SETTINGS}`]);
        expect((await bob.get(SETTINGS)).body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
        const { user } = (await bob.get("core/users/me/")).body;
        expect(user).to.deep.include({ name: "Bob B.", email: "b@example.test", settings: { locale: "de" } });
        const [written] = (await backend.admin.get("events/events/?action=user_write")).body.results;
        expect(written).to.include({ app: "authentik.events.signals" });
        expect(written.user.username).to.equal("bob");
        expect(written.context).to.deep.include({ username: "bob", attributes: { settings: { locale: "de" } }, created: false });
    });

    it("what a user may not change is refused by the flow's policy", async () => {
        const backend = await createTestBackend();
        const bob = await backend.as("bob");
        const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await backend.admin.patch(`core/users/${pk}/`, { attributes: { "goauthentik.io/user/can-change-email": false } });
        await bob.get(SETTINGS);
        const answer = await bob.post(SETTINGS, { "username": "bob", "name": "Bob", "email": "other@example.test", "attributes.settings.locale": "" });
        expect(answer.body.response_errors).to.deep.equal({ non_field_errors: [{ string: "Not allowed to change email.", code: "invalid" }] });
    });

    it("a name that is somebody else's is not taken", async () => {
        const backend = await createTestBackend();
        const bob = await backend.as("bob");
        await bob.get(SETTINGS);
        await bob.post(SETTINGS, { "username": "akadmin", "name": "Bob", "email": "bob@example.test", "attributes.settings.locale": "" });
        expect((await bob.get(SETTINGS)).body).to.include({ component: "ak-stage-access-denied", pending_user: "bob" });
    });

    it("a new password is asked twice, keeps the session, and is the only one that works", async () => {
        const backend = await createTestBackend();
        const bob = await backend.as("bob");
        expect((await bob.get(PASSWORD)).body.fields.map((field: { type: string }) => field.type)).to.deep.equal(["password", "password"]);
        const differing = await bob.post(PASSWORD, { password: "new-pw-1", password_repeat: "new-pw-2" });
        expect(differing.body.response_errors).to.deep.equal({ non_field_errors: [{ string: "Passwords don't match.", code: "invalid" }] });
        const missing = await bob.post(PASSWORD, { password: "new-pw-1" });
        expect(missing.body.response_errors).to.deep.equal({ password_repeat: [{ string: "This field is required.", code: "required" }] });
        await bob.post(PASSWORD, { password: "new-pw-1", password_repeat: "new-pw-1" });
        expect((await bob.get(PASSWORD)).body.component).to.equal("xak-flow-redirect");
        expect((await bob.get("core/users/me/")).status).to.equal(200);
        await backend.browser().signIn("bob", "new-pw-1");
        const [set] = (await backend.admin.get("events/events/?action=password_set")).body.results;
        expect(set.user.username).to.equal("bob");
        const [written] = (await backend.admin.get("events/events/?action=user_write")).body.results;
        expect(written.context.password).to.equal("********************");
    });

    it("the settings page leads to the flow by the stage's own address", async () => {
        const backend = await createTestBackend();
        const bob = await backend.as("bob");
        const settings = (await bob.get("stages/all/user_settings/")).body as { component: string; configure_url: string }[];
        const { configure_url } = settings.find(({ component }) => component === "ak-user-settings-password")!;
        const led = await bob.get(`${configure_url}?next=/if/user/%23/settings`);
        expect(led.headers.get("location")).to.equal("/if/flow/default-password-change/?next=%2Fif%2Fuser%2F%23%2Fsettings");
        expect((await bob.get("flows/executor/default-password-change/?query=next%3D%252Fif%252Fuser%252F%2523%252Fsettings")).body.component).to.equal(
            "ak-stage-prompt",
        );
    });
});
