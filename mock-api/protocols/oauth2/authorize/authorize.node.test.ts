import { expect } from "chai";
import { halfHash } from "#mock/encoding/jose.ts";
import { authorize, authorizeUrl, claimsOf, codeOf, START, throughFlow, toldTo, worldOfBob } from "../oauth2.test-helper.ts";

describe("a request that nobody can be told of", () => {
    const cases: [string, Record<string, string | undefined>, RegExp][] = [
        ["names no client", { client_id: undefined }, /Client ID Error/],
        ["names an unknown client", { client_id: "nope" }, /Client ID Error/],
        ["names no address", { redirect_uri: undefined }, /Redirect URI Error/],
        ["names an address of somebody else", { redirect_uri: "http://evil.test/cb" }, /Redirect URI Error/],
        ["names an address that continues a good one", { redirect_uri: "http://app.test/cb/../evil" }, /Redirect URI Error/],
        ["has an unknown response type and an address of somebody else", { response_type: "x", redirect_uri: "http://evil.test/" }, /Redirect URI Error/],
    ];
    for (const [name, change, title] of cases)
        it(`that ${name} ends on a page, and goes nowhere`, async () => {
            const { app, bob } = await worldOfBob();
            const answer = await bob.get(authorizeUrl(app, change));
            expect([answer.status, answer.headers.get("location")]).to.deep.equal([400, null]);
            expect(answer.body).to.match(title);
        });

    it("that says everything twice ends on a page", async () => {
        const { app, bob } = await worldOfBob();
        const answer = await bob.get(`${authorizeUrl(app)}&redirect_uri=http%3A%2F%2Fevil.test%2F`);
        expect([answer.status, answer.headers.get("location")]).to.deep.equal([400, null]);
    });

    it("without any parameters is not found", async () => {
        const { bob } = await worldOfBob();
        expect((await bob.get("/application/o/authorize/")).status).to.equal(404);
    });
});

