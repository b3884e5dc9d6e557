import { expect } from "chai";
import { eventsOf, facing, LAST, SIGN_IN, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";

const AT = "authenticator/validate";
const STATIC_SETUP = "flows/executor/default-authenticator-static-setup/?query=";
const TOTP_SETUP = "flows/executor/default-authenticator-totp-setup/?query=";
const SIGNED_IN = { authentication: "require_authenticated" };

const found = async ({ admin }: TestBackend, at: string) => (await admin.get(`stages/${at}/`)).body.results[0].pk as string;

/** Sets up static tokens; gives them. */
async function withTokens(client: TestClient): Promise<string[]> {
    const { codes } = (await client.get(STATIC_SETUP)).body;
    await client.post(STATIC_SETUP, {});
    return codes;
}

/** bob in front of the stage, with static tokens. */
async function validating(stage: object = {}) {
    let now = Date.parse("2023-02-01T12:00:00Z");
    const { backend } = await facing([[AT, { device_classes: ["static", "totp"], ...stage }], LAST], SIGNED_IN, await createTestBackend({ now: () => now }));
    const bob = await backend.as("bob");
    const codes = await withTokens(bob);
    return { backend, bob, codes, wait: (seconds: number) => void (now += seconds * 1000) };
}

describe("stage: authenticator validation", () => {
    it("asks for a device of each kind that the user has", async () => {
        const { bob } = await validating();
        const { body } = await bob.get(TRY);
        expect(body).to.deep.include({ component: "ak-stage-authenticator-validate", pending_user: "bob", configuration_stages: [] });
        expect(body.device_challenges).to.deep.equal([{ device_class: "static", device_uid: "1", challenge: {} }]);
        await withTokens(bob);
        expect((await bob.get(TRY)).body.device_challenges, "the first of a kind stands for all").to.have.length(1);
    });

    for (const [answer, field, said] of [
        [{ code: "wrong" }, "code", "Invalid Token"],
        [{ webauthn: { id: "x" } }, "webauthn", "No compatible device class allowed"],
        [{ duo: 1 }, "duo", "No compatible device class allowed"],
        [{}, "non_field_errors", "Empty response"],
        [{ selected_stage: "6f9619ff-8b86-d011-b42d-00c04fc964ff" }, "selected_stage", "Invalid stage selected"],
    ] as const)
        it(`refuses ${JSON.stringify(answer)}: ${said}`, async () => {
            const { bob } = await validating();
            const { body } = await bob.post(TRY, answer);
            expect(body.response_errors).to.deep.equal({ [field]: [{ string: said, code: "invalid" }] });
            expect(body.device_challenges, "asked again").to.have.length(1);
        });

    it("tells a wrong code, and holds it against the user", async () => {
        const { backend, bob } = await validating();
        await bob.post(TRY, { code: "wrong" });
        const [event] = await eventsOf(backend, "login_failed");
        expect(event!.context).to.deep.include({ username: "bob", device_class: "totp" });
        expect((event!.context as { stage: object }).stage).to.include({ model_name: "authenticatorvalidatestage" });
        const [{ score }] = (await backend.admin.get("policies/reputation/scores/?identifier=bob")).body.results;
        expect(score, "one sign-in, one wrong code").to.equal(0);
    });

    it("takes a code once, and slows down who guesses", async () => {
        const { backend, bob, codes, wait } = await validating();
        expect((await bob.post(TRY, { code: codes[0] })).status).to.equal(302);
        await bob.post(TRY, {});
        expect((await bob.post(TRY, { code: codes[0] })).body.response_errors.code[0].string, "used up").to.equal("Invalid Token");
        expect((await bob.post(TRY, { code: codes[1] })).body.response_errors.code[0].string, "at once").to.equal("Invalid Token");
        const asking = await bob.send("POST", TRY, { code: codes[1] }, { prefer: "sandbox-reasons" });
        expect(asking.body.response_errors.code[0].string, "at once, D-160").to.equal("Too many wrong codes. Try again in 1 second.");
        wait(5);
        expect((await bob.post(TRY, { code: codes[1] })).status).to.equal(302);
        expect(await eventsOf(backend, "login_failed")).to.have.length(3);
    });

    it("tells the sign-in with which device it was proved", async () => {
        const backend = await createTestBackend();
        const [code] = await withTokens(await backend.as("bob"));
        const browser = backend.browser();
        await browser.post(SIGN_IN, { uid_field: "bob" });
        await browser.post(SIGN_IN, { password: "bob-pw" });
        await browser.post(SIGN_IN, { code });
        await browser.get(SIGN_IN);
        const [event] = await eventsOf(backend, "login");
        expect(event!.context).to.deep.include({
            auth_method: "password",
            auth_method_args: { mfa_devices: [{ app: "otp_static", model_name: "staticdevice", pk: 1, name: "Static Token" }] },
        });
    });

    it("asks for no kind that it does not take", async () => {
        const { bob } = await validating({ device_classes: ["totp"], not_configured_action: "deny" });
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-access-denied");
    });

    it("takes no code of a device whose kind it does not take (D-143)", async () => {
        const { backend, bob, codes, wait } = await validating();
        const { config_url } = (await bob.get(TOTP_SETUP)).body;
        const appCode = async (): Promise<string> => (await backend.admin.get("/-/sandbox/outside/codes/")).body.codes[0].code;
        expect(config_url).to.contain("bob");
        await bob.post(TOTP_SETUP, { code: Number(await appCode()) });
        expect((await bob.get("authenticators/totp/")).body.results).to.have.length(1);
        await backend.admin.patch(`stages/${AT}/${(await backend.admin.get(`stages/${AT}/?name=step+0`)).body.results[0].pk}/`, { device_classes: ["totp"] });
        expect((await bob.post(TRY, { code: codes[0] })).body.response_errors.code[0].string).to.equal("Invalid Token");
        wait(60);
        expect((await bob.post(TRY, { code: await appCode() })).status).to.equal(302);
    });

    it("M16.4: without a user it is left out, and signs nobody in", async () => {
        const { backend, browser, flow } = await facing([[AT, { device_classes: ["webauthn"] }]], { designation: "authentication" });
        await backend.admin.post("flows/bindings/", { target: flow, stage: await found(backend, "user_login"), order: 10 });
        await browser.get(TRY);
        await browser.post(TRY, { code: "123456" });
        expect((await browser.get("core/users/me/")).status).to.equal(403);
    });
});

describe("who has no second factor", () => {
    const facingStage = async (settings: (backend: TestBackend) => Promise<object>) => {
        const backend = await createTestBackend();
        await facing([[AT, { device_classes: ["static", "totp"], ...(await settings(backend)) }], LAST], SIGNED_IN, backend);
        return { backend, bob: await backend.as("bob") };
    };

    for (const [not_configured_action, component] of [
        ["skip", "ak-stage-dummy"],
        ["deny", "ak-stage-access-denied"],
    ] as const)
        it(`${not_configured_action}: comes to ${component}`, async () => {
            const { bob } = await facingStage(async () => ({ not_configured_action }));
            const first = await bob.get(TRY);
            expect((first.status === 302 ? await bob.get(TRY) : first).body.component).to.equal(component);
        });

    it("configure: sets the one thing up that the stage names, then goes on", async () => {
        const { bob } = await facingStage(async (backend) => ({
            not_configured_action: "configure",
            configuration_stages: [await found(backend, "authenticator/static")],
        }));
        expect((await bob.get(TRY)).status).to.equal(302);
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-authenticator-static");
        await bob.post(TRY, {});
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-dummy");
        expect((await bob.get("authenticators/all/")).body).to.have.length(1);
    });

    it("configure: chooses among several", async () => {
        const { backend, bob } = await facingStage(async (backend) => ({
            not_configured_action: "configure",
            configuration_stages: [await found(backend, "authenticator/totp"), await found(backend, "authenticator/static")],
        }));
        const { body } = await bob.get(TRY);
        expect(body.device_challenges).to.deep.equal([]);
        expect(body.configuration_stages).to.have.deep.members([
            {
                pk: await found(backend, "authenticator/totp"),
                name: "default-authenticator-totp-setup",
                verbose_name: "TOTP Authenticator Setup Stage",
                meta_model_name: "authentik_stages_authenticator_totp.authenticatortotpstage",
            },
            {
                pk: await found(backend, "authenticator/static"),
                name: "default-authenticator-static-setup",
                verbose_name: "Static Authenticator Stage",
                meta_model_name: "authentik_stages_authenticator_static.authenticatorstaticstage",
            },
        ]);
        expect((await bob.post(TRY, { code: "123456" })).body.response_errors.code[0].string).to.equal("No compatible device class allowed");
        await bob.post(TRY, { selected_stage: await found(backend, "authenticator/static") });
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-authenticator-static");
    });

    it("configure: is refused where the stage it was set up with is gone, and the administrator is told", async () => {
        const { backend, bob } = await facingStage(async (backend) => {
            const stage = await found(backend, "authenticator/static");
            return { not_configured_action: "configure", configuration_stages: [stage] };
        });
        await backend.admin.delete(`stages/authenticator/static/${await found(backend, "authenticator/static")}/`);
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-access-denied");
        const [event] = await eventsOf(backend, "configuration_error");
        expect((event!.context as { message: string }).message).to.contain("no configuration stages");
    });
});

describe("a second factor that was used lately", () => {
    /** bob, who signs in again and again in one browser. */
    async function again(threshold: string) {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        const bob = await backend.as("bob");
        const codes = await withTokens(bob);
        await backend.admin.patch(`stages/${AT}/${await found(backend, AT)}/`, { last_auth_threshold: threshold });
        const browser = backend.browser();
        const asked = async (client = browser, username = "bob") => {
            await client.get("flows/executor/default-invalidation-flow/?query=");
            await client.post(SIGN_IN, { uid_field: username });
            await client.post(SIGN_IN, { password: `${username}-pw` });
            const answer = await client.get(SIGN_IN);
            return answer.status === 302 ? "signed in" : answer.body.component;
        };
        const prove = () => browser.post(SIGN_IN, { code: codes.shift() });
        return { backend, bob, browser, asked, prove, wait: (minutes: number) => void (now += minutes * 60_000) };
    }

    it("is not asked for again in this browser, for as long as the stage says", async () => {
        const { backend, asked, prove, wait } = await again("hours=1");
        expect(await asked()).to.equal("ak-stage-authenticator-validate");
        await prove();
        expect(await asked()).to.equal("signed in");
        expect(await asked(backend.browser()), "another browser").to.equal("ak-stage-authenticator-validate");
        wait(61);
        expect(await asked()).to.equal("ak-stage-authenticator-validate");
    });

    it("counts for no other user of this browser, whose device has the same number (D-010)", async () => {
        const { backend, asked, prove, browser } = await again("hours=1");
        await asked();
        await prove();
        const eve = await backend.as("eve");
        const { config_url } = (await eve.get(TOTP_SETUP)).body;
        expect(config_url).to.contain("eve");
        await withTokens(eve);
        expect(await asked(browser, "eve")).to.equal("ak-stage-authenticator-validate");
    });

    it("counts no longer once its device is gone, nor for another stage, nor for longer than the stage says by now", async () => {
        const { backend, bob, browser, asked, prove, wait } = await again("hours=2");
        await asked();
        await prove();
        await browser.get(SIGN_IN);
        const note = browser.jar.get("authentik_mfa");
        await facing([[AT, { name: "other", device_classes: ["static"], last_auth_threshold: "hours=2" }], LAST], SIGNED_IN, backend);
        expect((await browser.get(TRY)).body.component, "another stage").to.equal("ak-stage-authenticator-validate");
        await backend.admin.patch(`stages/${AT}/${await found(backend, AT)}/`, { last_auth_threshold: "hours=1" });
        expect(await asked(), "two hours are too long by now").to.equal("ak-stage-authenticator-validate");
        wait(61);
        expect(await asked()).to.equal("signed in");
        await withTokens(bob);
        expect((await backend.admin.delete("authenticators/admin/static/1/")).status).to.equal(204);
        expect(await asked(), "the device is gone").to.equal("ak-stage-authenticator-validate");
        expect(browser.jar.get("authentik_mfa")).to.equal(note);
    });

    it("is asked for each time where the stage does not say how long, or the note is forged", async () => {
        const { browser, asked, prove } = await again("seconds=0");
        await asked();
        await prove();
        expect(browser.jar.get("authentik_mfa")).to.equal(undefined);
        browser.jar.set("authentik_mfa=eyJhbGciOiJIUzI1NiJ9.e30.AAAA");
        expect(await asked()).to.equal("ak-stage-authenticator-validate");
    });
});
