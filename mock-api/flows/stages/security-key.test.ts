import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { eventsOf, facing, LAST, SIGN_IN, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { base64url } from "#mock/encoding/base64.ts";
import { authorize, claimsOf, oauthBackend, toldTo } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { TestKey } from "#mock/webauthn/security-key.test-helper.ts";

const AT = "authenticator/validate";
const SETUP = "flows/executor/default-authenticator-webauthn-setup/?query=";

const found = async ({ admin }: TestBackend, at: string) => (await admin.get(`stages/${at}/`)).body.results[0].pk as string;

/** A key that somebody has set up. */
async function withKey(client: TestClient): Promise<TestKey> {
    const key = await TestKey.make();
    await client.post(SETUP, { response: await key.register((await client.get(SETUP)).body.registration) });
    return key;
}

/** bob, who has given his password and is asked for his key. */
async function asked(stage: object = {}, given?: TestBackend) {
    const backend = given ?? (await createTestBackend());
    const bob = await backend.as("bob");
    const key = await withKey(bob);
    await backend.admin.patch(`stages/${AT}/${await found(backend, AT)}/`, stage);
    const browser = backend.browser();
    const begin = async () => {
        await browser.get("flows/executor/default-invalidation-flow/?query=");
        await browser.post(SIGN_IN, { uid_field: "bob" });
        await browser.post(SIGN_IN, { password: "bob-pw" });
    };
    await begin();
    const challenge = async () => (await browser.get(SIGN_IN)).body.device_challenges[0].challenge;
    const answer = async (webauthn: unknown) => {
        const { status, body } = await browser.post(SIGN_IN, { webauthn });
        return status === 302 ? "passed" : body.response_errors.webauthn[0].string;
    };
    return { backend, bob, key, browser, begin, challenge, answer };
}

describe("a security key as second factor", () => {
    it("M16.5: proves who it is with any of the user's keys, and the sign-in says so", async () => {
        const { backend, bob, key, browser, challenge, answer } = await asked();
        const second = await withKey(bob);
        const options = await challenge();
        expect(options).to.deep.include({
            timeout: 60_000,
            rpId: "authentik.test",
            allowCredentials: [key, second].map(({ id }) => ({ id, type: "public-key" })),
            userVerification: "preferred",
        });
        expect(await answer(await second.sign(await challenge()))).to.equal("passed");
        await browser.get(SIGN_IN);
        const [event] = await eventsOf(backend, "login");
        expect(event!.context).to.deep.include({
            auth_method: "password",
            auth_method_args: {
                mfa_devices: [{ app: "authentik_stages_authenticator_webauthn", model_name: "webauthndevice", pk: 2, name: "WebAuthn Device" }],
            },
        });
    });

    it("ends the wait for the phone, which is not asked any more", async () => {
        const { backend, browser, begin, key, answer } = await asked({ device_classes: ["duo", "webauthn"] });
        const app = { client_id: "id", client_secret: "secret", api_hostname: "api.duo.test" };
        const { stages } = await facing([["authenticator/duo", app]], { slug: "duo", name: "duo" }, backend);
        await backend.admin.post(`stages/authenticator/duo/${stages[0]}/import_device_manual/`, { username: "bob", duo_user_id: "DU1" });
        await begin();
        const pushes = async () => (await backend.admin.get("/-/sandbox/outside/?kind=push")).body;
        const [duo, { challenge }] = (await browser.get(SIGN_IN)).body.device_challenges;
        const waiting = browser.post(SIGN_IN, { duo: Number(duo.device_uid) });
        while ((await pushes()).length === 0);
        expect(await answer(await key.sign(challenge))).to.equal("passed");
        expect((await waiting).status).to.equal(302);
        expect((await pushes())[0].answer).to.equal("taken back");
    });

    it("refuses a key that nobody has, and one that is somebody else's, with an event (D-605)", async () => {
        const { backend, challenge, answer } = await asked();
        expect(await answer(await (await TestKey.make()).sign(await challenge()))).to.equal("Invalid device");
        const eves = await withKey(await backend.as("eve"));
        expect(await answer(await eves.sign(await challenge()))).to.equal("Invalid device");
        const said = (await eventsOf(backend, "login_failed")).map(({ context }) => (context as { message: string }).message);
        expect(said).to.have.members(["The key is somebody else's.", "Nobody has this key."]);
    });

    it("refuses the copy of a key, once the key has signed more often", async () => {
        const { backend, key, begin, challenge, answer } = await asked();
        const copy = key.copy();
        expect(await answer(await key.sign(await challenge()))).to.equal("passed");
        await begin();
        expect(await answer(await copy.sign(await challenge()))).to.equal("Assertion failed");
        const [event] = await eventsOf(backend, "suspicious_request");
        expect((event!.context as { message: string }).message).to.contain("there is a copy of it");
        expect(await answer(await key.sign(await challenge()))).to.equal("passed");
    });

    it("takes a challenge once, from this site, and a person's check where the stage requires one", async () => {
        const { key, browser, begin, challenge, answer } = await asked({ webauthn_user_verification: "required" });
        expect(await answer(await key.sign(await challenge(), { isVerified: false }))).to.equal("Assertion failed");
        expect(await answer(await key.sign(await challenge(), { origin: "http://evil.test" }))).to.equal("Assertion failed");
        expect(await answer(await key.sign(await challenge(), { challenge: "AAAA" }))).to.equal("Assertion failed");
        const shown = await challenge();
        expect((await challenge()).challenge, "the same while nobody has answered: other tabs, other ways").to.equal(shown.challenge);
        const good = await key.sign(shown);
        expect(await answer(good)).to.equal("passed");
        await begin();
        await browser.get(SIGN_IN);
        expect(await answer(good)).to.equal("Assertion failed");
    });

    it("is refused from any other place than this one, and with nobody there", async () => {
        const { key, challenge, answer, backend } = await asked();
        for (const acting of [
            { origin: "http://authentik.test:8080" },
            { origin: "https://authentik.test" },
            { origin: "http://sub.authentik.test" },
            { origin: "http://test" },
            { rpId: "sub.authentik.test" },
            { rpId: "test" },
            { isPresent: false },
        ])
            expect(await answer(await key.sign(await challenge(), acting)), JSON.stringify(acting)).to.equal("Assertion failed");
        expect(await eventsOf(backend, "suspicious_request")).to.deep.equal([]);
        expect(await answer(await key.sign(await challenge()))).to.equal("passed");
    });

    it("is refused with the challenge of another browser, and with the answer to a set-up", async () => {
        const { backend, bob, key, challenge, answer } = await asked();
        const other = (await bob.get(SETUP)).body.registration;
        await challenge();
        expect(await answer(await key.sign(other)), "another browser's").to.equal("Assertion failed");
        const shown = await challenge();
        expect(await answer({ ...(await key.sign(shown)), response: (await key.register(shown)).response }), "a set-up").to.equal("Assertion failed");
        expect(await eventsOf(backend, "login_failed")).to.have.length(2);
    });

    it("that has counted is refused once it says that it does not count; one that never counts is taken each time", async () => {
        const { backend, key, challenge, answer } = await asked();
        key.count = -1;
        expect(await answer(await key.sign(await challenge()))).to.equal("Assertion failed");
        expect(await eventsOf(backend, "suspicious_request")).to.have.length(1);
        const silent = await TestKey.make();
        silent.count = -1;
        const eve = await backend.as("eve");
        await eve.post(SETUP, { response: await silent.register((await eve.get(SETUP)).body.registration) });
        await facing([[AT, { name: "again", device_classes: ["webauthn"] }], LAST], { authentication: "require_authenticated" }, backend);
        for (let time = 0; time < 2; time++) {
            silent.count = -1;
            const [device] = (await eve.get(TRY)).body.device_challenges;
            expect((await eve.post(TRY, { webauthn: await silent.sign(device.challenge) })).status).to.equal(302);
            await eve.post(TRY, {});
        }
    });

    it("counts once, of two tabs that answer at once", async () => {
        const { browser, key, challenge } = await asked();
        const shown = await challenge();
        const signed = [await key.sign(shown), await key.sign(shown)];
        const answers = await Promise.all(signed.map((webauthn) => browser.post(SIGN_IN, { webauthn })));
        expect(answers[0]!.status).to.equal(302);
        expect(answers[1]!.body, "has found the next stage, which signs in").to.include({ component: "xak-flow-redirect" });
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("bob");
    });

    it("a code does not pass where only keys are asked for", async () => {
        const { browser } = await asked();
        expect((await browser.post(SIGN_IN, { code: "123456" })).body.response_errors.code[0].string).to.equal("No compatible device class allowed");
    });
});

describe("sign-in with nothing but a key", () => {
    async function passwordless(classes = ["webauthn"], flow: JsonObject = { designation: "authentication" }, given?: TestBackend) {
        const backend = given ?? (await createTestBackend());
        const bob = await backend.as("bob");
        const key = await withKey(bob);
        const made = await facing([[AT, { device_classes: classes }], LAST], flow, backend);
        await backend.admin.delete(`flows/bindings/${made.bindings[1]}/`);
        await backend.admin.post("flows/bindings/", { target: made.flow, stage: await found(backend, "user_login"), order: 10 });
        return { backend, key, browser: made.browser };
    }

    it("M16.1: the key's owner is signed in, and the event says how", async () => {
        const { backend, key, browser } = await passwordless();
        const { body } = await browser.get(TRY);
        expect(body.device_challenges).to.have.length(1);
        const [{ challenge, ...device }] = body.device_challenges;
        expect(device).to.deep.equal({ device_class: "webauthn", device_uid: "-1" });
        expect(challenge.allowCredentials).to.deep.equal([]);
        expect((await browser.post(TRY, { webauthn: await key.sign(challenge) })).status).to.equal(302);
        expect((await browser.get(TRY)).body).to.include({ component: "xak-flow-redirect", to: "/" });
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("bob");
        const [event] = await eventsOf(backend, "login");
        expect(event!.context).to.deep.include({
            auth_method: "auth_webauthn_pwl",
            auth_method_args: { device: { app: "authentik_stages_authenticator_webauthn", model_name: "webauthndevice", pk: 1, name: "WebAuthn Device" } },
        });
    });

    it("M16.2: the application is told that a person was there, and of no password", async () => {
        const { backend: given, app } = await oauthBackend();
        const { key, browser } = await passwordless(undefined, undefined, given);
        await browser.post(TRY, { webauthn: await key.sign((await browser.get(TRY)).body.device_challenges[0].challenge) });
        await browser.get(TRY);
        const { id_token } = toldTo((await authorize(browser, await app(), { response_type: "id_token" })).body.to);
        const { amr, acr, preferred_username } = claimsOf(id_token!);
        expect({ amr, acr, preferred_username }).to.deep.equal({ amr: ["user"], acr: "goauthentik.io/providers/oauth2/default", preferred_username: "bob" });
    });

    it("M16.5: as a second factor it is told beside the password", async () => {
        const { backend: given, app } = await oauthBackend();
        const { key, browser, challenge, answer } = await asked({}, given);
        expect(await answer(await key.sign(await challenge()))).to.equal("passed");
        await browser.get(SIGN_IN);
        const { id_token } = toldTo((await authorize(browser, await app(), { response_type: "id_token" })).body.to);
        expect(claimsOf(id_token!)).to.deep.include({ amr: ["pwd", "mfa"], preferred_username: "bob" });
    });

    it("M16.3: an unknown key is refused, and nobody is signed in", async () => {
        const { browser } = await passwordless();
        const { challenge } = (await browser.get(TRY)).body.device_challenges[0];
        const { body } = await browser.post(TRY, { webauthn: await (await TestKey.make()).sign(challenge) });
        expect(body).to.deep.include({
            component: "ak-stage-authenticator-validate",
            response_errors: { webauthn: [{ string: "Invalid device", code: "invalid" }] },
        });
        expect((await browser.get("core/users/me/")).status).to.equal(403);
    });

    it("D-146: the key of somebody who was deactivated signs nobody in, and an event says so", async () => {
        const { backend, key, browser } = await passwordless();
        const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await backend.admin.patch(`core/users/${pk}/`, { is_active: false });
        const { challenge } = (await browser.get(TRY)).body.device_challenges[0];
        const { body } = await browser.post(TRY, { webauthn: await key.sign(challenge) });
        expect(body.response_errors).to.deep.equal({ webauthn: [{ string: "Invalid device", code: "invalid" }] });
        const [event] = await eventsOf(backend, "login_failed");
        expect(event!.context).to.include({ username: "bob", message: "The key's owner is not active." });
    });

    it("D-147: a key that says it is somebody else's is refused", async () => {
        const { backend, key, browser } = await passwordless();
        await backend.as("eve");
        const handleOf = async (username: string): Promise<string> =>
            base64url(new TextEncoder().encode((await backend.admin.get(`core/users/?username=${username}`)).body.results[0].uid));
        const { challenge } = (await browser.get(TRY)).body.device_challenges[0];
        const asEve = await browser.post(TRY, { webauthn: await key.sign(challenge, { userHandle: await handleOf("eve") }) });
        expect(asEve.body.response_errors.webauthn[0].string).to.equal("Assertion failed");
        const again = asEve.body.device_challenges[0].challenge;
        expect((await browser.post(TRY, { webauthn: await key.sign(again, { userHandle: await handleOf("bob") }) })).status).to.equal(302);
    });

    it("M16.4: anything but a key is refused", async () => {
        const { browser } = await passwordless(["webauthn", "totp"]);
        await browser.get(TRY);
        expect((await browser.post(TRY, { code: "123456" })).body.component).to.equal("ak-stage-access-denied");
        expect((await browser.get("core/users/me/")).status).to.equal(403);
    });

    it("is left out where keys are not taken, and in flows that sign nobody in", async () => {
        for (const one of [await passwordless(["totp"]), await passwordless(["webauthn"], {})]) expect((await one.browser.get(TRY)).status).to.equal(302);
    });
});
