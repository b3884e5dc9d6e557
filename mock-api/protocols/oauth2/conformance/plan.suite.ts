import { expect } from "chai";
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { halfHash } from "#mock/encoding/jose.ts";
import type { ResponseMode } from "#kernel/http/error-shapes.ts";
import { gives, type ResponseType } from "../authorize/request.ts";
import { type App, askTokens, authorizeUrl, must, oauthBackend, postForm, throughFlow, toldTo, userinfo, type World } from "../oauth2.test-helper.ts";

type Values = Record<string, string | undefined>;

const ISSUER = "http://authentik.test/application/o/app/";
const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const SCOPES = ["profile", "email", "address", "phone"] as const;
/** Claims of OpenID Connect Core 5.4 that the shipped mappings know; there are none for an address or a telephone. */
const TOLD: Readonly<Record<(typeof SCOPES)[number], readonly string[]>> = {
    profile: ["name", "preferred_username"],
    email: ["email", "email_verified"],
    address: [],
    phone: [],
};

/** The hidden fields of a page that posts itself to the client. */
const posted = (page: string): Record<string, string> =>
    Object.fromEntries([...page.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));

/** A world in which a plan runs: one provider with an RSA key, bob signed in, as the suite of the OpenID Foundation has it. */
class Plan {
    readonly type: ResponseType;
    readonly mode: ResponseMode | undefined;
    world!: World;
    app!: App;
    bob!: TestClient;

    constructor(type: ResponseType, mode: ResponseMode | undefined) {
        this.type = type;
        this.mode = mode;
    }

    async start(): Promise<void> {
        this.world = await oauthBackend();
        this.app = await this.world.app({ key: "rsa" });
        this.bob = await this.world.backend.as("bob");
    }

    /** Whether tokens come of it that know a scope: an access token, in front or by a code. */
    get hasAccess(): boolean {
        return gives(this.type, "code") || gives(this.type, "token");
    }

    request(more: Values = {}): string {
        return authorizeUrl(this.app, { response_type: this.type, response_mode: this.mode, nonce: "nonce-1", ...more });
    }

    /** Sends a browser through the authorization; what the client is told, however it travels. */
    async ask(more: Values = {}, browser = this.bob): Promise<Record<string, string>> {
        const sent = await browser.get(this.request(more));
        if (sent.status === 200) return posted(String(sent.body));
        const location = sent.headers.get("location") ?? "";
        if (!location.startsWith("/if/flow/")) return toldTo(location);
        const last = (await throughFlow(browser, location)).body;
        return last.component === "ak-stage-autosubmit" ? last.attrs : toldTo(last.to);
    }

    exchange(code: string | undefined, more: Values = {}, app = this.app) {
        return askTokens(this.world, app, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri, ...more });
    }

    /** The tokens that a whole authorization gives, in front or by its code; each ID token verified. */
    async tokens(more: Values = {}): Promise<{ access_token?: string; id_token?: string; refresh_token?: string; claims: JWTPayload }> {
        const answer = await this.ask(more);
        expect(answer).not.to.have.property("error");
        const front = answer.id_token ? await this.verified(answer.id_token) : undefined;
        if (!answer.code) return { ...answer, claims: front ?? {} };
        const tokens = must(await this.exchange(answer.code));
        const claims = await this.verified(tokens.id_token);
        if (front) expect(front.sub, "both ID tokens are about the same person").to.equal(claims.sub);
        return { ...tokens, claims };
    }

    /** OpenID Connect Core 3.1.3.7. */
    async verified(id_token: string): Promise<JWTPayload> {
        const keys = (await this.world.backend.browser().get("/application/o/app/jwks/")).body as JSONWebKeySet;
        const currentDate = new Date(this.world.clock.now);
        return (await jwtVerify(id_token, createLocalJWKSet(keys), { issuer: ISSUER, audience: "app", currentDate })).payload;
    }

    async leadsToSignIn(more: Values): Promise<void> {
        expect((await this.bob.get(this.request(more))).headers.get("location")).to.contain("authentication");
    }
}

/**
 * The modules of a certification plan of the OpenID Foundation's conformance suite, by its names, for one response type. What a module only
 * warns about is named here with its deviation.
 */