describe("a request that is wrong", () => {
    const cases: [string, Record<string, string>, string, "?" | "#"][] = [
        ["an unknown response type", { response_type: "token" }, "unsupported_response_type", "#"],
        ["a request object", { request: "x.y.z" }, "request_not_supported", "?"],
        ["the address of a request object", { request_uri: "https://app.test/r" }, "request_uri_not_supported", "?"],
        ["an ID token without openid", { response_type: "id_token", scope: "email", nonce: "n" }, "invalid_scope", "#"],
        ["a hybrid flow without openid", { response_type: "code token", scope: "email" }, "invalid_scope", "#"],
        ["tokens in a query", { response_type: "code id_token", response_mode: "query" }, "invalid_request", "#"],
        ["an unknown way to answer a challenge", { code_challenge: "x", code_challenge_method: "S512" }, "invalid_request", "?"],
        ["an age that is no number", { max_age: "soon" }, "invalid_request", "?"],
        ["no prompt and consent", { prompt: "none consent" }, "consent_required", "?"],
    ];
    for (const [name, more, error, mark] of cases)
        it(`${name} is told to the client with ${error}`, async () => {
            const { app, bob } = await worldOfBob();
            const location = (await bob.get(authorizeUrl(app, more))).headers.get("location")!;
            expect(location.startsWith(`http://app.test/cb${mark}`), location).to.equal(true);
            expect(toldTo(location)).to.include({ error, state: "st-1" }).and.have.property("error_description");
        });

    it("N3 1.3.5.3: an implicit request without nonce and state is refused; a state stands in for the nonce", async () => {
        const { app, bob } = await worldOfBob();
        const bare = (await bob.get(authorizeUrl(app, { response_type: "id_token token", state: undefined }))).headers.get("location");
        expect(bare).to.match(/^http:\/\/app\.test\/cb#error=invalid_request/);
        const { id_token } = toldTo((await authorize(bob, app, { response_type: "id_token token" })).body.to);
        expect(claimsOf(id_token!).nonce).to.equal("st-1");
    });

    it("is told in the client's own query, by a form where that is asked for", async () => {
        const { app, bob } = await worldOfBob({ provider: { redirect_uris: "myapp://cb?x=1" } });
        const own = { redirect_uri: "myapp://cb?x=1", request: "r" };
        expect((await bob.get(authorizeUrl(app, own))).headers.get("location")).to.match(/^myapp:\/\/cb\?x=1&error=request_not_supported/);
        const posted = await bob.get(authorizeUrl(app, { ...own, response_mode: "form_post" }));
        expect(posted.body).to.contain('action="myapp://cb?x=1"').and.contain('name="error" value="request_not_supported"');
    });

    it("says nothing twice", async () => {
        const { app, bob } = await worldOfBob();
        const location = (await bob.get(`${authorizeUrl(app)}&scope=openid`)).headers.get("location")!;
        expect(toldTo(location)).to.include({ error: "invalid_request" });
    });
});

describe("who is not signed in", () => {
    it("signs in and comes back, as recorded (login)", async () => {
        const { backend } = await worldOfBob();
        const browser = backend.browser();
        const url = "/application/o/authorize/?client_id=app&response_type=code&scope=openid&redirect_uri=http%3A%2F%2Fapp.test%2Fcb&state=st-2";
        const sent = await browser.get(url);
        const next =
            "/application/o/authorize/%3Fclient_id%3Dapp%26response_type%3Dcode%26scope%3Dopenid%26redirect_uri%3Dhttp%253A%252F%252Fapp.test%252Fcb%26state%3Dst-2";
        expect([sent.status, sent.headers.get("location")]).to.deep.equal([302, `/flows/-/default/authentication/?next=${next}`]);
        const flow = (await browser.get(sent.headers.get("location")!)).headers.get("location")!;
        expect(flow).to.match(/^\/if\/flow\/default-authentication-flow\/\?next=/);
        const executor = `flows/executor/default-authentication-flow/?query=${encodeURIComponent(flow.split("?")[1]!)}`;
        expect((await browser.get(executor)).body).to.include({ component: "ak-stage-identification", application_pre: "app" });
        await browser.post(executor, { uid_field: "bob" });
        await browser.get(executor);
        let answer = await browser.post(executor, { password: "bob-pw" });
        while (answer.status === 302) answer = await browser.get(executor);
        expect(answer.body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: url });
        const after = await browser.get(url);
        expect(after.headers.get("location")).to.equal(
            "/if/flow/default-provider-authorization-implicit-consent/?client_id=app&response_type=code&scope=openid&redirect_uri=http%3A%2F%2Fapp.test%2Fcb&state=st-2",
        );
        expect(toldTo((await throughFlow(browser, after.headers.get("location")!)).body.to)).to.have.keys("code", "state");
    });

    it("is told to the client when it wants no prompt, and leaves an event", async () => {
        const { app, backend } = await worldOfBob();
        const location = (await backend.browser().get(authorizeUrl(app, { prompt: "none" }))).headers.get("location")!;
        expect(toldTo(location)).to.include({ error: "login_required", state: "st-1" });
        expect((await backend.admin.get("events/events/?action=configuration_error")).body.results).to.have.length(1);
    });

    it("may be sent by a form of another site: the request goes on as an address", async () => {
        const { app, bob } = await worldOfBob();
        const form = new URLSearchParams(authorizeUrl(app).split("?")[1]).toString();
        const sent = await bob.send("POST", "/application/o/authorize/", form, { "content-type": "application/x-www-form-urlencoded" });
        expect([sent.status, sent.headers.get("location")]).to.deep.equal([302, authorizeUrl(app)]);
    });
});

