import { createHmac } from "node:crypto";
import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

/** What an authenticator app shows for a secret at a moment. RFC 6238, made with Node's own cryptography. */
function totpOf(secret: string, ms: number): string {
    const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
    const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(ms / 30_000)));
    const hash = createHmac("sha1", key).update(counter).digest();
    return String((hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const FLOW_INFO = {
    title: "Welcome to authentik!",
    background: "/static/dist/assets/images/flow_background.jpg",
    cancel_url: "/flows/-/cancel/",
    layout: "stacked",
};
const IDENTIFICATION = {
    type: "native",
    flow_info: FLOW_INFO,
    component: "ak-stage-identification",
    user_fields: ["email", "username"],
    password_fields: false,
    primary_action: "Log in",
    sources: [],
    show_source_labels: false,
};
const executor = (query: string) => `/api/v3/flows/executor/default-authentication-flow/?query=${query}`;

/** A backend where bob is known, and a browser of his. */
async function bob() {
    const backend = await createTestBackend();
    const { body } = await backend.admin.post("core/users/", { username: "bob", name: "Bob Builder", email: "bob@example.test", groups: [] });
    await backend.admin.post(`core/users/${body.pk}/set_password/`, { password: "bob-pw-1" });
    return { backend, browser: backend.browser(), pk: body.pk as number };
}
const events = async ({ admin }: Awaited<ReturnType<typeof createTestBackend>>, action: string) =>
    (await admin.get(`events/events/?action=${action}`)).body.results;

describe("recorded journeys", () => {
    it("sign-in goes from name and password to where it was asked to go", async () => {
        const { backend, browser, pk } = await bob();
        const url = executor("next%3D%252Fif%252Fuser%252F%2523%252Flibrary");
        const first = await browser.get(url);
        expect([first.status, first.body]).to.deep.equal([200, IDENTIFICATION]);
        const named = await browser.post(url, { component: "ak-stage-identification", uid_field: "bob" });
        expect([named.status, named.headers.get("location")]).to.deep.equal([302, url]);
        const asked = await browser.get(url);
        expect(asked.body).to.include({ component: "ak-stage-password", pending_user: "bob" });
        expect(asked.body.pending_user_avatar).to.match(/^data:image\/svg\+xml;base64,/);
        const sent = await browser.post(url, { component: "ak-stage-password", password: "bob-pw-1" });
        expect([sent.status, sent.headers.get("location")]).to.deep.equal([302, url]);
        const between = await browser.get(url);
        expect([between.status, between.headers.get("location")]).to.deep.equal([302, url]);
        const last = await browser.get(url);
        expect(last.body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/if/user/#/library" });
        const me = await browser.get("core/users/me/");
        expect(me.body.user).to.include({ pk, username: "bob", name: "Bob Builder", is_active: true, is_superuser: false, email: "bob@example.test" });
        expect(me.body.user).to.deep.include({ groups: [], settings: {} });
        const [login] = await events(backend, "login");
        expect(login).to.include({ action: "login", app: "authentik.events.signals", client_ip: "127.0.0.1" });
        expect(login.user).to.deep.equal({ pk, email: "bob@example.test", username: "bob" });
        expect(login.context).to.deep.equal({
            auth_method: "password",
            auth_method_args: {},
            http_request: { args: { query: "next=%2Fif%2Fuser%2F%23%2Flibrary" }, path: "/api/v3/flows/executor/default-authentication-flow/", method: "GET" },
        });
    });

    it("wrong answers are reported at their field; the sixth wrong password ends the flow", async () => {
        const { backend, browser } = await bob();
        const url = executor("");
        await browser.get(url);
        const nobody = await browser.post(url, { component: "ak-stage-identification", uid_field: "nobody" });
        expect(nobody.body).to.deep.equal({
            ...IDENTIFICATION,
            response_errors: { non_field_errors: [{ string: "Failed to authenticate.", code: "invalid" }] },
        });
        const nothing = await browser.post(url, { component: "ak-stage-identification" });
        expect(nothing.body).to.deep.equal({ ...IDENTIFICATION, response_errors: { uid_field: [{ string: "This field is required.", code: "required" }] } });
        await browser.post(url, { component: "ak-stage-identification", uid_field: "bob" });
        await browser.get(url);
        const blank = await browser.post(url, { component: "ak-stage-password", password: "" });
        expect(blank.body.response_errors).to.deep.equal({ password: [{ string: "This field may not be blank.", code: "blank" }] });
        for (let attempt = 0; attempt < 4; attempt++) {
            const wrong = await browser.post(url, { component: "ak-stage-password", password: "wrong" });
            expect(wrong.body.response_errors).to.deep.equal({ password: [{ string: "Invalid password", code: "invalid" }] });
        }
        const last = await browser.post(url, { component: "ak-stage-password", password: "wrong" });
        expect(last.body).to.include({ component: "ak-stage-access-denied", pending_user: "bob", error_message: "Too many attempts. Start again." });
        expect((await browser.get(url)).body).to.deep.equal(IDENTIFICATION);
        const failed = await events(backend, "login_failed");
        expect(failed).to.have.length(5);
        expect(failed[0].user).to.deep.equal({ pk: 2, email: "", username: "AnonymousUser" });
        expect(failed[0].context).to.deep.include({ password: "********************", username: "bob" });
        expect(failed[0].context.stage).to.include({ app: "authentik_stages_password", name: "default-authentication-password", model_name: "passwordstage" });
    });

    it("an authenticator app is set up once a code proves it, and asked for at the next sign-in", async () => {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        const browser = await backend.as("bob");
        const settings = (await browser.get("stages/all/user_settings/")).body as { component: string; configure_url: string }[];
        const { configure_url } = settings.find(({ component }) => component === "ak-user-settings-authenticator-totp")!;
        const led = await browser.get(`${configure_url}?next=/if/user/%23/settings`);
        expect(led.headers.get("location")).to.equal("/if/flow/default-authenticator-totp-setup/?next=%2Fif%2Fuser%2F%23%2Fsettings");
        const setup = "/api/v3/flows/executor/default-authenticator-totp-setup/?query=next%3D%252Fif%252Fuser%252F%2523%252Fsettings";
        const shown = (await browser.get(setup)).body;
        expect(shown).to.include({ component: "ak-stage-authenticator-totp", pending_user: "bob" });
        expect(shown.flow_info.title).to.equal("Setup Two-Factor authentication");
        const [, secret] = /^otpauth:\/\/totp\/authentik%3Abob\?secret=([A-Z2-7]{32})&algorithm=SHA1&digits=6&period=30&issuer=authentik$/.exec(
            shown.config_url,
        )!;
        const code = () => totpOf(secret!, now);
        const wrong = await browser.post(setup, { component: "ak-stage-authenticator-totp", code: code() === "000000" ? "000001" : "000000" });
        expect(wrong.body).to.deep.equal({ ...shown, response_errors: { code: [{ string: "Code does not match", code: "invalid" }] } });
        const tooSoon = await browser.post(setup, { code: code() });
        expect(tooSoon.body.response_errors.code[0].string, "locked for a second").to.equal("Code does not match");
        now += 5000;
        const right = await browser.post(setup, { component: "ak-stage-authenticator-totp", code: code() });
        expect(right.body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/if/user/#/settings" });
        expect((await browser.get("authenticators/all/")).body).to.deep.equal([
            {
                verbose_name: "TOTP device",
                verbose_name_plural: "TOTP devices",
                meta_model_name: "otp_totp.totpdevice",
                pk: 1,
                name: "TOTP Authenticator",
                type: "otp_totp.TOTPDevice",
                confirmed: true,
            },
        ]);

        now += 60_000;
        const url = executor("");
        const second = backend.browser();
        await second.post(url, { uid_field: "bob" });
        await second.post(url, { password: "bob-pw" });
        const asked = (await second.get(url)).body;
        expect(asked).to.deep.include({
            component: "ak-stage-authenticator-validate",
            pending_user: "bob",
            device_challenges: [{ device_class: "totp", device_uid: "1", challenge: {} }],
            configuration_stages: [],
        });
        const refused = await second.post(url, { code: code() === "000000" ? "000001" : "000000" });
        expect(refused.body.response_errors).to.deep.equal({ code: [{ string: "Invalid Token", code: "invalid" }] });
        expect((await events(backend, "login_failed"))[0].context.username).to.equal("bob");
        now += 2000;
        expect((await second.post(url, { code: code() })).status).to.equal(302);
        expect((await second.get(url)).body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
        const login = (await events(backend, "login"))[0];
        expect(login.context.auth_method).to.equal("password");
        expect(login.context.auth_method_args).to.deep.equal({
            mfa_devices: [{ pk: 1, app: "otp_totp", name: "TOTP Authenticator", model_name: "totpdevice" }],
        });

        const third = backend.browser();
        await third.post(url, { uid_field: "bob" });
        await third.post(url, { password: "bob-pw" });
        expect((await third.post(url, { code: code() })).body.response_errors, "a code counts once").to.have.property("code");
    });

    it("a forgotten password is replaced through a link in a mail, in another browser, once", async () => {
        const { backend, browser } = await bob();
        const { admin } = backend;
        const found = async (path: string) => (await admin.get(path)).body.results[0].pk as string;
        const flow = (await admin.post("flows/instances/", { name: "recovery", slug: "recovery", title: "Recover your account", designation: "recovery" }))
            .body;
        const identify = (await admin.post("stages/identification/", { name: "recovery-id", user_fields: ["username", "email"] })).body;
        const mail = (await admin.post("stages/email/", { name: "recovery-email", subject: "Password recovery", from_address: "id@example.test" })).body;
        const stages = [
            identify.pk,
            mail.pk,
            await found("stages/prompt/stages/?name=default-password-change-prompt"),
            await found("stages/user_write/?name=default-password-change-write"),
            await found("stages/user_login/?name=default-authentication-login"),
        ];
        for (const [order, stage] of stages.entries()) await admin.post("flows/bindings/", { target: flow.pk, stage, order });

        const url = "/api/v3/flows/executor/recovery/?query=";
        expect((await browser.get(url)).body).to.deep.include({ component: "ak-stage-identification", primary_action: "Continue" });
        await browser.post(url, { component: "ak-stage-identification", uid_field: "bob@example.test" });
        const info = { ...FLOW_INFO, title: "Recover your account" };
        expect((await browser.get(url)).body).to.deep.equal({ type: "native", flow_info: info, component: "ak-stage-email" });
        expect((await browser.post(url, { component: "ak-stage-email" })).body).to.deep.equal({
            type: "native",
            flow_info: info,
            component: "ak-stage-email",
            response_errors: { non_field_errors: [{ string: "email-sent", code: "email-sent" }] },
        });
        const outbox = (await admin.get("/sandbox/outbox/")).body;
        expect(outbox).to.have.length(2);
        expect(outbox[0]).to.deep.include({ from: "id@example.test", to: ["bob@example.test"], subject: "Password recovery" });
        expect(outbox[0].link).to.equal(outbox[1].link);
        const [, key] = /^http:\/\/authentik\.test\/if\/flow\/recovery\/\?flow_token=(\w{60})$/.exec(outbox[0].link)!;
        const [sent] = await events(backend, "email_sent");
        expect(sent.context).to.deep.include({ subject: "Password recovery", from_email: "id@example.test", to_email: ["bob@example.test"] });
        expect(sent.context.body).to.contain(key);
        expect((await browser.get("/sandbox/outbox/")).status, "links are not for everybody").to.equal(403);

        const opened = `${url}flow_token%3D${key}`;
        const other = backend.browser();
        expect((await other.get(opened)).headers.get("location")).to.equal(opened);
        const asked = (await other.get(opened)).body;
        expect(asked.fields.map((field: { field_key: string }) => field.field_key)).to.deep.equal(["password", "password_repeat"]);
        const chosen = await other.post(opened, { component: "ak-stage-prompt", password: "bob-pw-2", password_repeat: "bob-pw-2" });
        expect(chosen.status).to.equal(302);
        expect((await other.get(opened)).status).to.equal(302);
        expect((await other.get(opened)).body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
        expect((await other.get("core/users/me/")).body.user.username).to.equal("bob");
        await backend.browser().signIn("bob", "bob-pw-2");
        expect((await backend.browser().get(opened)).body.component, "the link is used up").to.equal("ak-stage-identification");
    });

    it("an invitation lets somebody enrol once, with the data that it brings", async () => {
        const { backend } = await bob();
        const { admin } = backend;
        const flow = (await admin.post("flows/instances/", { name: "enrol", slug: "enrol", title: "Join us", designation: "enrollment" })).body;
        const prompt = async (field_key: string, type: string, label: string, order: number) =>
            (await admin.post("stages/prompt/prompts/", { name: `enrol-${field_key}`, field_key, label, type, placeholder: label, order })).body.pk;
        const fields = [
            await prompt("username", "username", "Username", 0),
            await prompt("name", "text", "Name", 1),
            await prompt("email", "email", "E-mail", 2),
            await prompt("password", "password", "Password", 3),
            await prompt("password_repeat", "password", "Password (repeat)", 4),
        ];
        const stages = [
            (await admin.post("stages/invitation/stages/", { name: "enrol-invitation" })).body.pk,
            (await admin.post("stages/prompt/stages/", { name: "enrol-prompt", fields })).body.pk,
            (await admin.post("stages/user_write/", { name: "enrol-write", user_creation_mode: "always_create", user_path_template: "invited" })).body.pk,
            (await admin.get("stages/user_login/?name=default-authentication-login")).body.results[0].pk,
        ];
        for (const [order, stage] of stages.entries()) await admin.post("flows/bindings/", { target: flow.pk, stage, order });
        const invitation = (
            await admin.post("stages/invitation/invitations/", {
                name: "ann",
                single_use: true,
                flow: flow.pk,
                fixed_data: { email: "ann@example.test", attributes: { team: "blue" } },
            })
        ).body;
        const url = "/api/v3/flows/executor/enrol/?query=";
        const refused = (await backend.browser().get(url)).body;
        expect(refused).to.deep.equal({
            type: "native",
            flow_info: { ...FLOW_INFO, title: "Join us" },
            component: "ak-stage-access-denied",
            pending_user: "",
            pending_user_avatar: "/static/dist/assets/images/user_default.png",
            error_message: "Invalid invite/invite not found",
        });

        const invited = `${url}itoken%3D${invitation.pk}`;
        const browser = backend.browser();
        expect((await browser.get(invited)).status).to.equal(302);
        const asked = (await browser.get(invited)).body;
        expect(asked.fields.map((field: { placeholder: string }) => field.placeholder)).to.deep.equal([
            "Username",
            "Name",
            "ann@example.test",
            "Password",
            "Password (repeat)",
        ]);
        const taken = await browser.post(invited, {
            component: "ak-stage-prompt",
            username: "bob",
            name: "Ann",
            password: "ann-pw-1",
            password_repeat: "other",
        });
        expect(taken.body).to.deep.equal({ ...asked, response_errors: { username: [{ string: "Username is already taken.", code: "invalid" }] } });
        await browser.post(invited, { component: "ak-stage-prompt", username: "ann", name: "Ann", password: "ann-pw-1", password_repeat: "ann-pw-1" });
        expect((await browser.get(invited)).status).to.equal(302);
        expect((await browser.get(invited)).body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
        expect((await browser.get("core/users/me/")).body.user).to.include({ username: "ann", name: "Ann", email: "ann@example.test" });
        const [ann] = (await admin.get("core/users/?username=ann")).body.results;
        expect(ann).to.deep.include({ path: "invited", is_active: true, attributes: { team: "blue" } });
        expect((await events(backend, "invitation_used"))[0].context.invitation_uuid).to.equal(invitation.pk.replaceAll("-", ""));
        expect((await backend.browser().get(invited)).body.component).to.equal("ak-stage-access-denied");
    });

    it("sign-out ends the session and leads home", async () => {
        const { backend } = await bob();
        const browser = await backend.as("akadmin");
        const start = await browser.get("/flows/-/default/invalidation/");
        expect([start.status, start.headers.get("location")]).to.deep.equal([302, "/if/flow/default-invalidation-flow/"]);
        const done = await browser.get("flows/executor/default-invalidation-flow/?query=");
        expect(done.body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
        expect((await browser.get("core/users/me/")).status).to.equal(403);
        expect(await events(backend, "logout")).to.have.length(1);
    });
});
