import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("generating a certificate", () => {
    it("C7: makes its key while others are served", async () => {
        const { admin } = await createTestBackend();
        const answered: string[] = [];
        const generated = admin.post("crypto/certificatekeypairs/generate/", { common_name: "slow", validity_days: 1 }).then(({ status }) => {
            expect(status).to.equal(200);
            answered.push("the certificate");
        });
        await Promise.all([generated, admin.get("core/groups/").then(() => answered.push("another"))]);
        expect(answered).to.deep.equal(["another", "the certificate"]);
    });
});
