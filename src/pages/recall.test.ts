import { expect } from "@open-wc/testing";
import { groups } from "#src/api/groups.api.ts";
import { tokens } from "#src/api/tokens.api.ts";
import { users } from "#src/api/users.api.ts";
import { sentence } from "#src/base/failure.ts";
import { recall } from "./recall.ts";
import { withEngine } from "./testing/with-engine.ts";

const ID = "0123456789abcdef0123456789abcdef";

describe("what was deleted, as the interface brings it back", () => {
    const engine = withEngine();
    beforeEach(async () => engine.use(await engine.backend.as("akadmin")));
    const sofia = () => users.create({ username: "sofia", name: "Sofia", groups: [] });
    const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => "", sentence);

    it("is told with what went along, and comes back", async () => {
        const { pk } = await sofia();
        await tokens.create({ identifier: "one", user: pk });
        await tokens.create({ identifier: "two", user: pk });
        await users.destroy(pk, ID);
        const { along, stays, undo } = await recall(ID);
        expect([along, stays]).to.deep.equal(["Also deleted: Token (2)", undefined]);
        await undo();
        expect((await users.retrieve(pk)).username).to.equal("sofia");
        expect((await tokens.list({ user__username: "sofia" })).results.map(({ identifier }) => identifier)).to.deep.equal(["one", "two"]);
    });

    it("says that sessions stay ended", async () => {
        const una = await engine.backend.as("una");
        const { pk } = (await una.get("core/users/me/")).body.user;
        await users.destroy(pk, ID);
        expect((await recall(ID)).stays).to.equal("Sessions that have ended stay ended.");
    });

    it("says what is in the way, what is gone, what was changed, and that it is over", async () => {
        const group = (name: string, parent?: string) => groups.create({ name, users: [], attributes: {}, ...(parent ? { parent } : {}) });
        const [{ pk }, top, other] = [await sofia(), await group("Top"), await group("Other")];
        await groups.addUser(other.pk, pk);
        const low = await group("Low", top.pk);
        await users.destroy(pk, ID);
        const { undo } = await recall(ID);
        await sofia();
        expect(await refusal(undo())).to.equal("In conflict with: User sofia.");
        await users.destroy((await users.list({ username: "sofia" })).results[0]!.pk);
        await groups.destroy(other.pk);
        expect(await refusal(undo())).to.equal("No longer there: Group.");
        await groups.destroy(top.pk, `${ID}0`);
        const above = await recall(`${ID}0`);
        await groups.update(low.pk, { name: "Low", parent: (await group("Else")).pk, users: [] }, low);
        expect(await refusal(above.undo())).to.equal("Changed since then: Group Low.");
        expect(await refusal(recall("a-thing-that-nobody-remembers"))).not.to.equal("");
        await engine.backend.import(engine.backend.export());
        expect(await refusal(undo())).to.equal("Too much time has passed, or you have signed in anew since.");
    });
});
