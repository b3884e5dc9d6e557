import { expect } from "chai";
import { askTokens, claimsOf, must, oauthBackend, postForm, tokensOf, userinfo } from "../oauth2.test-helper.ts";

const BAD = 'Bearer error="invalid_token", error_description="The access token provided is expired, revoked, malformed, or invalid for other reasons"';

async function world(settings: Parameters<Awaited<ReturnType<typeof oauthBackend>>["app"]>[0] = {}) {
    const made = await oauthBackend();
    const app = await made.app(settings);
    const bob = await made.backend.as("bob");
    const ask = (path: string, token: string | undefined, more: Record<string, string | undefined> = {}) =>
        postForm(made, `/application/o/${path}/`, { client_id: app.client_id, client_secret: app.client_secret, token, ...more });
    return { made, backend: made.backend, clock: made.clock, app, bob, ask };
}

describe("userinfo", () => {
    it("tells what the token's scopes tell, as recorded (userinfo)", async () => {
        const { made, app, bob } = await world();
        const own = { name: "bob", given_name: "bob", family_name: "", preferred_username: "bob", nickname: "bob", groups: [] };
        const cases: [string, object][] = [
            ["openid", {}],
            ["openid email", { email: "bob@example.test", email_verified: true }],
            ["openid profile", own],
            ["openid goauthentik.io/api", {}],
        ];
        for (const [scope, expected] of cases) {
            const tokens = await tokensOf(made, bob, app, { scope });
            const answer = await userinfo(made, tokens.access_token);
            expect([answer.status, answer.body, answer.headers.get("cache-control")], scope).to.deep.equal([
                200,
                { ...expected, sub: claimsOf(tokens.id_token).sub },
                "no-store",
            ]);
        }
    });

    it("tells what is true now", async () => {
        const { made, app, bob, backend } = await world();
        const { access_token } = await tokensOf(made, bob, app);
        const { user } = (await bob.get("core/users/me/")).body;
        await backend.admin.patch(`core/users/${user.pk}/`, { name: "Robert" });
        expect((await userinfo(made, access_token)).body.name).to.equal("Robert");
    });

    it("takes the token from the header or the body, never from the address, where logs keep it", async () => {
        const { made, app, bob, backend } = await world();
        const { access_token: token } = await tokensOf(made, bob, app);
        const client = backend.browser();
        const get = async (path: string, authorization?: string) => (await client.send("GET", path, undefined, authorization ? { authorization } : {})).status;
        const at = "/application/o/userinfo/";
        expect([await get(at, `Bearer ${token}`), await get(at, `bearer ${token}`), await get(`${at}?access_token=${token}`)]).to.deep.equal([200, 200, 401]);
        expect((await postForm(made, at, { access_token: token })).status).to.equal(200);
        expect((await postForm(made, at, {}, { authorization: `Bearer ${token}` })).status).to.equal(200);
    });

    it("N3 1.3.8.5: refuses what is no good access token, with the reason in a header and no body", async () => {
        const { made, app, bob, clock, backend } = await world();
        const tokens = await tokensOf(made, bob, app);
        for (const wrong of ["", "nope", tokens.id_token, tokens.refresh_token]) {
            const answer = await userinfo(made, wrong);
            expect([answer.status, answer.body, answer.headers.get("www-authenticate")], wrong).to.deep.equal([401, "", BAD]);
        }
        expect((await backend.browser().send("GET", "/application/o/userinfo/", undefined, { authorization: "Basic eDp5" })).status).to.equal(401);
        clock.now += 3600_000;
        expect((await userinfo(made, tokens.access_token)).status).to.equal(401);
    });

    it("refuses a token without openid, as recorded (userinfo:email)", async () => {
        const { made, app, bob } = await world();
        const answer = await userinfo(made, (await tokensOf(made, bob, app, { scope: "email" })).access_token);
        expect([answer.status, answer.headers.get("www-authenticate")]).to.deep.equal([
            403,
            'Bearer error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token"',
        ]);
    });

    it("may be read by scripts of the client's own origins", async () => {
        const { made, app, bob, backend } = await world();
        const { access_token } = await tokensOf(made, bob, app);
        const from = async (origin: string) =>
            (await backend.browser().send("GET", "/application/o/userinfo/", undefined, { origin, authorization: `Bearer ${access_token}` })).headers.get(
                "access-control-allow-origin",
            );
        expect([await from("http://app.test"), await from("http://evil.test")]).to.deep.equal(["http://app.test", null]);
    });
});

