import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("names that a context gives an expression", () => {
    /** What a mapping gives that is tested with this context. */
    async function given(expression: string, context: object): Promise<unknown> {
        const { admin } = await createTestBackend();
        const { body } = await admin.post("propertymappings/scope/", { name: "tried", scope_name: "tried", expression });
        return (await admin.post(`propertymappings/all/${body.pk}/test/`, { user: 1, context })).body;
    }

    it("A14: are those that can be names; what cannot be one does not break the others", async () => {
        const context = { "größe": 2, "class": 1, "None": 1, "two words": 1, "__debug__": 1 };
        expect(await given("return größe + 1", context)).to.deep.equal({ successful: true, result: "3" });
    });

    it("A14: are never those that the guard asks for", async () => {
        const context = { __sandbox_refuse__: 1 };
        const { result } = (await given("return user.__class__.__init__.__globals__", context)) as { result: string };
        expect(result).to.contain("out of reach");
    });
});
