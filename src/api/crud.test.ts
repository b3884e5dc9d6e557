import { expect } from "@open-wc/testing";
import { startEngine, type Engine } from "#src/pages/testing/engine.ts";
import { groups } from "./groups.api.ts";
import { tokens } from "./tokens.api.ts";

describe("crud", () => {
    let engine: Engine;
    beforeEach(async () => (engine = await startEngine()));
    afterEach(() => engine.close());

    it("saves what was changed, and leaves what somebody else has changed since the form was opened", async () => {
        const before = await groups.create({ name: "Crew", attributes: { deck: 1 } });
        await groups.update(before.pk, { name: "Crew", attributes: { deck: 2 } }, before);
        const saved = await groups.update(before.pk, { name: "Officers", attributes: { deck: 1 } }, before);
        expect([saved.name, saved.attributes]).to.deep.equal(["Officers", { deck: 2 }]);
    });

    it("sends all fields that the server judges by one another: a token without its user would be taken for the caller's", async () => {
        const before = await tokens.create({ identifier: "robots", intent: "app_password" });
        const bodies: unknown[] = [];
        engine.watch(async (request) => void bodies.push(await request.clone().json()));
        await tokens.update(before.identifier, { identifier: before.identifier, description: "new" }, before);
        expect(bodies).to.deep.equal([{ user: before.user, intent: "app_password", description: "new" }]);
    });

    it("sends what the object does not show, as secrets", async () => {
        const before = await groups.create({ name: "Crew" });
        const bodies: unknown[] = [];
        engine.watch(async (request) => void bodies.push(await request.clone().json()));
        // To a form that was opened without them, attributes are as good as a secret.
        await groups.update(before.pk, { name: "Crew", attributes: {} }, { name: before.name });
        expect(bodies).to.deep.equal([{ attributes: {} }]);
    });
});
