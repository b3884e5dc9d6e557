import { expect } from "chai";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { askTokens, authorize, authorizeUrl, claimsOf, must, oauthBackend, postForm, throughFlow } from "../oauth2.test-helper.ts";

/** A world with an application whose devices sign in, and bob signed in. */
async function world(consent: "implicit" | "explicit" = "implicit") {
    const made = await oauthBackend();
    const { admin } = made.backend;
    const app = await made.app({ key: "rsa", consent, provider: { access_code_validity: "minutes=10" } });
    const flow = must(await admin.post("flows/instances/", { name: "Devices", slug: "device", title: "Device", designation: "stage_configuration" }));
    const [tenant] = (await admin.get("core/tenants/")).body.results;
    const useFlow = (flow_device_code: string | null) => admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { flow_device_code });
    await useFlow(flow.pk);
    const bob = await made.backend.as("bob");
    const start = (more: Record<string, string | undefined> = {}) =>
        postForm(made, "/application/o/device/", { client_id: "app", scope: "openid email", ...more });
    const poll = (device_code: string) =>
        askTokens(made, app, { grant_type: "urn:ietf:params:oauth:grant-type:device_code", device_code, client_secret: undefined });
    return { ...made, app, bob, start, poll, useFlow };
}
const executor = "flows/executor/device/?query=";

/** What the flow shows that somebody was led to, nothing answered yet. */
async function shownBy(browser: TestClient, location: string) {
    const [, slug, query] = /^\/if\/flow\/([^/]+)\/\?(.*)$/.exec(location)!;
    return (await browser.get(`flows/executor/${slug}/?query=${encodeURIComponent(query!)}`)).body;
}

