import { expect } from "chai";
import { exportPKCS8 } from "jose";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { decodeUnverified } from "#mock/encoding/jose.ts";
import { provideNetwork } from "#mock/outside/network.ts";
import { must } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { callbackFor, comeBack, eventsOf, onward, ownSource, service, sourceFlows, whoIs } from "./oauth-source.test-helper.ts";

const MINUTE_MS = 60_000;

describe("an OAuth source", () => {
    afterEach(() => provideNetwork(undefined));

    describe("sends people to its service", () => {
        const asked = async (settings: object): Promise<URL> => {
            const { backend } = await ownSource({ ...settings });
            return new URL((await backend.browser().get("/source/oauth/login/own/")).headers.get("location")!);
        };

        it("with what the original sends, in its order", async () => {
            const { href } = await asked({ authorization_url: "http://app.test/authorize", consumer_key: "ck" });
            expect(href.replace(/state=\w{32}/, "state=S")).to.equal(
                "http://app.test/authorize?client_id=ck&redirect_uri=http%3A%2F%2Fauthentik.test%2Fsource%2Foauth%2Fcallback%2Fown%2F&response_type=code&state=S&scope=email%20openid%20profile",
            );
        });

        for (const [additional_scopes, scope] of [
            ["groups email", "email groups openid profile"],
            ["*openid offline_access", "offline_access openid"],
        ])
            it(`asking for ${scope}, told "${additional_scopes}"`, async () => {
                expect((await asked({ additional_scopes })).searchParams.get("scope")).to.equal(scope);
            });

        it("by an address whose own parameters win", async () => {
            const { searchParams } = await asked({ authorization_url: "https://id.example/a?scope=own&audience=api" });
            expect([searchParams.get("scope"), searchParams.get("audience")]).to.deep.equal(["own", "api"]);
        });

        for (const [provider_type, more] of [
            ["reddit", { duration: "permanent" }],
            ["discord", { prompt: "none", scope: "email identify" }],
            ["twitch", { scope: "openid", claims: '{"userinfo":{"email":null,"preferred_username":null}}' }],
            ["azuread", { scope: "https://graph.microsoft.com/User.Read openid" }],
            ["apple", { response_mode: "form_post", client_id: "services" }],
        ] as const)
            it(`as ${provider_type} wants it`, async () => {
                const { searchParams } = await asked({ provider_type, consumer_key: "services;team;key", authorization_url: null });
                expect(Object.fromEntries(searchParams)).to.include(provider_type === "apple" ? more : { ...more, client_id: "services;team;key" });
            });

        it("not while it is switched off, nor without an address", async () => {
            const { backend } = await ownSource({ authorization_url: null });
            expect((await backend.browser().get("/source/oauth/login/own/")).status).to.equal(400);
            expect((await eventsOf(backend, "configuration_error"))[0].context.source.name).to.equal("Own");
            await backend.admin.patch("sources/oauth/own/", { enabled: false });
            for (const path of ["login/own", "callback/own", "login/nobody"])
                expect((await backend.browser().get(`/source/oauth/${path}/`)).status).to.equal(404);
        });
    });

    describe("signs nobody in", () => {
        const begun = async () => {
            const world = await ownSource();
            const visitor = world.backend.browser();
            return { ...world, visitor, callback: await callbackFor(visitor, world.bob) };
        };
        const isRefused = ({ status, body }: { status: number; body: unknown }, reason: string) => {
            expect(status).to.equal(400);
            expect(body).to.contain(reason).and.to.contain("/source/oauth/login/own/");
        };
        const NOT_OURS = "does not belong to a sign-in that was begun in this browser";

        it("by an answer that another browser began, or nobody", async () => {
            const { backend, callback } = await begun();
            isRefused(await backend.browser().get(callback), NOT_OURS);
            isRefused(await backend.browser().get("/source/oauth/callback/own/"), NOT_OURS);
        });

        it("by the same answer twice", async () => {
            const { visitor, callback } = await begun();
            expect((await visitor.get(callback)).status).to.equal(302);
            isRefused(await visitor.get(callback), NOT_OURS);
        });

        it("by another state, after which the right one still counts", async () => {
            const { visitor, callback } = await begun();
            isRefused(await visitor.get(callback.replace(/state=\w+/, "state=guessed")), NOT_OURS);
            expect((await visitor.get(callback)).status).to.equal(302);
        });

        it("by an answer of another source of the same name (mix-up)", async () => {
            const { backend, visitor, callback, app } = await begun();
            const told = { name: "Own", slug: "other", provider_type: "openidconnect", consumer_key: app.client_id, consumer_secret: app.client_secret };
            const urls = { authorization_url: "/application/o/authorize/", access_token_url: "/application/o/token/", profile_url: "/application/o/userinfo/" };
            must(await backend.admin.post("sources/oauth/", { ...told, ...urls, ...(await sourceFlows(backend)) }));
            const { status, body } = await visitor.get(callback.replace("/own/", "/other/"));
            expect([status, String(body).includes(NOT_OURS)]).to.deep.equal([400, true]);
        });

        it("a quarter of an hour later", async () => {
            const { clock, visitor, callback } = await begun();
            clock.now += 15 * MINUTE_MS + 1;
            isRefused(await visitor.get(callback), "begun too long ago");
        });

        it("whom the service refuses, and shows its words as text", async () => {
            const { visitor, callback } = await begun();
            const state = /state=\w+/.exec(callback)![0];
            isRefused(await visitor.get(`/source/oauth/callback/own/?error=access_denied&error_description=%3Cb%3ENo&${state}`), "&lt;b&gt;No");
        });

        it("by a code that the service does not know", async () => {
            const { visitor, callback } = await begun();
            isRefused(await visitor.get(callback.replace(/code=\w+/, "code=wrong")), "gives no token");
        });

        it("in German to those who read it", async () => {
            const { visitor } = await begun();
            const { body } = await visitor.send("GET", "/source/oauth/callback/own/", undefined, { "accept-language": "de-AT,de;q=0.8" });
            expect(body).to.contain("Die Anmeldung mit Own hat nicht geklappt");
        });

        it("in a tab through another server", async () => {
            const { backend, visitor, callback } = await begun();
            await backend.admin.patch("sources/oauth/own/", { access_token_url: "https://id.example/token" });
            isRefused(await visitor.get(callback), "id.example cannot be reached");
        });
    });

    it("is another machine's only where the host says so", async () => {
        const { backend, bob } = await ownSource({ access_token_url: "https://id.example/token" });
        provideNetwork({ send: () => Promise.reject(new Error("was sent")), isOpen: false });
        expect((await comeBack(backend.browser(), bob)).body).to.contain("unless it is started with --network");
    });

    it("takes an answer by POST on as GET", async () => {
        const { backend } = await ownSource();
        const answer = await backend
            .browser()
            .send("POST", "/source/oauth/callback/own/", "state=a&code=b", { "content-type": "application/x-www-form-urlencoded" });
        expect([answer.status, answer.headers.get("location")]).to.deep.equal([302, "/source/oauth/callback/own/?state=a&code=b"]);
    });

    /** A source of a service that answers as told; what it asked, and who came of it. */
    async function through(settings: object, answers: Parameters<typeof service>[0], prepare?: (backend: TestBackend) => Promise<void>) {
        const backend = await createTestBackend();
        await prepare?.(backend);
        must(
            await backend.admin.post("sources/oauth/", {
                name: "S",
                slug: "s",
                consumer_key: "id",
                consumer_secret: "hush",
                ...(await sourceFlows(backend)),
                ...settings,
            }),
        );
        const asking = service(answers);
        const visitor = backend.browser();
        const login = await visitor.get("/source/oauth/login/s/");
        const sent = new URL(login.headers.get("location")!);
        const back = await visitor.get(`/source/oauth/callback/s/?code=c&state=${sent.searchParams.get("state")}`);
        return { ...asking, backend, visitor, back, sent };
    }

    it("of GitHub asks for the address that the profile does not tell", async () => {
        const { asked, back, visitor, backend } = await through(
            { provider_type: "github" },
            {
                "/login/oauth/access_token": "access_token=t&token_type=bearer",
                "/user": { id: 7, login: "octo", email: null, name: "Octo" },
                "/user/emails": [
                    { email: "no@x.test", primary: false },
                    { email: "octo@x.test", primary: true },
                ],
            },
        );
        expect((await onward(visitor, back)).body.to).to.equal("/if/user/");
        expect(await whoIs(visitor)).to.include({ username: "octo", email: "octo@x.test", name: "Octo" });
        expect(asked.map(({ url, headers }) => [url, headers.authorization])).to.deep.equal([
            ["https://github.com/login/oauth/access_token", undefined],
            ["https://api.github.com/user", "Bearer t"],
            ["https://api.github.com/user/emails", "Bearer t"],
        ]);
        expect((await backend.admin.get("sources/user_connections/oauth/")).body.results[0].identifier).to.equal("7");
    });

    it("of Twitter names itself by a header, and proves that it began", async () => {
        const { asked, form, sent, back } = await through(
            { provider_type: "twitter" },
            { "/2/oauth2/token": { access_token: "t" }, "/2/users/me": { data: { id: "1", username: "bird", name: "Bird" } } },
        );
        expect(back.status).to.equal(302);
        expect(asked[0]!.headers.authorization).to.equal(`Basic ${btoa("id:hush")}`);
        expect(form(0)).to.not.have.any.keys("client_id", "client_secret");
        expect(sent.searchParams.get("code_challenge_method")).to.equal("plain");
        expect(form(0).code_verifier).to.have.length(128).and.to.equal(sent.searchParams.get("code_challenge"));
    });

    it("of Mailcow sends the token in the address, as Mailcow wants it", async () => {
        const urls = { authorization_url: "https://m.test/a", access_token_url: "https://m.test/t", profile_url: "https://m.test/p" };
        const { asked } = await through({ provider_type: "mailcow", ...urls }, { "/t": { access_token: "t" }, "/p": { id: "1", full_name: "M" } });
        expect([asked[1]!.url, asked[1]!.headers.authorization]).to.deep.equal(["https://m.test/p?access_token=t", undefined]);
    });

    it("of Google asks for the user name that Google does not tell", async () => {
        const { back, visitor } = await through(
            { provider_type: "google" },
            { "/token": { access_token: "t" }, "/oauth2/v1/userinfo": { id: "g", email: "g@x.test", name: "G" } },
        );
        expect((await onward(visitor, back)).body.component).to.equal("ak-stage-prompt");
    });

    it("of Apple reads the ID token, and signs its own secret", async () => {
        const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
        const part = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");
        const id_token = `${part({ alg: "none" })}.${part({ sub: "apple-1", email: "a@x.test" })}.`;
        const { form, back } = await through(
            { provider_type: "apple", consumer_key: "services;team;key", consumer_secret: await exportPKCS8(privateKey) },
            { "/auth/token": { access_token: "t", id_token } },
        );
        expect(back.status).to.equal(302);
        const { header, claims } = decodeUnverified(form(0).client_secret!)!;
        expect(header).to.include({ alg: "ES256", kid: "key" });
        expect(claims).to.include({ iss: "team", sub: "services", aud: "https://appleid.apple.com" });
    });

    it("refuses a profile that names nobody, and notes one that is none", async () => {
        const urls = { authorization_url: "https://o.test/a", access_token_url: "https://o.test/t", profile_url: "https://o.test/p" };
        const of = (profile: object | string) => through({ provider_type: "openidconnect", ...urls }, { "/t": { access_token: "t" }, "/p": profile });
        expect((await of({ email: "a@x.test" })).back.body).to.contain("names nobody");
        const { back, backend } = await of("<html>");
        expect(back.body).to.contain("does not tell who you are");
        expect(await eventsOf(backend, "configuration_error")).to.have.length(1);
    });

    const URLS = { authorization_url: "https://o.test/a", access_token_url: "https://o.test/t", profile_url: "https://o.test/p" };
    const telling = (profile: object | string, settings: object = {}) =>
        through({ provider_type: "openidconnect", ...URLS, ...settings }, { "/t": { access_token: "t" }, "/p": profile });
    const identifiers = async ({ admin }: TestBackend): Promise<string[]> =>
        (await admin.get("sources/user_connections/oauth/")).body.results.map(({ identifier }: { identifier: string }) => identifier);

    describe("knows people to the last letter:", () => {
        for (const sub of ['"a\\u0000b"', `"${"x".repeat(256)}"`, '" "', '"\\ud800"', "true", '["a"]', "null"])
            it(`${sub.slice(0, 20)} names nobody`, async () => {
                const { back } = await telling(`{"sub":${sub},"nickname":"n"}`);
                expect([back.status, String(back.body).includes("names nobody")]).to.deep.equal([400, true]);
            });

        for (const [sub, identifier] of [
            ["9007199254740993", "9007199254740993"],
            ["7", "7"],
            [`"${"x".repeat(255)}"`, "x".repeat(255)],
        ] as const)
            it(`${sub.slice(0, 20)} is all of it`, async () => {
                const { back, visitor, backend } = await telling(`{"sub":${sub},"nickname":"n"}`);
                await onward(visitor, back);
                expect(await identifiers(backend)).to.deep.equal([identifier]);
            });

        for (const nickname of ['["n"]', '{"a":1}', "5", `"${"n".repeat(151)}"`, '"n\\u0000"'])
            it(`${nickname.slice(0, 20)} is no user name: they are asked for one`, async () => {
                const { back, visitor } = await telling(`{"sub":"s","nickname":${nickname}}`);
                expect((await onward(visitor, back)).body.component).to.equal("ak-stage-prompt");
            });
    });

    describe("does not take somebody for whom an address belongs to", () => {
        const MAIL = "eve@example.test";
        async function matched(settings: object, answers: Parameters<typeof service>[0], also?: string) {
            const made = await through({ user_matching_mode: "email_link", ...settings }, answers, async (backend) => {
                await backend.as("eve");
                if (also) must(await backend.admin.post("core/users/", { username: also, name: "", email: MAIL, groups: [] }));
            });
            return { ...made, where: made.back.headers.get("location") };
        }
        const openid = (more: object) =>
            [
                { provider_type: "openidconnect", ...URLS },
                { "/t": { access_token: "t" }, "/p": { sub: "s", email: MAIL, ...more } },
            ] as const;

        it("once it is proved, or nothing is said of that, they are", async () => {
            for (const more of [{}, { email_verified: true }]) expect((await matched(...openid(more))).where).to.match(/default-source-authentication/);
        });

        for (const email_verified of [false, "false"])
            it(`where the service says that it is not proved: ${JSON.stringify(email_verified)}`, async () => {
                expect((await matched(...openid({ email_verified }))).back.body).to.contain("tells no email address");
            });

        it("in the words of Discord, Google and GitHub", async () => {
            const discord = await matched(
                { provider_type: "discord" },
                { "/api/oauth2/token": { access_token: "t" }, "/api/users/@me": { id: "1", email: MAIL, verified: false } },
            );
            const google = await matched(
                { provider_type: "google" },
                { "/token": { access_token: "t" }, "/oauth2/v1/userinfo": { id: "1", email: MAIL, verified_email: false } },
            );
            const list = [{ email: MAIL, primary: true, verified: false }];
            const github = await matched(
                { provider_type: "github" },
                { "/login/oauth/access_token": "access_token=t", "/user": { id: 7 }, "/user/emails": list },
            );
            for (const { back } of [discord, google, github]) expect(back.body).to.contain("tells no email address");
        });

        it("where it belongs to several: nobody can tell who of them it is", async () => {
            expect((await matched(...openid({}), "eva")).back.body).to.contain("may be the same person");
        });
    });

    it("reads no token that no header holds, no profile without end, and shows no more than some words", async () => {
        const tokens = (access_token: unknown) => through({ provider_type: "openidconnect", ...URLS }, { "/t": { access_token }, "/p": { sub: "s" } });
        for (const token of ["t\nX-Evil: 1", "\u0100", "t".repeat(16_001), 5]) expect((await tokens(token)).back.body).to.contain("gives no token");
        expect((await tokens("t".repeat(16_000))).back.status).to.equal(302);
        expect((await telling({ sub: "s", x: "x".repeat(64 * 1024) })).back.body).to.contain("It is too long.");
        const { back } = await through({ provider_type: "openidconnect", ...URLS }, { "/t": { error: "e", error_description: "d".repeat(100_000) } });
        expect(back.body).to.contain("d".repeat(500)).and.not.contain("d".repeat(501));
    });

    describe("that knows its service's keys", () => {
        /** The provider of `ownSource` signs with a key, which the source knows; `changed` makes it another one. */
        async function verifying(changes: object = {}) {
            const world = await ownSource();
            const key = await signingKey(world.backend);
            await world.backend.admin.patch(`providers/oauth2/${world.app.pk}/`, { signing_key: key });
            const jwks = (await world.backend.browser().get("/application/o/idp/jwks/")).body;
            must(await world.backend.admin.patch("sources/oauth/own/", { oidc_jwks: { ...jwks, ...changes } }));
            return world;
        }
        const signingKey = async ({ admin }: TestBackend): Promise<string> => (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results[0].pk;

        it("takes an ID token that one of them has signed", async () => {
            const { backend, bob } = await verifying();
            expect((await comeBack(backend.browser(), bob)).status).to.equal(302);
        });

        it("asks for its keys anew when it signs with another one, and keeps them", async () => {
            const { publicKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
            const old = { keys: [await crypto.subtle.exportKey("jwk", publicKey)] };
            const { backend, bob } = await verifying();
            const of = async () => (await backend.admin.get("sources/oauth/own/")).body.oidc_jwks.keys[0].kty;
            must(await backend.admin.patch("sources/oauth/own/", { oidc_jwks_url: "/application/o/idp/jwks/" }));
            must(await backend.admin.patch("sources/oauth/own/", { oidc_jwks: old }));
            expect(await of()).to.equal("EC");
            expect((await comeBack(backend.browser(), bob)).status).to.equal(302);
            expect(await of()).to.equal("RSA");
        });

        it("keeps no keys that have not signed the token either", async () => {
            const { backend, bob } = await verifying();
            const { publicKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
            const old = { keys: [await crypto.subtle.exportKey("jwk", publicKey)] };
            for (const oidc_jwks_url of ["/-/sandbox/nowhere/", "/application/o/idp/.well-known/openid-configuration"]) {
                must(await backend.admin.patch("sources/oauth/own/", { oidc_jwks_url: "" }));
                await backend.admin.patch("sources/oauth/own/", { oidc_jwks_url });
                must(await backend.admin.patch("sources/oauth/own/", { oidc_jwks: old }));
                expect((await comeBack(backend.browser(), bob)).body).to.contain("not signed by a key of the other side");
                expect((await backend.admin.get("sources/oauth/own/")).body.oidc_jwks).to.deep.equal(old);
            }
        });

        it("refuses one that none of them has signed", async () => {
            const { publicKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
            const { backend, bob } = await verifying({ keys: [await crypto.subtle.exportKey("jwk", publicKey)] });
            expect((await comeBack(backend.browser(), bob)).body).to.contain("not signed by a key of the other side");
        });
    });
});
