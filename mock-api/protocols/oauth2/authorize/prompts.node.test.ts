import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { askTokens, authorizeUrl, claimsOf, codeOf, throughFlow, toldTo, worldOfBob } from "../oauth2.test-helper.ts";

describe("consent", () => {
    const asked = async (browser: Awaited<ReturnType<typeof worldOfBob>>["bob"], location: string): Promise<JsonObject> => {
        const [, slug, query] = /^\/if\/flow\/([^/]+)\/\?(.*)$/.exec(location)!;
        let answer = await browser.get(`flows/executor/${slug}/?query=${encodeURIComponent(query!)}`);
        if (answer.status === 302) answer = await browser.get(answer.headers.get("location")!);
        return answer.body;
    };
    const flowOf = async (browser: Awaited<ReturnType<typeof worldOfBob>>["bob"], url: string) => (await browser.get(url)).headers.get("location")!;

    it("names what is asked for, is remembered, and asks for more and for less, as recorded (consent)", async () => {
        const made = await worldOfBob({ consent: "explicit" });
        const { app, bob, backend } = made;
        await backend.admin.post("propertymappings/scope/", { name: "extra", scope_name: "extra", description: "Extra things", expression: "return {}" });
        const [email, openid, profile] = [
            { name: "Email address", id: "email" },
            { name: "", id: "openid" },
            { name: "General Profile Information", id: "profile" },
        ];
        const first = await flowOf(bob, authorizeUrl(app));
        expect(await asked(bob, first)).to.deep.include({
            type: "native",
            component: "ak-stage-consent",
            pending_user: "bob",
            header_text: "You're about to sign into app.",
            permissions: [email, openid, profile],
            additional_permissions: [],
        });
        expect((await throughFlow(bob, first)).body.to).to.contain("code=");
        expect((await asked(bob, await flowOf(bob, authorizeUrl(app)))).component).to.equal("xak-flow-redirect");
        expect(await asked(bob, await flowOf(bob, authorizeUrl(app, { scope: "openid email profile extra" })))).to.deep.include({
            permissions: [email, openid, profile],
            additional_permissions: [{ name: "Extra things", id: "extra" }],
        });
        expect(await asked(bob, await flowOf(bob, authorizeUrl(app, { scope: "openid" })))).to.deep.include({
            permissions: [openid],
            additional_permissions: [],
        });
    });

    it("says what the scopes of GitHub and of the API mean, as recorded (consent:github-scopes)", async () => {
        const { app, bob } = await worldOfBob({ consent: "explicit" });
        const { permissions } = await asked(
            bob,
            await flowOf(bob, authorizeUrl(app, { scope: "openid read:user user:email read:org user goauthentik.io/api" })),
        );
        expect(permissions).to.deep.equal([
            { name: "", id: "openid" },
            { name: "GitHub Compatibility: Access your User Information", id: "read:user" },
            { name: "GitHub Compatibility: Access you Email addresses", id: "user:email" },
            { name: "GitHub Compatibility: Access your Groups", id: "read:org" },
            { name: "GitHub Compatibility: Access your User Information", id: "user" },
            { name: "authentik API Access on behalf of your user", id: "goauthentik.io/api" },
        ]);
    });

    it("N3 1.3.5.4: without a scope asks for all that the provider has", async () => {
        const { app, bob, backend } = await worldOfBob({ consent: "explicit" });
        const flow = await flowOf(bob, authorizeUrl(app, { scope: undefined }));
        expect(((await asked(bob, flow)).permissions as JsonObject[]).map(({ id }) => id)).to.deep.equal(["email", "openid", "profile"]);
        await throughFlow(bob, flow);
        const [code] = (await backend.admin.get("oauth2/authorization_codes/")).body.results;
        expect(code.scope).to.have.members(["email", "openid", "profile"]);
    });

    it("is asked for once more where the client wants it, whatever was given, and by a flow that asks nothing", async () => {
        for (const consent of ["explicit", "implicit"] as const) {
            const { app, bob } = await worldOfBob({ consent });
            await codeOf(bob, app);
            const flow = await flowOf(bob, authorizeUrl(app, { prompt: "consent" }));
            const shown = await asked(bob, flow);
            expect(shown.component, consent).to.equal("ak-stage-consent");
            const [, slug, query] = /^\/if\/flow\/([^/]+)\/\?(.*)$/.exec(flow)!;
            const executor = `flows/executor/${slug}/?query=${encodeURIComponent(query!)}`;
            await bob.post(executor, { token: shown.token });
            expect((await bob.get(executor)).body.component, "and only once").to.equal("xak-flow-redirect");
        }
    });

    it("is told to the client when it wants no prompt; what was given before needs none", async () => {
        const { app, bob } = await worldOfBob({ consent: "explicit" });
        const silent = async () => (await bob.get(authorizeUrl(app, { prompt: "none" }))).headers.get("location")!;
        expect(toldTo(await silent()).error).to.equal("consent_required");
        await codeOf(bob, app);
        expect((await throughFlow(bob, await silent())).body.to).to.contain("code=");
    });
});