export function conformancePlan(name: string, type: ResponseType, mode?: ResponseMode): void {
    describe(`${name}: ${type}${mode ? `, ${mode}` : ""}`, () => {
        const plan = new Plan(type, mode);
        const byCode = gives(type, "code");
        before(() => plan.start());

        it("oidcc-server", async () => {
            const answer = await plan.ask();
            const wanted = [
                ...(byCode ? ["code"] : []),
                ...(gives(type, "token") ? ["access_token", "token_type", "expires_in"] : []),
                ...(gives(type, "id_token") ? ["id_token"] : []),
            ];
            expect(answer).to.have.all.keys(...wanted, "state");
            expect(answer.state).to.equal("st-1");
            if (!answer.id_token) return;
            const claims = await plan.verified(answer.id_token);
            expect(claims.nonce).to.equal("nonce-1");
            if (answer.code) expect(claims.c_hash).to.equal(halfHash(answer.code));
            if (answer.access_token) expect(claims.at_hash).to.equal(halfHash(answer.access_token));
        });

        it("oidcc-response-type-missing", async () => expect((await plan.ask({ response_type: undefined })).error).to.equal("unsupported_response_type"));

        if (type === "code")
            it("oidcc-ensure-request-without-nonce-succeeds-for-code-flow", async () =>
                expect((await plan.tokens({ nonce: undefined })).claims).not.to.have.property("nonce"));
        else
            it("oidcc-ensure-request-without-nonce-fails (D-430: as in the original it succeeds with a state; strict mode refuses)", async () => {
                expect(await plan.ask({ nonce: undefined })).not.to.have.property("error");
                if (!byCode) expect((await plan.ask({ nonce: undefined, state: undefined })).error).to.equal("invalid_request");
            });

        if (plan.hasAccess) {
            it("oidcc-userinfo-get", async () => {
                const { access_token, claims } = await plan.tokens();
                expect((await userinfo(plan.world, access_token!)).body.sub).to.equal(claims.sub);
            });
            it("oidcc-userinfo-post-header", async () => {
                const { access_token } = await plan.tokens();
                const answer = await postForm(plan.world, "/application/o/userinfo/", {}, { authorization: `Bearer ${access_token}` });
                expect(must(answer)).to.have.property("sub");
            });
            it("oidcc-userinfo-post-body", async () => {
                const { access_token } = await plan.tokens();
                expect(must(await postForm(plan.world, "/application/o/userinfo/", { access_token }))).to.have.property("sub");
            });
        }

        for (const scope of SCOPES)
            it(`oidcc-scope-${scope}`, async () => {
                const { access_token, claims } = await plan.tokens({ scope: `openid ${scope}` });
                const told = plan.hasAccess ? must(await userinfo(plan.world, access_token!)) : claims;
                expect(told).to.include.keys("sub", ...TOLD[scope]);
            });

        it("oidcc-scope-all", async () => {
            const { claims } = await plan.tokens({ scope: ["openid", ...SCOPES].join(" ") });
            expect(claims).to.include.keys("sub", ...Object.values(TOLD).flat());
        });

        it("oidcc-ensure-other-scope-order-succeeds", async () => expect((await plan.tokens({ scope: "email openid" })).claims).to.have.property("email"));

        for (const [module, more] of [
            ["oidcc-display-page", { display: "page" }],
            ["oidcc-display-popup", { display: "popup" }],
            ["oidcc-login-hint", { login_hint: "bob" }],
            ["oidcc-ui-locales", { ui_locales: "se fr" }],
            ["oidcc-claims-locales", { claims_locales: "se fr" }],
            ["oidcc-ensure-request-with-acr-values-succeeds", { acr_values: "1 2" }],
            ["oidcc-ensure-request-with-unknown-parameter-succeeds", { extra: "foobar" }],
            ["oidcc-claims-essential", { claims: '{"userinfo":{"name":{"essential":true}}}' }],
        ] as const)
            it(module, async () => expect((await plan.tokens(more)).claims.sub).to.be.a("string"));

        it("oidcc-prompt-login", () => plan.leadsToSignIn({ prompt: "login" }));

        it("oidcc-prompt-none-not-logged-in", async () => {
            const answer = await plan.ask({ prompt: "none" }, plan.world.backend.browser());
            expect(answer).to.include({ error: "login_required", state: "st-1" });
        });

        it("oidcc-prompt-none-logged-in", async () => {
            const { claims } = await plan.tokens();
            expect((await plan.tokens({ prompt: "none" })).claims.sub).to.equal(claims.sub);
        });

        it("oidcc-id-token-hint", async () => {
            const { id_token, claims } = await plan.tokens();
            expect((await plan.tokens({ prompt: "none", id_token_hint: id_token })).claims.sub).to.equal(claims.sub);
        });

        it("oidcc-max-age-10000", async () => {
            const first = (await plan.tokens({ max_age: "10000" })).claims.auth_time;
            expect(first).to.be.a("number");
            expect((await plan.tokens({ max_age: "10000", prompt: "none" })).claims.auth_time).to.equal(first);
        });

        it("oidcc-ensure-registered-redirect-uri", async () => {
            const { status, headers } = await plan.bob.get(plan.request({ redirect_uri: "http://app.test/other" }));
            expect([status, headers.get("location")]).to.deep.equal([400, null]);
        });

        it("oidcc-ensure-post-request-succeeds", async () => {
            const url = new URL(plan.request(), "http://authentik.test");
            const type = { "content-type": "application/x-www-form-urlencoded" };
            const { status, headers } = await plan.bob.send("POST", url.pathname, url.searchParams.toString(), type);
            expect(status).to.equal(302);
            expect(Object.fromEntries(new URL(headers.get("location")!, url).searchParams)).to.deep.equal(Object.fromEntries(url.searchParams));
        });

        it("oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported", async () =>
            expect((await plan.ask({ request: "eyJhbGciOiJub25lIn0.e30." })).error).to.equal("request_not_supported"));

        it("oidcc-ensure-request-object-with-redirect-uri", async () =>
            expect((await plan.ask({ request: "eyJhbGciOiJub25lIn0.eyJyZWRpcmVjdF91cmkiOiJodHRwOi8vZXZpbC50ZXN0In0." })).error).to.equal(
                "request_not_supported",
            ));

        if (byCode) codeModules(plan);

        // The last one: nobody is signed in freshly afterwards.
        it("oidcc-max-age-1", async () => {
            plan.world.clock.now += 2000;
            await plan.leadsToSignIn({ max_age: "1" });
        });
    });
}

