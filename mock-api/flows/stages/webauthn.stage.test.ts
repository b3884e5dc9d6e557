import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";
import { asObject } from "#kernel/store/validate.ts";
import { base64url } from "#mock/encoding/base64.ts";
import { TestKey } from "#mock/webauthn/security-key.test-helper.ts";

const AT = "authenticator/webauthn";

/** bob in front of the stage. */
async function settingUp(stage: JsonObject = {}) {
    const { backend, ...made } = await facing([[AT, stage], LAST]);
    const bob = await backend.as("bob");
    const shown = async () => (await bob.get(TRY)).body.registration;
    const answer = async (response: unknown) => {
        const { status, body } = await bob.post(TRY, { response });
        return status === 302 ? "registered" : body.response_errors.response[0].string;
    };
    return { backend, bob, shown, answer, ...made };
}

describe("stage: WebAuthn set-up", () => {
    for (const [stage, selection] of [
        [{}, { residentKey: "preferred", requireResidentKey: false, userVerification: "preferred" }],
        [
            { user_verification: "required", authenticator_attachment: "platform", resident_key_requirement: "required" },
            { authenticatorAttachment: "platform", residentKey: "required", requireResidentKey: true, userVerification: "required" },
        ],
        [
            { user_verification: "discouraged", authenticator_attachment: "cross-platform", resident_key_requirement: "discouraged" },
            { authenticatorAttachment: "cross-platform", residentKey: "discouraged", requireResidentKey: false, userVerification: "discouraged" },
        ],
    ] as const)
        it(`tells the browser what key is wanted: ${JSON.stringify(stage)}`, async () => {
            const { shown } = await settingUp(stage);
            const { challenge, user, pubKeyCredParams, ...rest } = await shown();
            expect(rest).to.deep.equal({
                rp: { name: "authentik", id: "authentik.test" },
                timeout: 60_000,
                excludeCredentials: [],
                authenticatorSelection: selection,
                attestation: "none",
            });
            expect(challenge).to.match(/^[\w-]{86}$/);
            expect(user).to.deep.include({ name: "bob", displayName: "bob" });
            expect(atob(user.id), "reveals nothing").to.match(/^[0-9a-f]{64}$/);
            expect(pubKeyCredParams.map(({ alg }: { alg: number }) => alg)).to.deep.equal([-7, -8, -36, -37, -38, -39, -257, -258, -259]);
            expect((await shown()).challenge, "another one each time").not.to.equal(challenge);
        });

    it("keeps a key, and another one, and none twice", async () => {
        const { bob, shown, answer } = await settingUp();
        const keys = [await TestKey.make(), await TestKey.make()];
        for (const key of keys) {
            expect(await answer(await key.register(await shown()))).to.equal("registered");
            await bob.post(TRY, {});
        }
        expect(await answer(await keys[0]!.register(await shown()))).to.equal("Credential ID already exists.");
        const { results } = (await bob.get("authenticators/webauthn/")).body;
        expect(results.map((device: object) => Object.keys(device).sort().join())).to.deep.equal(["created_on,name,pk", "created_on,name,pk"]);
        expect(results[0].name).to.equal("WebAuthn Device");
    });

    it("refuses an old challenge, one that was answered, another site's, a key without a check of its person where one is required (D-604)", async () => {
        const { shown, answer } = await settingUp({ user_verification: "required" });
        const key = await TestKey.make();
        const old = await shown();
        await shown();
        const stale = "Registration failed. Error: Client data challenge was not expected challenge";
        expect(await answer(await key.register(old))).to.equal(stale);
        expect(await answer(await key.register(await shown(), { origin: "http://authentik.test.evil.test" }))).to.contain(
            "Unexpected registration response origin",
        );
        expect(await answer(await key.register(await shown(), { isVerified: false }))).to.contain("User verification was required");
        const good = await key.register(await shown());
        expect(await answer(good)).to.equal("registered");
        expect(await (await settingUp()).answer(good), "in another session").to.equal(stale);
    });

    for (const [sent, said] of [
        [undefined, "This field is required."],
        [{}, "Registration failed. Error: id is missing"],
        [{ id: "a", rawId: "a", type: "password" }, "Registration failed. Error: Only credentials of the type public-key are known"],
        [{ id: "a", rawId: "a", type: "public-key", response: { clientDataJSON: "e30", attestationObject: "AA" } }, "Registration failed. Error: "],
        [{ id: "a", rawId: "a", type: "public-key", response: { clientDataJSON: "%", attestationObject: 1 } }, "Registration failed. Error: "],
    ] as const)
        it(`refuses ${JSON.stringify(sent) ?? "nothing"}`, async () => {
            const { shown, answer } = await settingUp();
            await shown();
            expect(await answer(sent)).to.contain(said);
        });

    const UNREADABLE = "Registration failed. Error: The data of the key cannot be read";
    for (const [what, bytes, said] of [
        ["a hundred thousand lists in one another", new Uint8Array(100_000).fill(0x81), UNREADABLE],
        ["a hundred thousand maps in one another", new Uint8Array(100_000).fill(0xa1), UNREADABLE],
        ["a list that says it has four billion members", new Uint8Array([0x9a, 0xff, 0xff, 0xff, 0xff]), "Registration failed. Error: "],
        ["a text that says it has four billion bytes", new Uint8Array([0x7a, 0xff, 0xff, 0xff, 0xff]), "Registration failed. Error: "],
        ["a map without members", new Uint8Array([0xa0]), UNREADABLE],
        ["a number", new Uint8Array([0x01]), UNREADABLE],
        ["null", new Uint8Array([0xf6]), UNREADABLE],
        ["nothing", new Uint8Array(), "Registration failed. Error: "],
    ] as const)
        it(`refuses a key whose data are ${what}`, async () => {
            const { bob, shown, answer } = await settingUp();
            const { response, ...rest } = await (await TestKey.make()).register(await shown());
            expect(await answer({ ...rest, response: { ...asObject(response), attestationObject: base64url(bytes) } })).to.contain(said);
            expect((await bob.get("authenticators/all/")).body).to.deep.equal([]);
        });

    for (const [what, acting, said] of [
        ["a statement that somebody made it, which does not hold", { format: "packed" }, "No attestation signature"],
        ["a statement of a kind that nobody knows", { format: "made-up" }, "Unsupported Attestation Format: made-up"],
        ["another host", { rpId: "evil.test" }, "Unexpected RP ID hash"],
        ["a host above this one", { rpId: "test" }, "Unexpected RP ID hash"],
        ["another port of this host", { origin: "http://authentik.test:8080" }, "Unexpected registration response origin"],
        ["a host below this one", { origin: "http://sub.authentik.test" }, "Unexpected registration response origin"],
        ["this host by another protocol", { origin: "https://authentik.test" }, "Unexpected registration response origin"],
        ["nobody who was there", { isPresent: false }, "User presence was required"],
    ] as const)
        it(`refuses a key with ${what}`, async () => {
            const { bob, shown, answer } = await settingUp();
            expect(await answer(await (await TestKey.make()).register(await shown(), acting))).to.contain(said);
            expect((await bob.get("authenticators/all/")).body).to.deep.equal([]);
        });

    it("takes an id of 1023 bytes, and none that is longer", async () => {
        const { shown, answer } = await settingUp();
        for (const [length, said] of [
            [1024, "Registration failed. Error: The id of the key is longer than 1023 bytes"],
            [1023, "registered"],
        ] as const)
            expect(await answer(await (await TestKey.make(undefined, length)).register(await shown()))).to.equal(said);
    });

    it("asks nobody who has made a key", async () => {
        const { shown, answer } = await settingUp();
        await answer(await (await TestKey.make()).register(await shown()));
        const { SettingsService } = await import("@simplewebauthn/server");
        for (const identifier of ["android-key", "android-safetynet", "apple", "mds"] as const)
            expect(SettingsService.getRootCertificates({ identifier }), identifier).to.deep.equal([]);
    });

    it("is not for visitors: the flow cannot go on", async () => {
        const { browser } = await facing([[AT, {}], LAST]);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-flow-error");
    });

    it("the flow that comes with authentik enrols a key", async () => {
        const { bob } = await settingUp();
        const flow = "flows/executor/default-authenticator-webauthn-setup/?query=";
        const { registration } = (await bob.get(flow)).body;
        const { body } = await bob.post(flow, { response: await (await TestKey.make()).register(registration) });
        expect(body).to.include({ component: "xak-flow-redirect", to: "/" });
        expect((await bob.get("authenticators/all/")).body[0]).to.include({ verbose_name: "WebAuthn Device", confirmed: true });
    });
});