describe("signing in again", () => {
    const again = /^\/if\/flow\/default-authentication-flow\/\?next=/;

    /** Signs in once more through the flow that a location names; gives where it ends. */
    async function signIn(browser: Awaited<ReturnType<typeof worldOfBob>>["bob"], location: string): Promise<string> {
        const executor = `flows/executor/default-authentication-flow/?query=${encodeURIComponent(location.split("?")[1]!)}`;
        expect((await browser.get(executor)).body).to.include({ component: "ak-stage-identification", application_pre: "app" });
        await browser.post(executor, { uid_field: "bob" });
        await browser.get(executor);
        let answer = await browser.post(executor, { password: "bob-pw" });
        while (answer.status === 302) answer = await browser.get(executor);
        return answer.body.to;
    }

    it("is what prompt=login asks for, once", async () => {
        const { app, bob } = await worldOfBob();
        const location = (await bob.get(authorizeUrl(app, { prompt: "login" }))).headers.get("location")!;
        expect(location).to.match(again);
        const next = await signIn(bob, location);
        expect(next)
            .to.match(/^\/application\/o\/authorize\/\?/)
            .and.not.contain("prompt");
        expect((await bob.get(next)).headers.get("location")).to.match(/^\/if\/flow\/default-provider-authorization-implicit-consent/);
    });

    it("is what max_age asks for when the sign-in is older; its time is told then", async () => {
        const { app, bob, clock, made } = await worldOfBob({ key: "rsa" });
        expect((await bob.get(authorizeUrl(app, { max_age: "600" }))).headers.get("location")).not.to.match(again);
        clock.now += 11 * 60_000;
        const location = (await bob.get(authorizeUrl(app, { max_age: "600" }))).headers.get("location")!;
        expect(location).to.match(again);
        const flow = (await bob.get(await signIn(bob, location))).headers.get("location")!;
        const { code } = toldTo((await throughFlow(bob, flow)).body.to);
        const { body } = await askTokens(made, app, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri });
        expect(claimsOf(body.id_token).auth_time).to.equal(clock.now / 1000);
    });

    it("max_age=0 asks each time, and not for ever", async () => {
        const { app, bob } = await worldOfBob();
        const location = (await bob.get(authorizeUrl(app, { max_age: "0" }))).headers.get("location")!;
        expect(location).to.match(again);
        expect((await bob.get(await signIn(bob, location))).headers.get("location")).not.to.match(again);
    });

    it("is told to the client when it wants no prompt", async () => {
        const { app, bob, clock } = await worldOfBob();
        clock.now += 11 * 60_000;
        expect(toldTo((await bob.get(authorizeUrl(app, { max_age: "600", prompt: "none" }))).headers.get("location")!).error).to.equal("login_required");
    });
});