/** Modules about what comes of a code. */
function codeModules(plan: Plan): void {
    it("oidcc-server-client-secret-post", async () => expect(must(await plan.exchange((await plan.ask()).code))).to.have.property("id_token"));

    it("oidcc-server (client_secret_basic)", async () => {
        const { code } = await plan.ask();
        const { client_id, client_secret, redirect_uri } = plan.app;
        const form = { grant_type: "authorization_code", code, redirect_uri };
        const answer = await postForm(plan.world, "/application/o/token/", form, { authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` });
        expect(must(answer)).to.include({ token_type: "Bearer" });
    });

    it("oidcc-codereuse", async () => {
        const { code } = await plan.ask();
        must(await plan.exchange(code));
        expect((await plan.exchange(code)).body.error).to.equal("invalid_grant");
    });

    it("oidcc-codereuse-30seconds (D-430: takes back what came of it in strict mode only)", async () => {
        const { code } = await plan.ask();
        const { access_token } = must(await plan.exchange(code));
        plan.world.clock.now += 30_000;
        expect((await plan.exchange(code)).body.error).to.equal("invalid_grant");
        expect((await userinfo(plan.world, access_token)).status).to.equal(200);
    });

    it("oidcc-refresh-token", async () => {
        const { refresh_token, claims } = await plan.tokens();
        const fresh = must(await askTokens(plan.world, plan.app, { grant_type: "refresh_token", refresh_token }));
        const { sub, aud, iss } = await plan.verified(fresh.id_token);
        expect([sub, aud, iss]).to.deep.equal([claims.sub, claims.aud, claims.iss]);
        const other = await plan.world.app({ slug: "other" });
        const stolen = await askTokens(plan.world, other, { grant_type: "refresh_token", refresh_token: fresh.refresh_token });
        expect(stolen.body.error).to.equal("invalid_grant");
    });

    it("oidcc-ensure-request-with-valid-pkce-succeeds", async () => {
        const { code } = await plan.ask({ code_challenge: CHALLENGE, code_challenge_method: "S256" });
        expect((await plan.exchange(code, { code_verifier: `${VERIFIER}x` })).body.error).to.equal("invalid_grant");
        must(await plan.exchange(code, { code_verifier: VERIFIER }));
    });
}
