import { expect } from "chai";
import { claimsOf, oauthBackend, tokensOf } from "../oauth2.test-helper.ts";

const at = (path: string) => `http://authentik.test/application/o/${path}`;
const MAPPING = { scope_name: "extra", description: "Extra things" };

describe("discovery", () => {
    it("is another as soon as something has changed, and for another name of the installation", async () => {
        const { backend, app } = await oauthBackend();
        const { pk } = await app({ key: "rsa" });
        const issuer = async (origin = "http://authentik.test") =>
            (await (await backend.browser().fetch(`${origin}/application/o/app/.well-known/openid-configuration`)).json()).issuer;
        for (let time = 0; time < 2; time++) expect(await issuer()).to.equal(at("app/"));
        expect(await issuer("http://localhost")).to.equal("http://localhost/application/o/app/");
        await backend.admin.patch(`providers/oauth2/${pk}/`, { issuer_mode: "global" });
        expect(await issuer()).to.equal("http://authentik.test/");
    });

    it("tells where everything is, as recorded (discovery:main)", async () => {
        const { backend, app } = await oauthBackend();
        const { body: extra } = await backend.admin.post("propertymappings/scope/", {
            ...MAPPING,
            name: "extra",
            expression: 'return {"extra": 1, "groups": []}',
        });
        const { body: failing } = await backend.admin.post("propertymappings/scope/", { name: "failing", scope_name: "failing", expression: "return 1/0" });
        await app({ key: "rsa", mappings: [extra.pk, failing.pk] });
        const { status, body } = await backend.browser().get("/application/o/app/.well-known/openid-configuration");
        expect(status).to.equal(200);
        expect(body).to.deep.equal({
            issuer: at("app/"),
            authorization_endpoint: at("authorize/"),
            token_endpoint: at("token/"),
            userinfo_endpoint: at("userinfo/"),
            end_session_endpoint: at("app/end-session/"),
            introspection_endpoint: at("introspect/"),
            revocation_endpoint: at("revoke/"),
            device_authorization_endpoint: at("device/"),
            response_types_supported: ["code", "id_token", "id_token token", "code token", "code id_token", "code id_token token"],
            response_modes_supported: ["query", "fragment", "form_post"],
            jwks_uri: at("app/jwks/"),
            grant_types_supported: [
                "authorization_code",
                "refresh_token",
                "implicit",
                "client_credentials",
                "password",
                "urn:ietf:params:oauth:grant-type:device_code",
            ],
            id_token_signing_alg_values_supported: ["RS256"],
            subject_types_supported: ["public"],
            token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
            acr_values_supported: ["goauthentik.io/providers/oauth2/default"],
            scopes_supported: ["openid", "email", "profile", "extra", "failing"],
            request_parameter_supported: false,
            request_uri_parameter_supported: false,
            claims_supported: [
                ...["sub", "iss", "aud", "exp", "iat", "auth_time", "acr", "amr", "nonce", "email", "email_verified", "extra", "groups"],
                ...["name", "given_name", "family_name", "preferred_username", "nickname", "groups"],
            ],
            claims_parameter_supported: false,
            code_challenge_methods_supported: ["plain", "S256"],
        });
        const exceptions = (await backend.admin.get("events/events/?action=property_mapping_exception")).body.results;
        expect(exceptions, "nobody is told of what fails for no user").to.deep.equal([]);
    });

    it("notices a mapping that was changed", async () => {
        const { backend, app } = await oauthBackend();
        const { body: extra } = await backend.admin.post("propertymappings/scope/", { ...MAPPING, name: "extra", expression: 'return {"one": 1}' });
        await app({ mappings: [extra.pk] });
        const supported = async () => (await backend.browser().get("/application/o/app/.well-known/openid-configuration")).body.claims_supported;
        expect(await supported()).to.include("one");
        await backend.admin.patch(`propertymappings/scope/${extra.pk}/`, { expression: 'return {"two": 2}' });
        expect(await supported())
            .to.include("two")
            .and.not.include("one");
    });

    it("names the algorithm of the provider's key", async () => {
        const { backend, app } = await oauthBackend();
        await app({ slug: "ec", key: "ec" });
        await app({ slug: "hs" });
        for (const [slug, alg] of [
            ["ec", "ES256"],
            ["hs", "HS256"],
        ])
            expect(
                (await backend.browser().get(`/application/o/${slug}/.well-known/openid-configuration`)).body.id_token_signing_alg_values_supported,
            ).to.deep.equal([alg]);
    });

    it("is not there for what speaks no OAuth", async () => {
        const { backend } = await oauthBackend();
        await backend.admin.post("core/applications/", { name: "bare", slug: "bare" });
        for (const path of ["bare/.well-known/openid-configuration", "nope/.well-known/openid-configuration", "bare/jwks/", "nope/"])
            expect((await backend.browser().get(`/application/o/${path}`)).status, path).to.equal(404);
    });

    it("may be read by scripts of the client's own origins only", async () => {
        const { backend, app } = await oauthBackend();
        await app({ provider: { redirect_uris: "https://spa.test/cb\nhttps://.*\\.pattern\\.test/cb" } });
        const from = async (origin: string, method = "GET") =>
            (await backend.browser().send(method, "/application/o/app/.well-known/openid-configuration", undefined, { origin })).headers.get(
                "access-control-allow-origin",
            );
        expect([await from("https://spa.test"), await from("https://evil.test"), await from("https://evil.test", "OPTIONS")]).to.deep.equal([
            "https://spa.test",
            null,
            "https://evil.test",
        ]);
    });
});

