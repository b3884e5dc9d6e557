import { expect } from "chai";
import { authorizeUrl, askTokens, codeOf, postForm, tokensOf, worldOfBob } from "./oauth2.test-helper.ts";

const PATHS = [
    "/application/o/authorize/",
    "/application/o/token/",
    "/application/o/device/",
    "/application/o/userinfo/",
    "/application/o/introspect/",
    "/application/o/revoke/",
    "/application/o/app/end-session/",
    "/application/o/app/jwks/",
    "/application/o/app/.well-known/openid-configuration",
    "/application/o/app/",
    "/device",
    "/login/oauth/authorize",
    "/login/oauth/access_token",
    "/user",
    "/user/teams",
    "/if/session-end/app/",
    "/application/launch/app/",
];
const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
/** Bodies that no endpoint wants, with their types. */
const BODIES: readonly (readonly [about: string, type: string, body: string | Uint8Array])[] = [
    ["JSON", "application/json", '{"client_id":"app","grant_type":["refresh_token"]}'],
    ["broken JSON", "application/json", '{"client_id":'],
    ["text", "text/plain", "client_id=app"],
    ["bytes", "application/octet-stream", new Uint8Array([0xff, 0xfe, 0x00])],
    ["a form of broken escapes", "application/x-www-form-urlencoded", "client_id=%&grant_type=%zz&code=%ff%fe"],
    [
        "a form with NUL",
        "application/x-www-form-urlencoded",
        form({ client_id: "app\0", grant_type: "authorization_code\0", code: "\0", token: "\0", scope: "\0" }),
    ],
    ["multipart", "multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="client_id"; filename="a"\r\n\r\napp\r\n--x--\r\n'],
    ["multipart without an end", "multipart/form-data; boundary=x", "--x\r\n"],
    [
        "names of objects",
        "application/x-www-form-urlencoded",
        form({ client_id: "__proto__", grant_type: "constructor", code: "toString", token: "__proto__", scope: "__proto__ constructor" }),
    ],
    ["half a surrogate", "application/x-www-form-urlencoded", "client_id=app&grant_type=%ED%A0%80&scope=%ED%A0%80"],
];
const HEADERS = [
    "Basic",
    "Basic !!!",
    "Basic OjpiOjo=",
    "Bearer",
    "Bearer a b",
    "Bearer \u00ff",
    "Digest x",
    "Basic " + btoa("app"),
    "Basic " + btoa("__proto__:x"),
];

describe("OAuth2 under attack", () => {
    it("no endpoint fails for any method, body or header", async () => {
        const { bob } = await worldOfBob();
        const failed: string[] = [];
        const ask = async (about: string, path: string, method: string, body?: string | Uint8Array, headers: Record<string, string> = {}) => {
            const answer = await bob.send(method, path, body as string, headers);
            if (answer.status >= 500) failed.push(`${about}: ${method} ${path}: ${answer.status}`);
        };
        for (const path of PATHS) {
            for (const method of METHODS) await ask("plain", path, method);
            for (const [about, type, body] of BODIES) await ask(about, path, "POST", body, { "content-type": type });
            for (const authorization of HEADERS) {
                await ask(authorization, path, "GET", undefined, { authorization });
                await ask(authorization, path, "POST", form({ client_id: "app", grant_type: "client_credentials" }), {
                    authorization,
                    "content-type": "application/x-www-form-urlencoded",
                });
            }
        }
        expect(failed).to.deep.equal([]);
    });

    it("no value of an authorization request fails, or leads to an address that is not registered", async () => {
        const { bob, app } = await worldOfBob();
        const NASTY = [
            "",
            " ",
            "\0",
            "%00",
            "a\r\nSet-Cookie: x=1",
            "__proto__",
            "constructor",
            "9".repeat(400),
            "-1",
            "1e9",
            "😀",
            "\ud800",
            "<script>",
            "x".repeat(20_000),
            "none login consent",
            "none none",
        ];
        for (const name of [
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "prompt",
            "max_age",
            "code_challenge",
            "code_challenge_method",
            "request",
            "display",
            "login_hint",
            "id_token_hint",
            "ui_locales",
            "claims",
            "resource",
        ])
            for (const value of NASTY) {
                const { status, headers } = await bob.get(authorizeUrl(app, { [name]: value }));
                const told = `${name}=${JSON.stringify(value.slice(0, 30))}: ${status} ${headers.get("location")?.slice(0, 80)}`;
                expect(status, told).to.be.lessThan(500);
                const to = headers.get("location");
                if (to !== null)
                    expect(to.startsWith("/") || to.startsWith(`${app.redirect_uri}?`) || to.startsWith(`${app.redirect_uri}#`), told).to.equal(true);
                expect(headers.get("set-cookie") ?? "", told).to.not.contain("x=1");
            }
    });

    for (const uri of [
        "https://evil.test",
        "//evil.test/cb",
        "http://app.test@evil.test/cb",
        "http://app.test:80@evil.test/cb",
        "http://app.test/cb/../../evil",
        "http://app.test/cb?x=1",
        "http://app.test/cb#x",
        "http://app.test/cb/",
        "http://APP.test/cb",
        "http://app.test\\@evil.test/cb",
        "http://app.test/cb\n",
        "http://app.test/c\tb",
        "http://appxtest/cb",
        "javascript:alert(1)",
        "data:text/html,x",
        " http://app.test/cb",
        "",
        "http://app.test/cb\0",
    ])
        it(`an address that is not registered gets nothing: ${JSON.stringify(uri)}`, async () => {
            const { bob, app } = await worldOfBob();
            for (const more of [{}, { response_type: "nonsense" }, { prompt: "none" }, { response_mode: "form_post", scope: "\0" }]) {
                const { status, headers } = await bob.get(authorizeUrl(app, { redirect_uri: uri, ...more }));
                expect({ status, to: headers.get("location") }).to.deep.equal({ status: 400, to: null });
            }
        });

    it("a pattern that takes forever to fail stops nobody", async () => {
        const redirect_uris = String.raw`https://([a-z]+)*\.app\.test/cb https://(a|aa)+\.x/ https://.*.*.*.*.*x`;
        const { bob, app } = await worldOfBob({ provider: { redirect_uris } });
        for (const redirect_uri of [`https://${"a".repeat(60)}!`, `https://${"a".repeat(1900)}`])
            expect((await bob.get(authorizeUrl(app, { redirect_uri }))).status).to.equal(400);
        expect((await bob.get(authorizeUrl(app, { redirect_uri: "https://a.app.test/cb" }))).status).to.equal(302);
    });

    it("a Basic header that cannot be read authenticates nobody, whatever the body says", async () => {
        const { made, app, bob } = await worldOfBob();
        const code = await codeOf(bob, app);
        for (const authorization of ["Basic !!!", "Basic", `Basic ${btoa("app")}`]) {
            const answer = await askTokens(made, app, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri }, { authorization });
            expect(answer.body.error, authorization).to.equal("invalid_client");
        }
    });

    it("a request by POST that no address can carry is refused", async () => {
        const { made, app } = await worldOfBob();
        const sent = { client_id: app.client_id, redirect_uri: app.redirect_uri, response_type: "code", scope: "openid", state: "x".repeat(100_000) };
        expect((await postForm(made, "/application/o/authorize/", sent)).status).to.equal(413);
    });

    it("a code is good for the client that it was given to, and no verifier or challenge of another request helps", async () => {
        const { made, app, bob } = await worldOfBob();
        const other = await made.app({ slug: "other" });
        const code = await codeOf(bob, app, { code_challenge: "c".repeat(43), code_challenge_method: "plain" });
        const redeem = (by: typeof app, more: Record<string, string>) =>
            askTokens(made, by, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri, ...more });
        expect((await redeem(other, { code_verifier: "c".repeat(43) })).body.error).to.equal("invalid_grant");
        expect((await redeem(app, {})).body.error).to.equal("invalid_grant");
        expect((await redeem(app, { code_verifier: "" })).body.error).to.equal("invalid_grant");
        expect((await redeem(app, { code_verifier: "d".repeat(43) })).body.error).to.equal("invalid_grant");
        expect((await redeem(app, { code_verifier: "c".repeat(43) })).status).to.equal(200);
    });

    it("no event holds a code, a token or a secret", async () => {
        const { made, app, bob, backend } = await worldOfBob();
        const tokens = await tokensOf(made, bob, app);
        await askTokens(made, app, { grant_type: "refresh_token", refresh_token: tokens.refresh_token });
        await askTokens(made, app, { grant_type: "refresh_token", refresh_token: tokens.refresh_token });
        await askTokens(made, app, { grant_type: "authorization_code", code: "c".repeat(32), redirect_uri: "https://evil.test" });
        await bob.get(`/application/o/userinfo/?access_token=${tokens.access_token}`);
        await bob.get(authorizeUrl(app, { prompt: "none login", id_token_hint: tokens.id_token, code_challenge: "h".repeat(43) }));
        const events = JSON.stringify((await backend.admin.get("events/events/?page_size=100")).body);
        for (const secret of [tokens.access_token, tokens.refresh_token, tokens.id_token, app.client_secret, "c".repeat(32)])
            expect(events).to.not.contain(secret);
    });
});
