import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";

describe("the codes of authenticator apps", () => {
    it("are those that the flow takes: of a device that is being set up, and afterwards", async () => {
        const now = Date.parse("2023-02-01T12:00:20Z");

        const backend = await createTestBackend({ now: () => now });
        await facing([["authenticator/totp", { digits: 8 }], LAST], {}, backend);
        const browser = await backend.as("bob");
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-authenticator-totp");
        const phone = async () => (await backend.admin.get("/-/sandbox/outside/codes/")).body;
        const { remaining, codes } = await phone();
        expect([remaining, codes.length, codes[0].name, codes[0].person.username]).to.deep.equal([10, 1, "", "bob"]);
        expect(codes[0].code).to.match(/^\d{8}$/);
        expect((await browser.post(TRY, { code: Number(codes[0].code) })).status).to.equal(302);
        expect((await phone()).codes).to.deep.equal([{ ...codes[0], name: "TOTP Authenticator" }]);
        expect((await browser.get("/-/sandbox/outside/codes/")).status).to.equal(403);
    });

    it("H16-3: are no longer those of a set-up that was left an hour ago, until its page is opened again", async () => {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        await facing([["authenticator/totp", { digits: 6 }], LAST], {}, backend);
        const browser = await backend.as("bob");
        const comes = async () => (await backend.admin.get("/-/sandbox/outside/codes/")).body.codes.length;
        await browser.get(TRY);
        now += 3_599_999;
        expect(await comes()).to.equal(1);
        now += 1;
        expect(await comes()).to.equal(0);
        await browser.get(TRY);
        expect(await comes()).to.equal(1);
    });
});
