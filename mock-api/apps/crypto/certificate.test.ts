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

    it("is of whatever name was typed", async () => {
        const { admin } = await createTestBackend();
        for (const [common_name, cert_subject] of [
            ["#c7", "\\#c7"],
            ['a "b" \\c', 'a \\"b\\" \\\\c'],
            ["a, O=b", "a\\, O=b"],
        ] as const) {
            const { status, body } = await admin.post("crypto/certificatekeypairs/generate/", {
                common_name,
                subject_alt_name: "ü.example, #x",
                validity_days: 1,
            });
            expect(status, common_name).to.equal(200);
            expect(body).to.include({ name: common_name, cert_subject: `OU=Self-signed,O=authentik,CN=${cert_subject}` });
        }
    });

    it("A14: refuses, at the field, one that ends before it begins or after the last year", async () => {
        const { admin } = await createTestBackend();
        for (const validity_days of [2147483647, 365_251, 0, -1]) {
            const { status, body } = await admin.post("crypto/certificatekeypairs/generate/", { common_name: "odd", validity_days });
            expect([status, Object.keys(body)], String(validity_days)).to.deep.equal([400, ["validity_days"]]);
        }
    });
});