describe("keys", () => {
    it("are as recorded (discovery:main, discovery:ec): one, with its certificate, for everybody", async () => {
        const { backend, app } = await oauthBackend();
        await app({ slug: "rsa", key: "rsa" });
        await app({ slug: "ec", key: "ec" });
        const { headers, body } = await backend.browser().send("GET", "/application/o/rsa/jwks/", undefined, { origin: "https://any.test" });
        expect(headers.get("access-control-allow-origin")).to.equal("*");
        expect(Object.keys(body.keys[0])).to.deep.equal(["kid", "kty", "alg", "use", "n", "e", "x5c", "x5t", "x5t#S256"]);
        expect(body.keys[0]).to.include({ kty: "RSA", alg: "RS256", use: "sig", e: "AQAB" });
        expect(body.keys[0].kid).to.match(/^[0-9a-f]{32}$/);
        const [ec] = (await backend.browser().get("/application/o/ec/jwks/")).body.keys;
        expect(Object.keys(ec)).to.deep.equal(["kid", "kty", "alg", "use", "x", "y", "crv", "x5c", "x5t", "x5t#S256"]);
        expect(ec).to.include({ kty: "EC", alg: "ES256", crv: "P-256" });
    });

    it("are none where the client's secret signs", async () => {
        const { backend, app } = await oauthBackend();
        await app();
        expect((await backend.browser().get("/application/o/app/jwks/")).body).to.deep.equal({ keys: [] });
    });
});

describe("the issuer", () => {
    it("N3 1.3.9.2: is the one in tokens, and its address leads to discovery", async () => {
        const world = await oauthBackend();
        const app = await world.app({ key: "rsa" });
        const bob = await world.backend.as("bob");
        const { id_token } = await tokensOf(world, bob, app);
        const issuer = String(claimsOf(id_token).iss);
        const led = await bob.get(new URL(issuer).pathname);
        expect([led.status, led.headers.get("location")]).to.deep.equal([302, "/application/o/app/.well-known/openid-configuration"]);
        expect((await bob.get(led.headers.get("location")!)).body.issuer).to.equal(issuer);
    });

    it("is the installation where the provider says so", async () => {
        const world = await oauthBackend();
        const app = await world.app({ provider: { issuer_mode: "global" } });
        const { id_token } = await tokensOf(world, await world.backend.as("bob"), app);
        expect(claimsOf(id_token).iss).to.equal("http://authentik.test/");
        expect((await world.backend.browser().get("/application/o/app/.well-known/openid-configuration")).body.issuer).to.equal("http://authentik.test/");
    });
});
