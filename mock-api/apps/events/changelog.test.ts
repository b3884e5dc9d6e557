import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("the change log of an object", () => {
    for (const context of [{ model: null }, { model: "text" }, { model: [1] }, {}])
        it(`D8: is there although somebody wrote an event with ${JSON.stringify(context)}`, async () => {
            const admin = await (await createTestBackend()).as("akadmin");
            expect(await admin.post("events/events/", { action: "login", app: "test", context })).to.have.property("status", 201);
            const { body: group } = await admin.post("core/groups/", { name: "Team" });
            const { status, body } = await admin.get(`events/events/?context_model_pk=${group.pk}`);
            expect([status, body.results.map(({ action }: { action: string }) => action)]).to.deep.equal([200, ["model_created"]]);
        });
});