describe("a device (RFC 8628)", () => {
    it("N3 1.3.3.5: waits, is let in, and has its tokens once, as recorded (device)", async () => {
        const { bob, start, poll } = await world();
        const { status, body } = await start();
        expect(status).to.equal(200);
        expect(body).to.include({ verification_uri: "http://authentik.test/device", expires_in: 600, interval: 5 });
        expect([body.user_code.length, body.device_code.length]).to.deep.equal([9, 128]);
        expect(body.verification_uri_complete).to.equal(`http://authentik.test/device?code=${body.user_code}`);
        const pending = await poll(body.device_code);
        expect([pending.status, pending.body]).to.deep.equal([
            400,
            {
                error: "authorization_pending",
                error_description: "The authorization request is still pending as the end user hasn't yet completed the user-interaction steps",
            },
        ]);
        const led = (await bob.get(`/device?code=${body.user_code}`)).headers.get("location")!;
        expect(led).to.equal(`/if/flow/default-provider-authorization-implicit-consent/?code=${body.user_code}`);
        expect((await throughFlow(bob, led)).body.component).to.equal("ak-provider-oauth2-device-code-finish");
        const tokens = must(await poll(body.device_code));
        expect(tokens).to.have.keys("access_token", "refresh_token", "token_type", "expires_in", "id_token");
        expect(claimsOf(tokens.access_token)).to.include({ email: "bob@example.test", azp: "app" });
        expect((await poll(body.device_code)).body.error).to.equal("invalid_grant");
    });

    it("is let in by the code that its user types, leading zeros and all", async () => {
        const made = await world();
        const { bob, start, poll } = made;
        const { body } = await start();
        expect((await bob.get("/device")).headers.get("location")).to.equal("/if/flow/device/");
        expect((await bob.get(executor)).body).to.include({ component: "ak-provider-oauth2-device-code" });
        const wrong = await bob.post(executor, { component: "ak-provider-oauth2-device-code", code: 1 });
        expect(wrong.body.response_errors).to.deep.equal({ code: [{ string: "Invalid code", code: "invalid" }] });
        const text = await bob.post(executor, { code: "x" });
        expect(text.body.response_errors).to.deep.equal({ code: [{ string: "A valid integer is required.", code: "invalid" }] });
        const good = await bob.post(executor, { code: Number(body.user_code) });
        expect(good.body).to.include({ component: "xak-flow-redirect", to: `/device?code=${body.user_code}` });
        const led = (await bob.get(good.body.to)).headers.get("location")!;
        expect((await shownBy(bob, led)).component, "typing it is consent").to.equal("ak-provider-oauth2-device-code-finish");
        expect((await poll(body.device_code)).status).to.equal(200);
    });

    it("asks who follows a link, even where the same was allowed before (RFC 8628 5.4)", async () => {
        const { bob, start, poll, app } = await world("explicit");
        await authorize(bob, app, { scope: "openid email" });
        const { body } = await start();
        const led = (await bob.get(`/device?code=${body.user_code}`)).headers.get("location")!;
        expect((await shownBy(bob, led)).component).to.equal("ak-stage-consent");
        expect((await poll(body.device_code)).body.error).to.equal("authorization_pending");
    });

    it("asks who follows a link, even where the application asks nobody (RFC 8628 5.4)", async () => {
        const { bob, start, poll } = await world();
        const { body } = await start();
        const led = (await bob.get(`/device?code=${body.user_code}`)).headers.get("location")!;
        const shown = await shownBy(bob, led);
        expect(shown).to.deep.include({ component: "ak-stage-consent", header_text: "You're about to sign into app." });
        expect(shown.permissions.map(({ id }: { id: string }) => id)).to.deep.equal(["email", "openid"]);
        expect((await poll(body.device_code)).body.error).to.equal("authorization_pending");
    });

    it("is refused for clients that are not known, have no application, or have asked too often", async () => {
        const { start, app, backend, clock } = await world();
        for (const client_id of ["nope", undefined]) expect((await start({ client_id })).status).to.equal(400);
        for (let asked = 2; asked < 20; asked++) expect((await start()).status).to.equal(200);
        expect((await start()).status).to.equal(429);
        clock.now += 3600_000 + 1;
        expect((await start()).status).to.equal(200);
        await backend.admin.delete(`core/applications/${app.slug}/`);
        expect((await start()).status).to.equal(400);
    });

    it("is let in for nobody who was deactivated before it asked (D-426)", async () => {
        const { bob, start, poll, backend } = await world();
        const { body } = await start();
        const led = (await bob.get(`/device?code=${body.user_code}`)).headers.get("location")!;
        await throughFlow(bob, led);
        const { user } = (await bob.get("core/users/me/")).body;
        await backend.admin.patch(`core/users/${user.pk}/`, { is_active: false });
        expect((await poll(body.device_code)).body.error).to.equal("invalid_grant");
    });

    it("has little time", async () => {
        const { bob, start, poll, clock } = await world();
        const { body } = await start();
        clock.now += 10 * 60_000 + 1;
        expect((await poll(body.device_code)).body.error).to.be.oneOf(["expired_token", "invalid_grant"]);
        expect((await bob.get(`/device?code=${body.user_code}`)).headers.get("location")).to.match(/^\/if\/flow\/device\//);
        expect((await poll("nope")).body.error).to.equal("invalid_grant");
    });

    it("is let in by who may open the application only", async () => {
        const { bob, start, poll, app, backend } = await world();
        const { body: policy } = await backend.admin.post("policies/expression/", { name: "no", expression: "return False" });
        await backend.admin.post("policies/bindings/", { target: app.application.pk, policy: policy.pk, order: 0 });
        const { body } = await start();
        const answer = await bob.get(`/device?code=${body.user_code}`);
        expect([answer.status, answer.headers.get("location")]).to.deep.equal([200, null]);
        expect((await poll(body.device_code)).body.error).to.equal("authorization_pending");
    });

    it("leads visitors to sign in, and nowhere where the tenant has no flow for codes (device:page)", async () => {
        const { bob, backend, useFlow, app } = await world();
        expect((await backend.browser().get("/device?code=123456789")).headers.get("location")).to.equal(
            "/flows/-/default/authentication/?next=/device%3Fcode%3D123456789",
        );
        await useFlow(null);
        expect([(await bob.get("/device")).status, (await bob.get("/device?code=123456789")).status]).to.deep.equal([404, 404]);
        expect((await bob.get(authorizeUrl(app))).status).to.equal(302);
    });
});