describe("introspection (RFC 7662)", () => {
    it("N3 1.3.8.1: tells of access and refresh tokens, whatever the hint says", async () => {
        const { made, app, bob, ask } = await world({ key: "rsa" });
        const tokens = await tokensOf(made, bob, app, { nonce: "n-5" });
        for (const token of [tokens.access_token, tokens.refresh_token]) {
            const { status, body } = await ask("introspect", token, { token_type_hint: "garbage" });
            expect(status).to.equal(200);
            expect(body).to.include({
                active: true,
                scope: "openid email profile",
                client_id: "app",
                aud: "app",
                iss: "http://authentik.test/application/o/app/",
            });
            expect(body).to.include({ preferred_username: "bob" }).and.have.any.keys("exp");
        }
        expect((await ask("introspect", tokens.refresh_token)).body)
            .to.include({ nonce: "n-5" })
            .and.have.property("at_hash");
        const basic = { authorization: `Basic ${btoa("app:secret-of-app")}` };
        expect((await postForm(made, "/application/o/introspect/", { token: tokens.access_token }, basic)).body.active).to.equal(true);
    });

    it("N3 1.3.8.2: tells nothing to who may not ask, nor of what is not known", async () => {
        const { made, app, bob, ask, clock } = await world();
        const other = await made.app({ slug: "other" });
        const { access_token: token, id_token } = await tokensOf(made, bob, app);
        const none = [
            ask("introspect", token, { client_secret: "wrong" }),
            ask("introspect", token, { client_id: "nope" }),
            postForm(made, "/application/o/introspect/", { token }),
            ask("introspect", "nope"),
            ask("introspect", undefined),
            ask("introspect", id_token),
            ask("introspect", token, { client_id: other.client_id, client_secret: other.client_secret }),
        ];
        for (const { status, body } of await Promise.all(none)) expect([status, body]).to.deep.equal([200, { active: false }]);
        clock.now += 3600_000;
        expect((await ask("introspect", token)).body).to.deep.equal({ active: false });
    });

    it("tells that a refresh token was used", async () => {
        const { made, app, bob, ask } = await world();
        const { refresh_token } = await tokensOf(made, bob, app);
        must(await askTokens(made, app, { grant_type: "refresh_token", refresh_token }));
        expect((await ask("introspect", refresh_token)).body).to.include({ active: false, aud: "app" });
    });
});

describe("revocation (RFC 7009)", () => {
    it("N3 1.3.8.3: ends a refresh token, and leaves the access token", async () => {
        const { made, app, bob, ask } = await world();
        const { refresh_token, access_token } = await tokensOf(made, bob, app);
        const { status, body } = await ask("revoke", refresh_token);
        expect([status, body]).to.deep.equal([200, {}]);
        expect((await askTokens(made, app, { grant_type: "refresh_token", refresh_token })).body.error).to.equal("invalid_grant");
        expect((await userinfo(made, access_token)).status).to.equal(200);
        await ask("revoke", access_token);
        expect((await userinfo(made, access_token)).status).to.equal(401);
    });

    it("N3 1.3.8.4: is refused to who may not, and needs no known token", async () => {
        const { ask } = await world();
        const refused = await ask("revoke", "x", { client_secret: "wrong" });
        expect([refused.status, refused.body.error]).to.deep.equal([401, "invalid_client"]);
        expect([(await ask("revoke", "nope")).status, (await ask("revoke", undefined)).status]).to.deep.equal([200, 200]);
    });

    it("leaves the tokens of others alone", async () => {
        const { made, app, bob, ask } = await world();
        const other = await made.app({ slug: "other" });
        const { access_token } = await tokensOf(made, bob, app);
        expect((await ask("revoke", access_token, { client_id: other.client_id, client_secret: other.client_secret })).status).to.equal(200);
        expect((await userinfo(made, access_token)).status).to.equal(200);
    });
});

