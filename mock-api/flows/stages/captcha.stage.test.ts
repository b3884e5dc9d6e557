import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";
import { base64, base64ToBytes } from "#mock/encoding/base64.ts";
import { provideNetwork, type Received, type Sent } from "#mock/outside/network.ts";

const KEYS = { public_key: "site", private_key: "hidden-key" };
/** A service on this machine, as `serve` reaches it. */
const NEAR = { ...KEYS, js_url: "http://127.0.0.1:41192/api.js", api_url: "http://127.0.0.1:41192/siteverify" };

const refusal = (string: string) => ({ token: [{ string, code: "invalid" }] });
const NOT_PASSED = refusal("Failed to validate token: ['invalid-input-response']");

/** What comes of a token at a stage: that the flow goes on, or what is wrong. */
async function answered(stage: JsonObject, token: string) {
    const { browser } = await facing([["captcha", { ...KEYS, ...stage }], LAST]);
    const { status, body } = await browser.post(TRY, { token });
    return status === 302 ? "passed" : body.response_errors;
}

describe("stage: captcha", () => {
    it("names the site's key, never the secret one", async () => {
        const { browser } = await facing([["captcha", KEYS]]);
        const { body } = await browser.get(TRY);
        expect(body).to.include({ component: "ak-stage-captcha", site_key: "site", pending_user: "" });
        expect(JSON.stringify(body)).to.not.include("hidden-key");
    });

    for (const [answer, error] of [
        [{}, { string: "This field is required.", code: "required" }],
        [{ token: "" }, { string: "This field may not be blank.", code: "blank" }],
        [{ token: null }, { string: "This field may not be null.", code: "null" }],
    ] as const)
        it(`refuses ${JSON.stringify(answer)} whatever its key`, async () => {
            const { browser } = await facing([["captcha", { ...KEYS, private_key: "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe" }]]);
            expect((await browser.post(TRY, answer)).body.response_errors).to.deep.equal({ token: [error] });
        });
});

describe("stage: captcha whose service is not reached", () => {
    it("names the widget of the sandbox to an interface that has it, and the service's script to everybody else", async () => {
        const { browser } = await facing([["captcha", KEYS]]);
        expect((await browser.send("GET", TRY, undefined, { prefer: "sandbox-stand-ins" })).body.js_url).to.equal("/-/sandbox/captcha/");
        expect((await browser.get(TRY)).body.js_url).to.equal("https://www.recaptcha.net/recaptcha/api.js");
    });

    for (const [token, comes] of [
        ["sandbox-passed", "passed"],
        ["sandbox-failed", NOT_PASSED],
        ["of-a-service", NOT_PASSED],
    ] as const)
        it(`judges "${token}" as its own widget means it`, async () => {
            expect(await answered({}, token)).to.deep.equal(comes);
        });

    for (const [service, private_key, comes] of [
        ["reCAPTCHA", "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe", "passed"],
        ["hCaptcha", "0x0000000000000000000000000000000000000000", "passed"],
        ["Turnstile", "1x0000000000000000000000000000000AA", "passed"],
        ["Turnstile, which always refuses", "2x0000000000000000000000000000000AA", NOT_PASSED],
        ["Turnstile, whose token is spent", "3x0000000000000000000000000000000AA", refusal("Failed to validate token: ['timeout-or-duplicate']")],
    ] as const)
        it(`answers to the secret key for tests as its service does: ${service}`, async () => {
            expect(await answered({ private_key }, "any")).to.deep.equal(comes);
        });

    it("lets the check fail with a key for tests, too, where somebody wants to see that", async () => {
        expect(await answered({ private_key: "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe" }, "sandbox-failed")).to.deep.equal(NOT_PASSED);
    });
});

describe("stage: captcha whose service is reached", () => {
    afterEach(() => provideNetwork(undefined));

    const says = (answer: JsonObject, status = 200): Received => ({
        status,
        reason: "",
        headers: [],
        body: base64(new TextEncoder().encode(JSON.stringify(answer))),
    });

    function service(received: Received): Sent[] {
        const sent: Sent[] = [];
        provideNetwork({
            isOpen: false,
            send: async (request) => {
                sent.push(request);
                return received;
            },
        });
        return sent;
    }

    it("names its script, and asks it about the token: with the secret and the visitor's address", async () => {
        const sent = service(says({ success: true }));
        const { browser } = await facing([["captcha", NEAR], LAST]);
        expect((await browser.get(TRY)).body.js_url).to.equal(NEAR.js_url);
        expect((await browser.post(TRY, { token: "of-a-service" })).status).to.equal(302);
        const [{ method, url, headers, body }] = sent as [Sent];
        expect({ method, url, headers }).to.deep.equal({
            method: "POST",
            url: NEAR.api_url,
            headers: { "content-type": "application/x-www-form-urlencoded" },
        });
        expect(new TextDecoder().decode(base64ToBytes(body))).to.equal("secret=hidden-key&response=of-a-service&remoteip=127.0.0.1");
    });

    it("is given tokens of the length that services make", async () => {
        service(says({ success: true }));
        expect(await answered(NEAR, "t".repeat(8000))).to.equal("passed");
    });

    it("takes its word alone: not that of the sandbox's widget", async () => {
        service(says({ "success": false, "error-codes": ["timeout-or-duplicate", "bad-request"] }));
        expect(await answered(NEAR, "sandbox-passed")).to.deep.equal(refusal("Failed to validate token: ['timeout-or-duplicate', 'bad-request']"));
    });

    const OUT_OF_ORDER: Readonly<Record<string, Received>> = {
        "cannot be asked": { failure: "connection", message: "refused" },
        "is out of order": says({ success: true }, 500),
        "answers no JSON": { ...says({}), body: base64(new TextEncoder().encode("<h1>Hello</h1>")) },
    };
    for (const [what, received] of Object.entries(OUT_OF_ORDER))
        it(`lets nobody through while it ${what}`, async () => {
            service(received);
            expect(await answered(NEAR, "of-a-service")).to.deep.equal(refusal("Failed to validate token"));
        });

    it("is not asked on other machines, unless the host was told to", async () => {
        service(says({ success: true }));
        const far = { js_url: "https://captcha.test/api.js", api_url: "https://captcha.test/siteverify" };
        expect(await answered(far, "of-a-service")).to.deep.equal(NOT_PASSED);
    });
});
