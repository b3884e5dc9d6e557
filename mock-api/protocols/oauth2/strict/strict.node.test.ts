import { expect } from "chai";
import {
    askTokens,
    authorize,
    authorizeUrl,
    codeOf,
    must,
    oauthBackend,
    tokensOf,
    toldTo,
    userinfo,
    worldOfBob,
    type App,
    type AppSettings,
} from "../oauth2.test-helper.ts";

const STRICT = { environment: { AUTHENTIK_SANDBOX_STRICT: "true" } };
const CHALLENGE = { code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", code_challenge_method: "S256" };
const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

/** A world in strict mode, or in the ordinary one, with bob signed in. */
async function world(isStrict: boolean, settings: AppSettings = {}) {
    const made = await oauthBackend(isStrict ? STRICT : {});
    const app = await made.app(settings);
    return { made, app, bob: await made.backend.as("bob"), admin: made.backend.admin };
}
const strict = (settings?: AppSettings) => world(true, settings);
const ordinary = (settings?: AppSettings) => world(false, settings);

const exchange = (made: Awaited<ReturnType<typeof oauthBackend>>, app: App, code: string, more = {}) =>
    askTokens(made, app, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri, ...more });

describe("strict mode (RFC 9700)", () => {
    describe("redirect URIs", () => {
        const pattern = { provider: { redirect_uris: "http://app\\.test/.*" } };

        it("takes no pattern, and the ordinary mode does", async () => {
            const one = await strict(pattern);
            const refused = await one.bob.get(authorizeUrl(one.app));
            expect([refused.status, refused.body]).to.satisfy(([status, page]: [number, string]) => status === 400 && page.includes("Redirect URI Error"));
            const other = await ordinary(pattern);
            expect(toldTo((await authorize(other.bob, other.app)).body.to)).to.include.keys("code");
        });

        it("keeps no address because it was the first, and the ordinary mode does", async () => {
            for (const [make, status, kept] of [
                [strict, 400, ""],
                [ordinary, 302, "http://app.test/cb"],
            ] as const) {
                const { bob, app, admin } = await make({ provider: { redirect_uris: "" } });
                expect((await bob.get(authorizeUrl(app))).status).to.equal(status);
                expect((await admin.get(`providers/oauth2/${app.pk}/`)).body.redirect_uris).to.equal(kept);
            }
        });

        it("passes over the port of a program on the user's own machine (RFC 8252 7.3), and of nothing else", async () => {
            const { bob, app, made } = await strict({ provider: { redirect_uris: "http://127.0.0.1/cb\nhttp://app.test/cb" } });
            const native = { redirect_uri: "http://127.0.0.1:49152/cb" };
            const code = await codeOf(bob, app, native);
            expect((await exchange(made, app, code, native)).status).to.equal(200);
            for (const redirect_uri of ["http://127.0.0.1:49152/cb/", "https://127.0.0.1:49152/cb", "http://127.0.0.1.evil.test/cb", "http://app.test:81/cb"])
                expect((await bob.get(authorizeUrl(app, { redirect_uri }))).status, redirect_uri).to.equal(400);
        });

        it("wants the address that the code was asked for at, and the ordinary mode any of the list", async () => {
            const two = { provider: { redirect_uris: "http://app.test/cb\nhttp://app.test/other" } };
            for (const [make, status] of [
                [strict, 400],
                [ordinary, 200],
            ] as const) {
                const { bob, app, made } = await make(two);
                expect((await exchange(made, app, await codeOf(bob, app), { redirect_uri: "http://app.test/other" })).status).to.equal(status);
            }
        });
    });

    it("sends no access token through the browser, and the ordinary mode does", async () => {
        const one = await strict();
        for (const response_type of ["id_token", "id_token token", "code token", "code id_token token"])
            expect(toldTo((await authorize(one.bob, one.app, { response_type, nonce: "n" })).body.to).error, response_type).to.equal(
                "unsupported_response_type",
            );
        const hybrid = toldTo((await authorize(one.bob, one.app, { response_type: "code id_token", nonce: "n" })).body.to);
        expect(hybrid).to.have.all.keys("code", "id_token", "state", "iss");
        const other = await ordinary();
        expect(toldTo((await authorize(other.bob, other.app, { response_type: "id_token token", nonce: "n" })).body.to)).to.include.keys("access_token");
    });

    it("wants a nonce for an ID token in front, and the ordinary mode does not", async () => {
        const request = { response_type: "code id_token" };
        const one = await strict();
        expect(toldTo((await authorize(one.bob, one.app, request)).body.to).error).to.equal("invalid_request");
        const other = await ordinary();
        expect(toldTo((await authorize(other.bob, other.app, request)).body.to)).to.include.keys("id_token");
    });

    it("wants PKCE of public clients, and the ordinary mode does not", async () => {
        const { bob, app, made } = await strict({ provider: { client_type: "public" } });
        expect(toldTo((await authorize(bob, app)).body.to)).to.include({ error: "invalid_request", state: "st-1" });
        const code = await codeOf(bob, app, CHALLENGE);
        expect((await exchange(made, app, code, { client_secret: undefined, code_verifier: VERIFIER })).status).to.equal(200);
        const other = await ordinary({ provider: { client_type: "public" } });
        expect((await exchange(other.made, other.app, await codeOf(other.bob, other.app), { client_secret: undefined })).status).to.equal(200);
    });

    it("names the issuer in answers and errors (RFC 9207), and the ordinary mode does not", async () => {
        const { bob, app, made } = await strict();
        const iss = "http://authentik.test/application/o/app/";
        expect(toldTo((await authorize(bob, app)).body.to).iss).to.equal(iss);
        expect(toldTo((await authorize(bob, app, { prompt: "none", scope: "openid", max_age: "x" })).body.to)).to.include({ error: "invalid_request", iss });
        expect(toldTo((await authorize(made.backend.browser(), app, { prompt: "none" })).body.to)).to.include({ error: "login_required", iss });
        const other = await ordinary();
        expect(toldTo((await authorize(other.bob, other.app)).body.to)).not.to.include.keys("iss");
    });

    it("says in discovery what it takes, and the ordinary mode what that takes", async () => {
        const document = async ({ made }: Awaited<ReturnType<typeof world>>) =>
            (await made.backend.browser().get("/application/o/app/.well-known/openid-configuration")).body;
        const told = await document(await strict());
        expect(told).to.deep.include({ response_types_supported: ["code", "code id_token"], authorization_response_iss_parameter_supported: true });
        expect(told.grant_types_supported).not.to.include.members(["implicit"]).and.not.to.include.members(["password"]);
        const other = await document(await ordinary());
        expect(other.response_types_supported).to.have.length(6);
        expect(other).not.to.include.keys("authorization_response_iss_parameter_supported");
    });

    it("takes no password grant, and the ordinary mode does", async () => {
        for (const [make, error] of [
            [strict, "unsupported_grant_type"],
            [ordinary, "invalid_grant"],
        ] as const) {
            const { made, app } = await make();
            expect((await askTokens(made, app, { grant_type: "password", username: "x", password: "y" })).body.error).to.equal(error);
        }
    });

    describe("a code that comes twice", () => {
        it("takes back what came of it, refreshed tokens too, and in the ordinary mode does not", async () => {
            for (const [make, status] of [
                [strict, 401],
                [ordinary, 200],
            ] as const) {
                const { made, app, bob, admin } = await make();
                const code = await codeOf(bob, app);
                const first = must(await exchange(made, app, code));
                const second = must(await askTokens(made, app, { grant_type: "refresh_token", refresh_token: first.refresh_token }));
                expect((await exchange(made, app, code)).body.error).to.equal("invalid_grant");
                for (const token of [first.access_token, second.access_token]) expect((await userinfo(made, token)).status).to.equal(status);
                const again = await askTokens(made, app, { grant_type: "refresh_token", refresh_token: second.refresh_token });
                expect(again.status).to.equal(status === 401 ? 400 : 200);
                const events = (await admin.get("events/events/?action=suspicious_request")).body.results;
                expect(JSON.stringify(events)).not.to.include(code);
                expect(events.length > 0).to.equal(status === 401);
            }
        });

        it("takes back what it gave in the browser, too", async () => {
            const { made, app, bob } = await strict();
            const { code } = toldTo((await authorize(bob, app, { response_type: "code id_token", nonce: "n" })).body.to);
            const { access_token } = must(await exchange(made, app, code!));
            await exchange(made, app, code!);
            expect((await userinfo(made, access_token)).status).to.equal(401);
        });

        it("leaves nothing when both come at once", async () => {
            const { made, app, bob } = await strict({ key: "rsa" });
            const code = await codeOf(bob, app);
            const answers = await Promise.all([exchange(made, app, code), exchange(made, app, code)]);
            expect(answers.map(({ body }) => body.error)).to.deep.equal(["invalid_grant", "invalid_grant"]);
            const tokens = (await made.backend.admin.get("oauth2/refresh_tokens/")).body.results;
            expect(tokens.every(({ revoked }: { revoked: boolean }) => revoked)).to.equal(true);
        });

        it("means nothing from another client, nor without the secret", async () => {
            const { made, app, bob } = await strict();
            const other = await made.app({ slug: "other" });
            const code = await codeOf(bob, app);
            const { access_token } = must(await exchange(made, app, code));
            await exchange(made, other, code);
            expect((await exchange(made, app, code, { client_secret: "wrong" })).body.error).to.equal("invalid_client");
            expect((await userinfo(made, access_token)).status).to.equal(200);
        });
    });

    it("takes the whole family back when a refresh token comes twice, and the ordinary mode only notices", async () => {
        for (const [make, status] of [
            [strict, 401],
            [ordinary, 200],
        ] as const) {
            const { made, app, bob } = await make();
            const refresh = (refresh_token: string) => askTokens(made, app, { grant_type: "refresh_token", refresh_token });
            const first = await tokensOf(made, bob, app);
            const second = must(await refresh(first.refresh_token));
            expect((await refresh(first.refresh_token)).body.error).to.equal("invalid_grant");
            expect((await userinfo(made, second.access_token)).status).to.equal(status);
            expect((await refresh(second.refresh_token)).status).to.equal(status === 401 ? 400 : 200);
        }
    });

    it("leaves nothing when a refresh token comes twice at once", async () => {
        const { made, app, bob } = await strict({ key: "rsa" });
        const { refresh_token } = await tokensOf(made, bob, app);
        const ask = () => askTokens(made, app, { grant_type: "refresh_token", refresh_token });
        expect((await Promise.all([ask(), ask()])).map(({ body }) => body.error)).to.deep.equal(["invalid_grant", "invalid_grant"]);
        const tokens = (await made.backend.admin.get("oauth2/refresh_tokens/")).body.results;
        expect(tokens.every(({ revoked }: { revoked: boolean }) => revoked)).to.equal(true);
    });
});