describe("the API with an access token", () => {
    const me = async (backend: Awaited<ReturnType<typeof world>>["backend"], token: string) =>
        backend.browser().send("GET", "core/users/me/", undefined, { authorization: `Bearer ${token}` });

    it("N3 1.3.8.6: is open to who holds goauthentik.io/api, and no refresh token opens it", async () => {
        const { made, app, bob, backend, clock } = await world({ key: "rsa" });
        const tokens = await tokensOf(made, bob, app, { scope: "openid goauthentik.io/api" });
        const answer = await me(backend, tokens.access_token);
        expect([answer.status, answer.body.user.username]).to.deep.equal([200, "bob"]);
        expect((await me(backend, tokens.refresh_token)).status).to.equal(403);
        expect((await me(backend, (await tokensOf(made, bob, app)).access_token)).status).to.equal(403);
        clock.now += 3600_000;
        expect((await me(backend, tokens.access_token)).status).to.equal(403);
    });

    it("is closed to who is no longer active", async () => {
        const { made, app, bob, backend } = await world();
        const { access_token } = await tokensOf(made, bob, app, { scope: "goauthentik.io/api" });
        const { user } = (await bob.get("core/users/me/")).body;
        await backend.admin.patch(`core/users/${user.pk}/`, { is_active: false });
        expect((await me(backend, access_token)).status).to.equal(403);
    });
});

describe("grants in the API", () => {
    it("A5.5: are listed for those who gave them; one that is taken back opens nothing", async () => {
        const { made, app, bob, backend } = await world();
        const { access_token } = await tokensOf(made, bob, app);
        const eve = await backend.as("eve");
        expect((await eve.get("oauth2/access_tokens/")).body.results).to.deep.equal([]);
        const [row] = (await bob.get("oauth2/access_tokens/")).body.results;
        expect([row.scope, row.revoked, JSON.parse(row.id_token).aud]).to.deep.equal([["openid", "email", "profile"], false, "app"]);
        expect((await backend.admin.delete(`oauth2/access_tokens/${row.pk}/`)).status).to.equal(204);
        expect((await userinfo(made, access_token)).status).to.equal(401);
    });

    it("N3 1.3.2: leave no events of rows made, changed or removed", async () => {
        const { made, app, bob, backend } = await world();
        await tokensOf(made, bob, app);
        for (const action of ["model_created", "model_updated", "model_deleted"]) {
            const events: { context: { model?: { app: string; model_name: string } } }[] = (
                await backend.admin.get(`events/events/?action=${action}&page_size=100`)
            ).body.results;
            expect(
                events.filter(({ context }) => /token|code/.test(context.model?.model_name ?? "") && context.model?.app === "authentik_providers_oauth2"),
            ).to.deep.equal([]);
        }
    });

    it("A3.3: show the subject mode of their provider", async () => {
        const { made, app, bob, backend } = await world({ provider: { sub_mode: "user_id" } });
        await tokensOf(made, bob, app);
        expect((await backend.admin.get("oauth2/refresh_tokens/")).body.results[0].provider.sub_mode).to.equal("user_id");
    });
});

describe("the addresses of GitHub", () => {
    it("tell of a user and their groups", async () => {
        const { made, app, bob, backend } = await world();
        const { user } = (await bob.get("core/users/me/")).body;
        const { body: group } = await backend.admin.post("core/groups/", { name: "Team One!", users: [user.pk] });
        const { access_token } = await tokensOf(made, bob, app, { scope: "user:email read:org" });
        const get = (path: string, token: string) => backend.browser().send("GET", path, undefined, { authorization: `Bearer ${token}` });
        expect((await get("/user", access_token)).body).to.include({
            login: "bob",
            id: user.pk,
            name: "bob",
            email: "bob@example.test",
            type: "User",
            public_repos: 0,
        });
        const [team] = (await get("/user/teams", access_token)).body;
        expect(team).to.deep.include({ id: group.num_pk, name: "Team One!", slug: "team-one" });
        expect(team.organization).to.include({ id: 1, name: "authentik", login: "authentik" });
        const other = (await tokensOf(made, bob, app, { scope: "openid" })).access_token;
        expect([(await get("/user", other)).status, (await get("/user/teams", other)).status, (await get("/user", "x")).status]).to.deep.equal([403, 403, 401]);
    });
});

