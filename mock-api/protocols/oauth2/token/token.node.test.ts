import { expect } from "chai";
import { halfHash, s256 } from "#mock/encoding/jose.ts";
import { askTokens, claimsOf, codeOf, must, oauthBackend, postForm, START, tokensOf, toldTo, authorize, userinfo } from "../oauth2.test-helper.ts";
import { world } from "./token.test-helper.ts";

const GRANT =
    "The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client";

describe("a code", () => {
    it("is changed into tokens, as recorded (code flow)", async () => {
        const { app, bob, exchange } = await world({ key: "rsa" });
        const answer = await exchange(await codeOf(bob, app, { nonce: "n0nce" }));
        expect(answer.status).to.equal(200);
        expect(Object.keys(answer.body)).to.deep.equal(["access_token", "refresh_token", "token_type", "expires_in", "id_token"]);
        expect(answer.body).to.include({ token_type: "Bearer", expires_in: 3600 });
        expect([answer.headers.get("cache-control"), answer.headers.get("pragma")]).to.deep.equal(["no-store", "no-cache"]);
        expect(answer.body.refresh_token).to.have.length(128);
        const own = {
            email: "bob@example.test",
            email_verified: true,
            family_name: "",
            given_name: "bob",
            groups: [],
            name: "bob",
            nickname: "bob",
            preferred_username: "bob",
        };
        const access = claimsOf(answer.body.access_token);
        expect(access).to.deep.include({
            ...own,
            acr: "goauthentik.io/providers/oauth2/default",
            aud: "app",
            azp: "app",
            iss: "http://authentik.test/application/o/app/",
        });
        expect(Object.keys(access)).to.have.members([...["iss", "sub", "aud", "exp", "iat", "acr", "azp", "uid"], ...Object.keys(own)]);
        const id = claimsOf(answer.body.id_token);
        expect(id).to.deep.include({ ...own, nonce: "n0nce", at_hash: halfHash(answer.body.access_token) });
        expect(Object.keys(id)).to.have.members([...["iss", "sub", "aud", "exp", "iat", "acr", "nonce", "at_hash"], ...Object.keys(own)]);
    });

    it("N3 1.3.3.1: gives tokens that live as long as the provider says", async () => {
        const { app, bob, exchange, backend, clock } = await world({ provider: { access_token_validity: "minutes=10", refresh_token_validity: "days=2" } });
        const { body } = await exchange(await codeOf(bob, app));
        expect([body.expires_in, body.token_type]).to.deep.equal([600, "Bearer"]);
        const life = (token: string) => Number(claimsOf(token).exp) - Number(claimsOf(token).iat);
        expect([life(body.access_token), life(body.id_token)]).to.deep.equal([600, 172_800]);
        const [refresh] = (await backend.admin.get("oauth2/refresh_tokens/")).body.results;
        expect(Date.parse(refresh.expires) - clock.now).to.equal(172_800_000);
    });

    it("N3 1.3.3.1: gives tokens of exactly that life while the clock runs from one second into the next", async () => {
        let now = START;
        const { app, bob, exchange } = await world({}, { now: () => (now += 400) });
        for (let times = 0; times < 5; times++) {
            const { body } = await exchange(await codeOf(bob, app));
            for (const [token, life] of [
                [body.access_token, 3600],
                [body.id_token, 2_592_000],
            ] as const)
                expect(Number(claimsOf(token).exp) - Number(claimsOf(token).iat)).to.equal(life);
        }
    });

    it("N3 1.3.3.2: gives an ID token without openid, too", async () => {
        const { app, bob, exchange } = await world();
        const { id_token } = (await exchange(await codeOf(bob, app, { scope: "profile" }))).body;
        expect(claimsOf(id_token)).to.include.keys("sub", "iss", "aud");
    });

    it("N3 1.3.3.3: is good once", async () => {
        const { app, bob, exchange } = await world();
        const code = await codeOf(bob, app);
        expect((await exchange(code)).status).to.equal(200);
        const again = await exchange(code);
        expect([again.status, again.body, again.headers.get("cache-control")]).to.deep.equal([
            400,
            { error: "invalid_grant", error_description: GRANT },
            "no-store",
        ]);
    });

    it("is good once for two who ask at the same time", async () => {
        const { app, bob, exchange } = await world({ key: "rsa" });
        const code = await codeOf(bob, app);
        expect((await Promise.all([exchange(code), exchange(code)])).map(({ status }) => status)).to.have.members([200, 400]);
    });

    it("is good for a minute, for its client, with its secret", async () => {
        const { made, app, bob, exchange, clock } = await world();
        const other = await made.app({ slug: "other" });
        const code = await codeOf(bob, app);
        const error = async (answer: ReturnType<typeof exchange>) => (await answer).body.error;
        expect(await error(askTokens(made, other, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri }))).to.equal("invalid_grant");
        expect(await error(exchange(code, { client_secret: "wrong" }))).to.equal("invalid_client");
        expect(await error(exchange(code, { client_secret: undefined }))).to.equal("invalid_client");
        expect(await error(exchange(code, { client_id: "nope" }))).to.equal("invalid_client");
        expect(await error(exchange("", {}))).to.equal("invalid_grant");
        expect(await error(exchange("nope", {}))).to.equal("invalid_grant");
        clock.now += 61_000;
        expect(await error(exchange(code))).to.equal("invalid_grant");
    });

    it("is of no use for who was deactivated meanwhile (D-426)", async () => {
        const { app, bob, exchange, backend } = await world();
        const code = await codeOf(bob, app);
        const { user } = (await bob.get("core/users/me/")).body;
        await backend.admin.patch(`core/users/${user.pk}/`, { is_active: false });
        expect((await exchange(code)).body.error).to.equal("invalid_grant");
    });

    it("is refused for an address that is not registered, which leaves an event", async () => {
        const { app, bob, exchange, events } = await world();
        const code = await codeOf(bob, app);
        expect((await exchange(code, { redirect_uri: "http://evil.test/" })).body.error).to.equal("invalid_client");
        expect(await events("configuration_error")).to.have.length(1);
        expect((await exchange(code)).status).to.equal(200);
    });

    it("needs no secret of a public client", async () => {
        const { app, bob, exchange } = await world({ provider: { client_type: "public" } });
        expect((await exchange(await codeOf(bob, app), { client_secret: undefined })).status).to.equal(200);
    });
});

