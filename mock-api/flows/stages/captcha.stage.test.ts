import { expect } from "chai";
import { facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";

/** The secret key that the service publishes for tests. */
const TEST_KEY = "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe";

describe("stage: captcha", () => {
    it("names the service's script and the site's key, never the secret one", async () => {
        const { browser } = await facing([["captcha", { public_key: "site", private_key: "hidden-key", js_url: "https://captcha.test/api.js" }]]);
        const { body } = await browser.get(TRY);
        expect(body).to.include({ component: "ak-stage-captcha", site_key: "site", js_url: "https://captcha.test/api.js", pending_user: "" });
        expect(JSON.stringify(body)).to.not.include("hidden-key");
    });

    it("passes with the test key of the service only", async () => {
        const { backend, browser, stages } = await facing([["captcha", { public_key: "p", private_key: "other" }], LAST]);
        expect((await browser.post(TRY, { token: "t" })).body.response_errors).to.deep.equal({
            token: [{ string: "Failed to validate token", code: "invalid" }],
        });
        await backend.admin.patch(`stages/captcha/${stages[0]}/`, { private_key: TEST_KEY });
        expect((await browser.post(TRY, { token: "t" })).status).to.equal(302);
    });

    for (const [answer, error] of [
        [{}, { string: "This field is required.", code: "required" }],
        [{ token: "" }, { string: "This field may not be blank.", code: "blank" }],
        [{ token: null }, { string: "This field may not be null.", code: "null" }],
    ] as const)
        it(`refuses ${JSON.stringify(answer)} whatever its key`, async () => {
            const { browser } = await facing([["captcha", { public_key: "p", private_key: TEST_KEY }]]);
            expect((await browser.post(TRY, answer)).body.response_errors).to.deep.equal({ token: [error] });
        });
});