describe("the end of a session", () => {
    it("leads to a page that asks, with what was sent (discovery:main:end-session)", async () => {
        const { bob } = await world();
        const answer = await bob.get("/application/o/app/end-session/?state=x");
        expect([answer.status, answer.headers.get("location")]).to.deep.equal([302, "/if/session-end/app/?state=x"]);
    });

    it("M05.1: names the installation as its tenant does, and nothing else", async () => {
        const { bob, backend } = await world();
        const [tenant] = (await backend.admin.get("core/tenants/")).body.results;
        await backend.admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { branding_title: "ACME ID" });
        const { body } = await bob.get("/if/session-end/app/");
        expect(body)
            .to.match(/<a id="logout" href="\/flows\/-\/default\/invalidation\/">Log out of ACME ID<\/a>/)
            .and.match(/<title>[^<]*ACME ID<\/title>/);
        expect(body.replaceAll(/<[^>]*>/g, "")).not.to.match(/authentik/i);
    });

    it("M05.1: looks as its tenant does", async () => {
        const { bob, backend } = await world();
        const [tenant] = (await backend.admin.get("core/tenants/")).body.results;
        const look = { branding_title: `ACME "ID"`, branding_logo: "/media/acme.svg", branding_favicon: "/media/acme.ico" };
        await backend.admin.patch(`core/tenants/${tenant.tenant_uuid}/`, look);
        const { body } = await bob.get("/if/session-end/app/");
        expect(body)
            .to.contain('<img class="brand" src="/media/acme.svg" alt="ACME &quot;ID&quot;">')
            .and.to.contain('<link rel="icon" href="/media/acme.ico">');
    });

    it("speaks the person's language, as they have set it or their browser says", async () => {
        const { bob, backend } = await world();
        const read = async (languages: string) => (await bob.send("GET", "/if/session-end/app/", undefined, { "accept-language": languages })).body;
        expect(await read("fr, de-AT;q=0.8, en;q=0.5")).to.contain("<h1>Sie sind von app abgemeldet.</h1>");
        expect(await read("fr")).to.contain("You&#39;ve logged out of app.");
        const { user } = (await bob.get("core/users/me/")).body;
        await backend.admin.patch(`core/users/${user.pk}/`, { attributes: { settings: { locale: "en" } } });
        expect(await read("de")).to.contain("Log out of authentik");
    });

    it("M05.2: leads on to two places, to three where it is known where the application is", async () => {
        const { bob, backend, app } = await world();
        const links = async () => [...((await bob.get("/if/session-end/app/")).body as string).matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href);
        expect(await links()).to.deep.equal(["/", "/flows/-/default/invalidation/", "http://app.test"]);
        await backend.admin.patch(`providers/oauth2/${app.pk}/`, { redirect_uris: "" });
        expect(await links()).to.deep.equal(["/", "/flows/-/default/invalidation/"]);
    });

    it("ends nothing by itself, asks who it is, and is not there for what is no application", async () => {
        const { bob, backend } = await world();
        await bob.get("/if/session-end/app/");
        expect((await bob.get("core/users/me/")).status).to.equal(200);
        expect((await backend.browser().get("/if/session-end/app/")).headers.get("location")).to.equal(
            "/flows/-/default/authentication/?next=/if/session-end/app/",
        );
        expect((await bob.get("/if/session-end/nope/")).status).to.equal(404);
    });

    it("M05.3: comes where the person wants it", async () => {
        const { bob } = await world();
        const location = (await bob.get("/flows/-/default/invalidation/")).headers.get("location")!;
        const [, slug] = /\/if\/flow\/([^/]+)\//.exec(location)!;
        let answer = await bob.get(`flows/executor/${slug}/?query=`);
        while (answer.status === 302) answer = await bob.get(`flows/executor/${slug}/?query=`);
        expect((await bob.get("core/users/me/")).status).to.equal(403);
    });
});

describe("launching an application", () => {
    it("leads to where it is, after signing in", async () => {
        const { bob, backend, app } = await world();
        expect((await bob.get("/application/launch/app/")).headers.get("location")).to.equal("http://app.test");
        expect((await backend.browser().get("/application/launch/app/")).headers.get("location")).to.equal(
            "/flows/-/default/authentication/?next=/application/launch/app/",
        );
        await backend.admin.patch(`core/applications/${app.slug}/`, { meta_launch_url: "https://app.test/%(username)s" });
        expect((await bob.get("/application/launch/app/")).headers.get("location")).to.equal("https://app.test/bob");
        expect((await bob.get("/application/launch/nope/")).status).to.equal(404);
    });
});
