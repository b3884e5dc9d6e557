import { expect } from "chai";
import { facing, LAST, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const IDENTIFICATION: Step = ["identification", { user_fields: ["username"] }];

describe("a device that is being set up", () => {
    for (const [at, stage, secret] of [
        ["totp", { digits: 6 }, "config_url"],
        ["static", {}, "codes"],
        ["duo", { client_id: "id", client_secret: "secret", api_hostname: "api.duo.test" }, "activation_code"],
    ] as const)
        it(`D-145: ${at}: nobody gets the secret that somebody else has seen in this browser`, async () => {
            const backend = await createTestBackend();
            for (const username of ["eve", "bob"]) await backend.as(username);
            const { browser } = await facing([IDENTIFICATION, [`authenticator/${at}`, stage], LAST], {}, backend);
            const shownTo = async (username: string): Promise<unknown> => {
                await browser.get("/flows/-/cancel/");
                await browser.post(TRY, { uid_field: username });
                const { body } = await browser.get(TRY);
                expect(body.component).to.equal(`ak-stage-authenticator-${at}`);
                return typeof body[secret] === "string" ? body[secret].replaceAll(username, "") : body[secret];
            };
            const eves = await shownTo("eve");
            expect(await shownTo("eve"), "the same while it is hers").to.deep.equal(eves);
            expect(await shownTo("bob")).not.to.deep.equal(eves);
        });

    it("D-145: sms: a code that went to somebody else's phone sets up nothing", async () => {
        const backend = await createTestBackend();
        for (const username of ["eve", "bob"]) await backend.as(username);
        const gateway = { provider: "generic", from_number: "+100", account_sid: "http://sms.test/", auth: "a", auth_password: "b" };
        const { browser } = await facing([IDENTIFICATION, ["authenticator/sms", gateway], LAST], {}, backend);
        await browser.post(TRY, { uid_field: "eve" });
        await browser.post(TRY, { phone_number: "+15550001" });
        const [text] = (await backend.admin.get("/-/sandbox/outside/?kind=sms")).body;
        await browser.get("/flows/-/cancel/");
        await browser.post(TRY, { uid_field: "bob" });
        expect((await browser.get(TRY)).body.phone_number_required).to.equal(true);
        await browser.post(TRY, { code: Number(text.content.body.slice(-6)) });
        expect((await backend.admin.get("authenticators/admin/all/")).body).to.deep.equal([]);
    });
});
