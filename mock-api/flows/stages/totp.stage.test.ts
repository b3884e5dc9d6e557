import { expect } from "chai";
import { facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { hotp, stepAt } from "#mock/apps/authenticators/totp.ts";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The secret of an address that an app reads, in hex. */
function keyOf(address: string): string {
    const bits = [...new URL(address).searchParams.get("secret")!].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
    return (bits.match(/.{4}/g) ?? []).map((four) => parseInt(four, 2).toString(16)).join("");
}

/** bob in front of the stage that sets up an app, and a clock. */
async function settingUp(stage: object = {}) {
    let now = Date.parse("2023-02-01T12:00:10Z");
    const { backend } = await facing([["authenticator/totp", { digits: 6, ...stage }], LAST], {}, await createTestBackend({ now: () => now }));
    const bob = await backend.as("bob");
    const { config_url } = (await bob.get(TRY)).body;
    const digits = Number(new URL(config_url).searchParams.get("digits"));
    const code = (steps = 0) => hotp(keyOf(config_url), stepAt(now) + steps, digits);
    const answer = async (sent: unknown, headers: Record<string, string> = {}) => {
        const { status, body } = await bob.send("POST", TRY, { code: sent }, headers);
        return status === 302 ? "confirmed" : body.response_errors.code[0].string;
    };
    return { backend, bob, config_url, code, answer, wait: (seconds: number) => void (now += seconds * 1000) };
}

describe("stage: TOTP", () => {
    for (const digits of [6, 8])
        it(`hands an app its secret: ${digits} digits`, async () => {
            const { config_url, bob } = await settingUp({ digits });
            const url = new URL(config_url);
            expect([url.protocol, url.host, decodeURIComponent(url.pathname)]).to.deep.equal(["otpauth:", "totp", "/authentik:bob"]);
            expect(Object.fromEntries(url.searchParams)).to.deep.include({ algorithm: "SHA1", digits: String(digits), period: "30", issuer: "authentik" });
            expect(url.searchParams.get("secret")).to.match(/^[A-Z2-7]{32}$/);
            expect((await bob.get(TRY)).body.config_url, "the same until it is confirmed").to.equal(config_url);
        });

    it("is confirmed by a code, and kept", async () => {
        const { bob, answer, code } = await settingUp();
        expect((await bob.get("authenticators/totp/")).body.results).to.deep.equal([]);
        expect(await answer(String(code()).padStart(6, "0"))).to.equal("confirmed");
        const [device] = (await bob.get("authenticators/totp/")).body.results;
        expect(device.name).to.equal("TOTP Authenticator");
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-dummy");
    });

    for (const [steps, said] of [
        [-2, "Code does not match"],
        [-1, "confirmed"],
        [1, "confirmed"],
        [2, "Code does not match"],
    ] as const)
        it(`takes a code of a clock that is ${steps * 30} seconds off: ${said}`, async () => {
            const { answer, code } = await settingUp();
            expect(await answer(code(steps))).to.equal(said);
        });

    it("slows down who guesses: one second, then two, in which the right one does not pass either; an interface may ask to be told so (D-160)", async () => {
        const { answer, code, wait } = await settingUp();
        const asking = { prefer: "sandbox-stand-ins, sandbox-reasons" };
        const wrong = (code() + 1) % 1_000_000;
        expect(await answer(wrong)).to.equal("Code does not match");
        expect(await answer(code()), "at once").to.equal("Code does not match");
        expect(await answer(code(), asking), "at once").to.equal("Too many wrong codes. Try again in 1 second.");
        wait(1);
        expect(await answer(wrong), "what was not looked at did not count").to.equal("Code does not match");
        expect(await answer(code(), asking), "at once").to.equal("Too many wrong codes. Try again in 2 seconds.");
        wait(2);
        expect(await answer(code())).to.equal("confirmed");
    });

    for (const [sent, said] of [
        ["", "A valid integer is required."],
        ["12345x", "A valid integer is required."],
        [null, "This field may not be null."],
        [undefined, "This field is required."],
    ] as const)
        it(`refuses ${JSON.stringify(sent) ?? "no code"}: ${said}`, async () => {
            const { answer } = await settingUp();
            expect(await answer(sent)).to.equal(said);
        });

    it("is not for visitors: the stage is left out", async () => {
        const { browser } = await facing([["authenticator/totp", { digits: 6 }], LAST]);
        expect((await browser.get(TRY)).status).to.equal(302);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-dummy");
    });
});
