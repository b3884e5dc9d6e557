import { expect } from "chai";
import * as oauth from "oauth4webapi";
import * as client from "openid-client";
import { ask, type Served, startServer } from "../server.ts";
import { make, makeOAuth2Application } from "./applications.ts";
import { Browser } from "./headless-browser.ts";

const REDIRECT = "http://127.0.0.1:9/cb";
const SECRET = "s3cret+of&app";

describe("openid-client against the server", () => {
    let served: Served;
    let config: client.Configuration;
    let browser: Browser;
    const insecure = { execute: [client.allowInsecureRequests] };

    before(async () => {
        served = await startServer();
        await makeOAuth2Application(served.url, { client_secret: SECRET, redirect_uris: REDIRECT, access_code_validity: "minutes=10" });
        const flow = await make(served.url, "flows/instances/", { name: "Device", slug: "device", title: "Device", designation: "stage_configuration" });
        const [tenant] = (await ask(served.url, "GET", "core/tenants/")).body.results;
        await ask(served.url, "PATCH", `core/tenants/${tenant.tenant_uuid}/`, { flow_device_code: flow.pk });
        config = await client.discovery(new URL(`${served.url}/application/o/app/`), "app", SECRET, undefined, insecure);
        client.enableNonRepudiationChecks(config);
        browser = new Browser(served.url);
    });
    after(() => served.stop());

    const pkce = async () => {
        const pkceCodeVerifier = client.randomPKCECodeVerifier();
        const checks = { pkceCodeVerifier, expectedState: client.randomState(), expectedNonce: client.randomNonce() };
        const asked = {
            redirect_uri: REDIRECT,
            scope: "openid email profile",
            code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
            code_challenge_method: "S256",
            state: checks.expectedState,
            nonce: checks.expectedNonce,
        };
        return { checks, asked };
    };

    it("discovers what there is", () => {
        const server = config.serverMetadata();
        expect(server.issuer).to.equal(`${served.url}/application/o/app/`);
        expect(server.supportsPKCE()).to.equal(true);
    });

    it("signs somebody in by code and PKCE, from the sign-in page to userinfo, refresh, introspection and revocation", async () => {
        const { checks, asked } = await pkce();
        const back = await browser.through(client.buildAuthorizationUrl(config, asked));
        const tokens = await client.authorizationCodeGrant(config, new URL(back), checks);
        const claims = tokens.claims()!;
        expect(claims).to.include({ preferred_username: "akadmin", nonce: checks.expectedNonce });
        expect(await client.fetchUserInfo(config, tokens.access_token, claims.sub)).to.include({ sub: claims.sub, nickname: "akadmin" });

        const fresh = await client.refreshTokenGrant(config, tokens.refresh_token!);
        expect(fresh.claims()!.sub).to.equal(claims.sub);
        const refused = await client.refreshTokenGrant(config, tokens.refresh_token!).catch((error: client.ResponseBodyError) => error.error);
        expect(refused).to.equal("invalid_grant");

        expect(await client.tokenIntrospection(config, fresh.access_token)).to.include({ active: true, scope: "openid email profile", client_id: "app" });
        await client.tokenRevocation(config, fresh.access_token);
        expect((await client.tokenIntrospection(config, fresh.access_token)).active).to.equal(false);
        const status = await client.fetchUserInfo(config, fresh.access_token, claims.sub).catch((error: { status?: number }) => error.status);
        expect(status).to.equal(401);
    });

    it("is known again, by Basic authentication too", async () => {
        const basic = await client.discovery(new URL(`${served.url}/application/o/app/`), "app", SECRET, client.ClientSecretBasic(SECRET), insecure);
        const { checks, asked } = await pkce();
        const back = await browser.through(client.buildAuthorizationUrl(basic, { ...asked, prompt: "none" }));
        expect((await client.authorizationCodeGrant(basic, new URL(back), checks)).claims()).to.include({ preferred_username: "akadmin" });
    });

    it("is told what is wrong", async () => {
        const { asked, checks } = await pkce();
        const back = await new Browser(served.url).through(client.buildAuthorizationUrl(config, { ...asked, prompt: "none" }));
        const error = await client.authorizationCodeGrant(config, new URL(back), checks).catch((failure: client.AuthorizationResponseError) => failure.error);
        expect(error).to.equal("login_required");
    });

    it("takes the implicit and the hybrid flow, each hash checked", async () => {
        const options = { redirect_uri: REDIRECT, scope: "openid email", nonce: "n-1", state: "s-1" };
        const implicit = await client.discovery(new URL(`${served.url}/application/o/app/`), "app", SECRET, undefined, insecure);
        client.useIdTokenResponseType(implicit);
        const front = await browser.through(client.buildAuthorizationUrl(implicit, options));
        expect(await client.implicitAuthentication(implicit, new URL(front), "n-1", { expectedState: "s-1" })).to.include({ nonce: "n-1" });

        const hybrid = await client.discovery(new URL(`${served.url}/application/o/app/`), "app", SECRET, undefined, insecure);
        client.useCodeIdTokenResponseType(hybrid);
        const both = await browser.through(client.buildAuthorizationUrl(hybrid, options));
        const tokens = await client.authorizationCodeGrant(hybrid, new URL(both), { expectedNonce: "n-1", expectedState: "s-1" });
        expect(tokens.claims()).to.include({ email_verified: true });
    });

    it("gets tokens for a program", async () => {
        const { body: robot } = await ask(served.url, "POST", "core/users/service_account/", { name: "robot", create_group: false });
        const tokens = await client.clientCredentialsGrant(config, { username: "robot", password: robot.token, scope: "openid profile" });
        expect(tokens.expires_in).to.equal(3600);
        expect(tokens.refresh_token).to.equal(undefined);
    });

    it("gets tokens for a device that somebody lets in", async () => {
        const device = await client.initiateDeviceAuthorization(config, { scope: "openid profile" });
        expect(await browser.through(device.verification_uri_complete!)).to.equal("done");
        const tokens = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 });
        expect(tokens.claims()).to.include({ preferred_username: "akadmin" });
    });

    it("is checked by oauth4webapi, too: by code and PKCE", async () => {
        const insecure = { [oauth.allowInsecureRequests]: true };
        const issuer = new URL(`${served.url}/application/o/app/`);
        const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
        const app = { client_id: "app" };
        const { checks, asked } = await pkce();
        const back = new URL(await browser.through(client.buildAuthorizationUrl(config, asked)));
        const answer = oauth.validateAuthResponse(server, app, back, checks.expectedState);
        const secret = oauth.ClientSecretPost(SECRET);
        const response = await oauth.authorizationCodeGrantRequest(server, app, secret, answer, REDIRECT, checks.pkceCodeVerifier, insecure);
        const wanted = { expectedNonce: checks.expectedNonce, requireIdToken: true };
        const tokens = await oauth.processAuthorizationCodeResponse(server, app, response, wanted);
        const { sub } = oauth.getValidatedIdTokenClaims(tokens)!;
        const told = await oauth.userInfoRequest(server, app, tokens.access_token, insecure);
        expect(await oauth.processUserInfoResponse(server, app, sub, told)).to.include({ preferred_username: "akadmin" });
    });

    it("leads out", async () => {
        const url = client.buildEndSessionUrl(config);
        expect(url.pathname).to.equal("/application/o/app/end-session/");
        const page = await browser.send((await browser.send(url)).headers.get("location")!);
        expect(await page.text()).to.contain('id="logout"');
        expect(page.headers.get("content-security-policy")).to.contain("frame-ancestors");
    });
});
