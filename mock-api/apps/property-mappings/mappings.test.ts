import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("test of a property mapping", () => {
    async function tried(expression: string, more = {}, query = "") {
        const { admin } = await createTestBackend();
        const { body: mapping } = await admin.post("propertymappings/scope/", { name: "Tried", scope_name: "tried", expression });
        const { user } = (await admin.get("core/users/me/")).body;
        const { body, status } = await admin.post(`propertymappings/all/${mapping.pk}/test/${query}`, { user: user.pk, ...more });
        return { admin, body, status };
    }

    it("gives what it makes of the user, and of what else is given", async () => {
        expect((await tried('return {"who": request.user.username, "x": x}', { context: { x: 1 } })).body).to.deep.equal({
            result: '{"who": "akadmin", "x": 1}',
            successful: true,
        });
        expect((await tried('return {"a": [1]}', {}, "?format_result=true")).body.result).to.equal('{\n    "a": [\n        1\n    ]\n}');
    });

    it("gives the reason of a failure, and writes an event", async () => {
        const { admin, body } = await tried("return nothing_known");
        expect(body).to.deep.equal({ result: "name 'nothing_known' is not defined", successful: false });
        const { results } = (await admin.get("events/events/?action=property_mapping_exception")).body;
        expect(results).to.have.length(1);
    });

    it("needs a user who is there", async () => {
        expect((await tried("return 1", { user: 999_999 })).status).to.equal(400);
    });
});

describe("a scope mapping", () => {
    it("has a scope of one word, as scopes are listed with spaces between (RFC 6749, 3.3)", async () => {
        const { admin } = await createTestBackend();
        const { status, body } = await admin.post("propertymappings/scope/", { name: "Two", scope_name: "two words", expression: "return {}" });
        expect(status).to.equal(400);
        expect(body).to.deep.equal({ scope_name: ["Value must not contain spaces."] });
    });
});
