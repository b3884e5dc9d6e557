import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("impersonation", () => {
    /** A second administrator, signed in. */
    async function acting() {
        const backend = await createTestBackend();
        const boss = await backend.as("boss");
        const { body: me } = await boss.get("core/users/me/");
        const { body: groups } = await backend.admin.get("core/groups/?is_superuser=true");
        const group = `core/groups/${groups.results[0].pk}`;
        await backend.admin.post(`${group}/add_user/`, { pk: me.user.pk });
        return { backend, boss, me: me.user as { pk: number }, group };
    }

    it("S4: ends when the right to it is taken away, and stays ended when it is given back", async () => {
        const { backend, boss, me, group } = await acting();
        const { body: users } = await backend.admin.get("core/users/?username=akadmin");
        expect((await boss.get(`/-/impersonation/${users.results[0].pk}/`)).status).to.equal(302);
        const acted = (await boss.get("core/users/me/")).body;
        expect([acted.user.username, acted.original.username]).to.deep.equal(["akadmin", "boss"]);
        await backend.admin.post(`${group}/remove_user/`, { pk: me.pk });
        const after = (await boss.get("core/users/me/")).body;
        expect([after.user.username, after.original]).to.deep.equal(["boss", undefined]);
        expect((await boss.patch(`core/users/${me.pk}/`, { name: "x" })).status).to.equal(403);
        await backend.admin.post(`${group}/add_user/`, { pk: me.pk });
        expect((await boss.get("core/users/me/")).body.user.username).to.equal("boss");
    });
});
