import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("C4: the document of the API", () => {
    it("C7: is written while others are served", async () => {
        const { admin } = await createTestBackend();
        const answered: string[] = [];
        await Promise.all([admin.get("schema/").then(() => answered.push("the document")), admin.get("core/groups/").then(() => answered.push("another"))]);
        expect(answered).to.deep.equal(["another", "the document"]);
    });

    it("is written once in each way", async () => {
        const { admin } = await createTestBackend();
        const stringify = JSON.stringify;
        let written = 0;
        JSON.stringify = ((value: { openapi?: string }, ...more: never[]) => {
            if (value?.openapi) written++;
            return stringify(value, ...more);
        }) as typeof stringify;
        try {
            const [first, second] = [await admin.get("schema/?format=json"), await admin.get("schema/?format=json")];
            expect(second.body).to.deep.equal(first.body);
            expect(written).to.be.at.most(1);
        } finally {
            JSON.stringify = stringify;
        }
    });
});