describe("PKCE (RFC 7636)", () => {
    const verifier = "0123456789-verifier-0123456789-verifier-0123456789";
    const cases: [string, Record<string, string>, string | undefined, number][] = [
        ["the right verifier", { code_challenge: s256(verifier), code_challenge_method: "S256" }, verifier, 200],
        ["the right verifier, plain", { code_challenge: verifier, code_challenge_method: "plain" }, verifier, 200],
        ["the right verifier, plain because nothing is said", { code_challenge: verifier }, verifier, 200],
        ["another verifier", { code_challenge: s256(verifier), code_challenge_method: "S256" }, `${verifier}x`, 400],
        ["no verifier (D-412)", { code_challenge: s256(verifier), code_challenge_method: "S256" }, undefined, 400],
        ["a verifier that nobody asked for", {}, verifier, 400],
    ];
    for (const [name, asked, sent, status] of cases)
        it(`${status === 200 ? "takes" : "refuses"} ${name}`, async () => {
            const { app, bob, exchange } = await world({ provider: { client_type: "public" } });
            const answer = await exchange(await codeOf(bob, app, asked), { code_verifier: sent, client_secret: undefined });
            expect([answer.status, answer.body.error]).to.deep.equal([status, status === 200 ? undefined : "invalid_grant"]);
        });
});

