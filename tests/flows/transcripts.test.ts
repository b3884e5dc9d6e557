import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

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

    it("wrong answers are told at their field; the sixth wrong password ends the flow", async () => {
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
        expect(last.body).to.include({ component: "ak-stage-access-denied", pending_user: "bob", error_message: "Unknown error" });
        expect((await browser.get(url)).body).to.deep.equal(IDENTIFICATION);
        const failed = await events(backend, "login_failed");
        expect(failed).to.have.length(5);
        expect(failed[0].user).to.deep.equal({ pk: 2, email: "", username: "AnonymousUser" });
        expect(failed[0].context).to.deep.include({ password: "********************", username: "bob" });
        expect(failed[0].context.stage).to.include({ app: "authentik_stages_password", name: "default-authentication-password", model_name: "passwordstage" });
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