describe("who may not open the application", () => {
    async function closed() {
        const made = await worldOfBob();
        const { admin } = made.backend;
        const { body: policy } = await admin.post("policies/expression/", { name: "no", expression: 'ak_message("Not on Sundays.")\nreturn False' });
        await admin.post("policies/bindings/", { target: made.app.application.pk, policy: policy.pk, order: 0 });
        return made;
    }

    it("gets the denied page with what the policies say, the administrator too", async () => {
        const { app, bob, backend } = await closed();
        for (const browser of [bob, await backend.as("akadmin")]) {
            const answer = await browser.get(authorizeUrl(app));
            expect([answer.status, answer.headers.get("location")]).to.deep.equal([200, null]);
            expect(answer.body).to.contain("Permission denied").and.contain("Not on Sundays.").and.contain('href="/flows/-/cancel/"');
        }
    });

    it("reads which binding said no, as administrator or to find the cause; others do not", async () => {
        const { app, bob, backend } = await closed();
        const reads = async (browser: typeof bob) => ((await browser.get(authorizeUrl(app))).body as string).includes("Binding #0 said no: no");
        expect([await reads(bob), await reads(await backend.as("akadmin"))]).to.deep.equal([false, true]);
        const { user } = (await bob.get("core/users/me/")).body;
        await backend.admin.patch(`core/users/${user.pk}/`, { attributes: { "goauthentik.io/user/debug": true } });
        expect(await reads(bob)).to.equal(true);
    });

    it("is told to the client when it wants no prompt", async () => {
        const { app, bob } = await closed();
        expect(toldTo((await bob.get(authorizeUrl(app, { prompt: "none" }))).headers.get("location")!).error).to.equal("access_denied");
    });

    it("gets the denied page where a provider has no application, or its flow is for others", async () => {
        const { app, bob, backend } = await worldOfBob();
        const flow = (await backend.admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results[0];
        await backend.admin.patch("flows/instances/default-provider-authorization-implicit-consent/", { authentication: "require_superuser" });
        expect((await bob.get(authorizeUrl(app))).body).to.contain("Permission denied");
        await backend.admin.patch(`flows/instances/${flow.slug}/`, { authentication: "none" });
        await backend.admin.delete(`core/applications/${app.slug}/`);
        const answer = await bob.get(authorizeUrl(app));
        expect([answer.status, answer.body]).to.satisfy(([status, body]: [number, string]) => status === 200 && body.includes("Permission denied"));
    });

    it("is decided by policies that see the request", async () => {
        const { app, bob, backend } = await worldOfBob();
        const expression = 'return context["oauth_scopes"] == ["openid"] and context["oauth_response_type"] == "code"';
        const { body: policy } = await backend.admin.post("policies/expression/", { name: "only openid", expression });
        await backend.admin.post("policies/bindings/", { target: app.application.pk, policy: policy.pk, order: 0 });
        expect((await bob.get(authorizeUrl(app, { scope: "openid" }))).status).to.equal(302);
        expect((await bob.get(authorizeUrl(app, { scope: "openid email" }))).status).to.equal(200);
    });
});

describe("the answer", () => {
    const matrix: [type: string, mode: string | undefined, mark: string, keys: string[]][] = [
        ["code", undefined, "?", ["code"]],
        ["code", "query", "?", ["code"]],
        ["code", "fragment", "#", ["code"]],
        ["id_token", undefined, "#", ["id_token"]],
        ["id_token token", undefined, "#", ["access_token", "id_token", "token_type", "expires_in"]],
        ["code token", undefined, "#", ["access_token", "code", "token_type", "expires_in"]],
        ["code id_token", undefined, "#", ["code", "id_token"]],
        ["code id_token token", "fragment", "#", ["access_token", "code", "id_token", "token_type", "expires_in"]],
    ];
    for (const [type, mode, mark, keys] of matrix)
        it(`to ${type} ${mode ? `by ${mode} ` : ""}holds ${keys.join(", ")}`, async () => {
            const { app, bob } = await worldOfBob({ key: "rsa" });
            const { body } = await authorize(bob, app, { response_type: type, response_mode: mode, nonce: "n-1" });
            expect(body.type).to.equal("redirect");
            expect(body.to.startsWith(`http://app.test/cb${mark}`), body.to).to.equal(true);
            const told = toldTo(body.to);
            expect(told).to.have.all.keys(...keys, "state");
            expect(told.state).to.equal("st-1");
            for (const name of ["access_token", "id_token"]) if (told[name]) expect(claimsOf(told[name]).nonce).to.equal("n-1");
        });

    for (const type of ["code", "id_token", "id_token token", "code token", "code id_token", "code id_token token"])
        it(`to ${type} travels by a form, as recorded (types:${type}:form_post)`, async () => {
            const { app, bob } = await worldOfBob({ key: "rsa" });
            const { body } = await authorize(bob, app, { response_type: type, response_mode: "form_post", nonce: "n-1" });
            expect(body).to.include({ type: "native", component: "ak-stage-autosubmit", url: "http://app.test/cb" });
            expect(body).not.to.have.property("flow_info");
            const parts = type.split(" ").map((part) => (part === "token" ? "access_token" : part));
            expect(body.attrs)
                .to.include.keys(...parts)
                .and.include({ state: "st-1" });
        });

    it("names no state that was not sent, and keeps what the address has", async () => {
        const { app, bob } = await worldOfBob({ provider: { redirect_uris: "https://app.test/cb?x=1" } });
        const { body } = await authorize(bob, app, { state: undefined, redirect_uri: "https://app.test/cb?x=1" });
        expect(body.to).to.match(/^https:\/\/app\.test\/cb\?x=1&code=[0-9a-f]{32}$/);
    });

    it("N3 1.3.5.1: the implicit flow gives an access token for an hour, no refresh token, and its hash", async () => {
        const { app, bob } = await worldOfBob({ key: "rsa" });
        const told = toldTo((await authorize(bob, app, { response_type: "id_token token" })).body.to);
        expect(told).to.include({ expires_in: "3600", token_type: "Bearer" }).and.not.have.property("refresh_token");
        expect(claimsOf(told.id_token!).at_hash).to.equal(halfHash(told.access_token!));
        expect(claimsOf(told.access_token!)).to.include({ azp: "app" }).and.not.have.any.keys("at_hash", "cid");
    });

    it("N3 1.3.5.2: the hybrid flow names the code's hash", async () => {
        const { app, bob } = await worldOfBob({ key: "rsa" });
        const told = toldTo((await authorize(bob, app, { response_type: "code id_token" })).body.to);
        expect(claimsOf(told.id_token!).c_hash).to.equal(halfHash(told.code!));
        const other = toldTo((await authorize(bob, app, { response_type: "code token" })).body.to);
        expect(claimsOf(other.access_token!)).not.to.have.property("c_hash");
    });

    it("M13.1: says when and how the browser signed in", async () => {
        const { app, bob, clock } = await worldOfBob({ key: "rsa" });
        clock.now += 5 * 60_000;
        const { id_token } = toldTo((await authorize(bob, app, { response_type: "id_token token" })).body.to);
        expect(claimsOf(id_token!)).to.deep.include({ auth_time: START / 1000, amr: ["pwd"], acr: "goauthentik.io/providers/oauth2/default" });
    });

    it("M13.3: does not say it for whom an administrator acts as", async () => {
        const { app, backend } = await worldOfBob({ key: "rsa" });
        const admin = await backend.as("akadmin");
        const bob = (await backend.admin.get("core/users/?username=bob")).body.results[0].pk;
        const begin = await admin.get(`/-/impersonation/${bob}/`);
        if (begin.status === 200)
            await admin.send("POST", `/-/impersonation/${bob}/`, new URLSearchParams({ csrfmiddlewaretoken: admin.jar.get("authentik_csrf")! }).toString(), {
                "content-type": "application/x-www-form-urlencoded",
            });
        expect((await admin.get("core/users/me/")).body.user.username).to.equal("bob");
        const { id_token } = toldTo((await authorize(admin, app, { response_type: "id_token token" })).body.to);
        expect(claimsOf(id_token!)).not.to.have.any.keys("auth_time", "amr");
    });

    it("comes once: who opens the flow again gets no second code", async () => {
        const { app, bob } = await worldOfBob();
        const flow = (await bob.get(authorizeUrl(app))).headers.get("location")!;
        expect((await throughFlow(bob, flow)).body.to).to.contain("code=");
        expect((await throughFlow(bob, flow)).body.to).to.equal("/");
    });

    it("is told in the event log, as recorded (types:event)", async () => {
        const { app, bob, backend } = await worldOfBob();
        await codeOf(bob, app, { scope: "openid email" });
        const [event] = (await backend.admin.get("events/events/?action=authorize_application")).body.results;
        expect(event).to.include({ action: "authorize_application", app: "authentik.providers.oauth2.views.authorize", client_ip: "127.0.0.1" });
        expect(event.user.username).to.equal("bob");
        const flow = (await backend.admin.get("flows/instances/default-provider-authorization-implicit-consent/")).body.pk.replaceAll("-", "");
        expect(event.context).to.deep.include({ flow, scopes: "openid email" });
        expect(event.context.authorized_application).to.deep.equal({
            pk: app.application.pk.replaceAll("-", ""),
            app: "authentik_core",
            name: "app",
            model_name: "application",
        });
        const points: { y_cord: number }[] = (await backend.admin.get("core/applications/app/metrics/")).body;
        expect(points.reduce((sum, { y_cord }) => sum + y_cord, 0)).to.equal(1);
    });
});