describe("the switch of strict mode", () => {
    const AT = "/-/sandbox/strict/";

    it("is an administrator's, and works at once", async () => {
        const { backend, bob, app } = await worldOfBob({ provider: { redirect_uris: "http://app\\.test/.*" } });
        expect([(await bob.get(AT)).status, (await bob.put(AT, { is_strict: true })).status, (await backend.browser().get(AT)).status]).to.deep.equal([
            403, 403, 403,
        ]);
        expect(must(await backend.admin.get(AT)).is_strict).to.equal(false);
        expect(must(await backend.admin.put(AT, { is_strict: true })).is_strict).to.equal(true);
        expect((await bob.get(authorizeUrl(app))).status).to.equal(400);
        must(await backend.admin.put(AT, { is_strict: false }));
        expect((await bob.get(authorizeUrl(app))).status).to.equal(302);
    });

    it("says what is wrong with a request", async () => {
        const { admin } = (await oauthBackend()).backend;
        for (const body of [{}, { is_strict: "yes" }, { is_strict: null }]) {
            const answer = await admin.put(AT, body);
            expect([answer.status, Object.keys(answer.body)], JSON.stringify(body)).to.deep.equal([400, ["is_strict"]]);
        }
        expect((await admin.put(AT, [])).status).to.equal(400);
    });

    it("cannot be turned off where the server was started with it", async () => {
        const { admin } = (await oauthBackend(STRICT)).backend;
        expect((await admin.put(AT, { is_strict: false })).status).to.equal(400);
        expect(must(await admin.get(AT))).to.include({ is_strict: true, is_forced: true });
    });

    it("tells beforehand whose clients would break by their settings", async () => {
        const { backend, app } = await oauthBackend();
        await app({ slug: "a", provider: { redirect_uris: "https://a.test/cb\nhttps://.*\\.a\\.test/cb" } });
        await app({ slug: "b", provider: { redirect_uris: "" } });
        await app({ slug: "c", provider: { client_type: "public" } });
        await app({ slug: "d" });
        const { providers } = must(await backend.admin.get(AT));
        expect(
            providers.map(({ name, application, breaks }: { name: string; application: string; breaks: unknown }) => [name, application, breaks]),
        ).to.deep.equal([
            ["a", "a", [{ reason: "pattern", value: "https://.*\\.a\\.test/cb", seen: null }]],
            ["b", "b", [{ reason: "no_redirect_uri", seen: null }]],
            ["c", "c", [{ reason: "public", seen: null }]],
        ]);
    });

    it("tells nothing of proxy providers: their escaped question mark stands for one address, which strict mode takes", async () => {
        const { backend, app } = await oauthBackend(STRICT);
        const own = await app({ provider: { redirect_uris: "https://app.test/callback\\?X-authentik-auth-callback=true" } });
        expect(must(await backend.admin.get(AT)).providers).to.deep.equal([]);
        const bob = await backend.as("bob");
        const asked = (redirect_uri: string) => bob.get(authorizeUrl(own, { redirect_uri }));
        expect((await asked("https://app.test/callback?X-authentik-auth-callback=true")).status).to.equal(302);
        expect((await asked("https://app.test/callbac?X-authentik-auth-callback=true")).status).to.equal(400);
    });

    it("tells whose clients would break by what they were seen to do", async () => {
        const { made, backend, bob, app, clock } = await worldOfBob({
            provider: { redirect_uris: "http://app.test/cb\nhttp://app.test/two", client_type: "public" },
        });
        await authorize(bob, app, { response_type: "id_token token", nonce: "n", ...CHALLENGE });
        const code = await codeOf(bob, app);
        must(await askTokens(made, app, { grant_type: "authorization_code", code, redirect_uri: "http://app.test/two" }));
        const { body: robot } = await backend.admin.post("core/users/service_account/", { name: "robot", create_group: false });
        must(await askTokens(made, app, { grant_type: "password", username: "robot", password: robot.token }));
        const seen = async () => must(await backend.admin.get(AT)).providers[0].breaks;
        const at = new Date(clock.now).toISOString();
        expect((await seen()).map(({ reason }: { reason: string }) => reason)).to.have.members(["front_tokens", "pkce", "redirect_uri_changed", "password"]);
        expect((await seen()).every((one: { seen: string }) => Date.parse(one.seen) === Date.parse(at))).to.equal(true);
        clock.now += 2 * 3_600_000;
        await codeOf(bob, app);
        const later = (await seen()).find(({ reason }: { reason: string }) => reason === "pkce");
        expect(Date.parse(later.seen)).to.equal(clock.now);
    });

    it("notes nothing of clients that strict mode takes", async () => {
        const { made, backend, bob, app } = await worldOfBob();
        await tokensOf(made, bob, app);
        expect(must(await backend.admin.get(AT)).providers).to.deep.equal([]);
    });
});