describe("a client says who it is", () => {
    const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` });
    it("by HTTP Basic, encoded or not, or in the body; where there is Basic, the body does not count", async () => {
        const secret = "p+s%c r:t&";
        const { made, app, bob } = await world({ provider: { client_secret: secret } });
        const ask = async (form: Record<string, string>, headers: Record<string, string>) =>
            (
                await postForm(
                    made,
                    "/application/o/token/",
                    { grant_type: "authorization_code", code: await codeOf(bob, app), redirect_uri: app.redirect_uri, ...form },
                    headers,
                )
            ).status;
        expect(await ask({ client_id: "app", client_secret: secret }, {})).to.equal(200);
        expect(await ask({}, basic("app", secret))).to.equal(200);
        expect(await ask({}, basic("app", encodeURIComponent(secret)))).to.equal(200);
        expect(await ask({ client_id: "other", client_secret: "x" }, basic("app", secret))).to.equal(200);
        expect(await ask({ client_id: "app", client_secret: secret }, basic("app", "wrong"))).to.equal(400);
        expect(await ask({}, {})).to.equal(400);
        expect(await ask({}, { authorization: "Basic !!" })).to.equal(400);
    });
});

describe("a refresh token", () => {
    const refresh = (made: Awaited<ReturnType<typeof world>>, refresh_token: string, more: Record<string, string> = {}) =>
        askTokens(made.made, made.app, { grant_type: "refresh_token", refresh_token, ...more });

    it("N3 1.3.4.1: is another one after each use; old access tokens stay good", async () => {
        const made = await world({ key: "rsa" });
        const first = await tokensOf(made.made, made.bob, made.app, { nonce: "n-9" });
        const second = must(await refresh(made, first.refresh_token));
        expect(second.refresh_token).not.to.equal(first.refresh_token);
        expect(claimsOf(second.id_token)).to.include({ nonce: "n-9", at_hash: halfHash(second.access_token) });
        const rows: { revoked: boolean }[] = (await made.backend.admin.get("oauth2/refresh_tokens/")).body.results;
        expect(rows.map(({ revoked }) => revoked)).to.have.members([true, false]);
        expect((await userinfo(made.made, first.access_token)).status).to.equal(200);
    });

    it("N3 1.3.4.2: that is used again is refused, and somebody is told", async () => {
        const made = await world();
        const { refresh_token } = await tokensOf(made.made, made.bob, made.app);
        must(await refresh(made, refresh_token));
        const again = await refresh(made, refresh_token);
        expect([again.status, again.body]).to.deep.equal([400, { error: "invalid_grant", error_description: GRANT }]);
        const [event, ...more] = await made.events("suspicious_request");
        expect(more).to.deep.equal([]);
        expect(event.app).to.equal("authentik.providers.oauth2.views.token");
        expect(event.context).to.deep.include({ message: "Revoked refresh token was used", token: "********************" });
        expect(event.user.username).to.equal("AnonymousUser");
        expect(JSON.stringify(await made.backend.admin.get("events/events/"))).not.to.contain(refresh_token);
    });

    it("is good once for two who ask at the same time", async () => {
        const made = await world({ key: "rsa" });
        const { refresh_token } = await tokensOf(made.made, made.bob, made.app);
        expect((await Promise.all([refresh(made, refresh_token), refresh(made, refresh_token)])).map(({ status }) => status)).to.have.members([200, 400]);
    });

    it("N3 1.3.4.3: gives no more than was allowed, and stays good", async () => {
        const made = await world();
        const { refresh_token } = await tokensOf(made.made, made.bob, made.app, { scope: "openid email" });
        expect((await refresh(made, refresh_token, { scope: "openid profile" })).body.error).to.equal("invalid_scope");
        expect((await refresh(made, refresh_token)).status).to.equal(200);
    });

    it("gives less where less is asked for, and all of it the next time (RFC 6749 6)", async () => {
        const made = await world();
        const { refresh_token } = await tokensOf(made.made, made.bob, made.app);
        const less = must(await refresh(made, refresh_token, { scope: "openid" }));
        expect(less.scope).to.equal("openid");
        expect(claimsOf(less.access_token)).not.to.have.property("email");
        expect(claimsOf(must(await refresh(made, less.refresh_token)).access_token)).to.have.property("email");
    });

    it("N3 1.3.4.4: comes whether or not offline_access is asked for", async () => {
        const made = await world();
        for (const scope of ["openid", "openid offline_access"])
            expect(await tokensOf(made.made, made.bob, made.app, { scope })).to.have.property("refresh_token");
        expect((await made.backend.browser().get("/application/o/app/.well-known/openid-configuration")).body.scopes_supported).not.to.include(
            "offline_access",
        );
    });

    it("N3 1.3.4.5: ends", async () => {
        const made = await world({ provider: { refresh_token_validity: "hours=2" } });
        const { refresh_token } = await tokensOf(made.made, made.bob, made.app);
        made.clock.now += 2 * 3600_000;
        expect((await refresh(made, refresh_token)).body.error).to.equal("invalid_grant");
        expect(await made.events("suspicious_request")).to.deep.equal([]);
    });

    it("is its client's, and its user's as long as they are active", async () => {
        const made = await world();
        const other = await made.made.app({ slug: "other" });
        const { refresh_token } = await tokensOf(made.made, made.bob, made.app);
        expect((await askTokens(made.made, other, { grant_type: "refresh_token", refresh_token })).body.error).to.equal("invalid_grant");
        expect((await refresh(made, refresh_token, { client_secret: "wrong" })).body.error).to.equal("invalid_client");
        for (const sent of ["", "nope"]) expect((await refresh(made, sent)).body.error).to.equal("invalid_grant");
        const [{ pk }] = (await made.backend.admin.get("core/users/?username=bob")).body.results;
        await made.backend.admin.patch(`core/users/${pk}/`, { is_active: false });
        expect((await refresh(made, refresh_token)).body.error).to.equal("invalid_grant");
    });
});

describe("the token endpoint", () => {
    it("N3 1.3.3.6: knows no other grant, and no cache keeps what it says", async () => {
        const { made, app } = await world();
        for (const grant_type of ["foo", undefined, "constructor"]) {
            const answer = await askTokens(made, app, { grant_type });
            expect([answer.status, answer.body.error, answer.headers.get("cache-control"), answer.headers.get("pragma")]).to.deep.equal([
                400,
                "unsupported_grant_type",
                "no-store",
                "no-cache",
            ]);
        }
    });

    it("takes forms by POST only, each parameter once", async () => {
        const { made, app, backend } = await world();
        expect((await backend.browser().get("/application/o/token/")).status).to.equal(405);
        const twice = await backend.browser().send("POST", "/application/o/token/", `client_id=${app.client_id}&client_id=x&grant_type=y`, {
            "content-type": "application/x-www-form-urlencoded",
        });
        expect([twice.status, twice.body.error]).to.deep.equal([400, "invalid_request"]);
        expect((await postForm(made, "/login/oauth/access_token", { client_id: "app" })).body.error).to.equal("unsupported_grant_type");
    });

    it("may be read by scripts of the client's own origins", async () => {
        const { made, app } = await world();
        const origin = async (from: string) => (await askTokens(made, app, { grant_type: "x" }, { origin: from })).headers.get("access-control-allow-origin");
        expect([await origin("http://app.test"), await origin("http://evil.test")]).to.deep.equal(["http://app.test", null]);
    });
});

describe("tokens", () => {
    const modes: [string, (bob: { pk: number; uid: string }) => string][] = [
        ["hashed_user_id", ({ uid }) => uid],
        ["user_id", ({ pk }) => String(pk)],
        ["user_username", () => "bob"],
        ["user_email", () => "bob@example.test"],
        ["user_upn", () => "bob@upn.example"],
    ];
    for (const [sub_mode, expected] of modes)
        it(`M12.1: name the user by ${sub_mode}, everywhere the same, as recorded (sub:${sub_mode})`, async () => {
            const { made, app, bob, backend } = await world({ key: "rsa", provider: { sub_mode } });
            const { user } = (await bob.get("core/users/me/")).body;
            await backend.admin.patch(`core/users/${user.pk}/`, { attributes: { upn: "bob@upn.example" } });
            const tokens = await tokensOf(made, bob, app);
            const sub = expected(user);
            const told = (await userinfo(made, tokens.access_token)).body;
            const known = (
                await postForm(made, "/application/o/introspect/", { client_id: "app", client_secret: app.client_secret, token: tokens.access_token })
            ).body;
            expect([claimsOf(tokens.id_token).sub, claimsOf(tokens.access_token).sub, told.sub, known.sub]).to.deep.equal([sub, sub, sub, sub]);
        });

    it("M12.4: keep the name that they were given with", async () => {
        const { made, app, bob, backend } = await world();
        const tokens = await tokensOf(made, bob, app);
        await backend.admin.patch(`providers/oauth2/${app.pk}/`, { sub_mode: "user_username" });
        expect((await userinfo(made, tokens.access_token)).body.sub).to.equal(claimsOf(tokens.id_token).sub);
    });

    it("M13.2: from the back channel say nothing of a sign-in: the keys are not there", async () => {
        const { made, app, bob } = await world();
        const { id_token } = await tokensOf(made, bob, app);
        expect(claimsOf(id_token)).to.have.property("iat");
        expect(claimsOf(id_token)).not.to.have.any.keys("auth_time", "amr");
    });

    it("are signed by RS256, ES256 or HS256", async () => {
        const { createPublicKey, verify, createHmac } = await import("node:crypto");
        for (const key of ["rsa", "ec", undefined] as const) {
            const { made, app, bob, backend } = await world({ key });
            const { id_token } = await tokensOf(made, bob, app);
            const [head, body, signature] = id_token.split(".");
            const [jwk] = (await backend.browser().get("/application/o/app/jwks/")).body.keys;
            const header = JSON.parse(Buffer.from(head, "base64url").toString());
            expect(header.kid).to.equal(jwk?.kid);
            if (!key) expect(signature).to.equal(createHmac("sha256", app.client_secret).update(`${head}.${body}`).digest("base64url"));
            else {
                const publicKey = createPublicKey({ key: jwk, format: "jwk" });
                const with_ = key === "ec" ? ({ key: publicKey, dsaEncoding: "ieee-p1363" } as const) : publicKey;
                expect(verify("sha256", Buffer.from(`${head}.${body}`), with_, Buffer.from(signature, "base64url"))).to.equal(true);
            }
        }
    });

    it("tell what mappings say, merged in the order of their scopes; one that fails is left out and leaves events", async () => {
        const made = await oauthBackend();
        const add = async (scope_name: string, expression: string) =>
            must(await made.backend.admin.post("propertymappings/scope/", { name: `map ${scope_name}`, scope_name, expression })).pk as string;
        const mappings = [
            await add("b", 'return {"list": [2], "nest": {"b": 2}, "word": "b"}'),
            await add("a", 'return {"list": [1], "nest": {"a": 1}, "word": "a"}'),
            await add("broken", "return 1/0"),
            await add("odd", "return 7"),
        ];
        const app = await made.app({ mappings });
        const bob = await made.backend.as("bob");
        const { access_token } = await tokensOf(made, bob, app, { scope: "openid a b broken odd" });
        expect(claimsOf(access_token)).to.deep.include({ list: [1, 2], nest: { a: 1, b: 2 }, word: "b" });
        expect((await made.backend.admin.get("events/events/?action=property_mapping_exception")).body.results).to.have.length(1);
        expect((await made.backend.admin.get("events/events/?action=configuration_error")).body.results).to.have.length(1);
    });

    it("leave out what mappings say where the provider says so; userinfo tells it all the same", async () => {
        const { made, app, bob } = await world({ provider: { include_claims_in_id_token: false } });
        const { access_token, id_token } = await tokensOf(made, bob, app);
        expect(claimsOf(id_token)).not.to.have.property("email");
        expect((await userinfo(made, access_token)).body.email).to.equal("bob@example.test");
    });

    it("of the front channel are kept, and open userinfo", async () => {
        const { made, app, bob } = await world();
        const { access_token } = toldTo((await authorize(bob, app, { response_type: "id_token token", nonce: "n" })).body.to);
        expect((await userinfo(made, access_token!)).body).to.include({ nonce: "n", email: "bob@example.test" });
    });
});
