import { expect } from "chai";
import type { Stored } from "#kernel/store/schema.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { mend } from "./mend.ts";

describe("C9: a state of which rows are missing", () => {
    it("lets go of what is gone, takes what cannot be without it along, and gives no key twice", async () => {
        const backend = await createTestBackend();
        const { body: lost } = await backend.admin.post("core/users/", { username: "lost", name: "Lost", groups: [] });
        const { body: group } = await backend.admin.post("core/groups/", { name: "left", users: [lost.pk, 1] });
        await backend.admin.post("core/tokens/", { identifier: "theirs", user: lost.pk });
        const state = backend.export();
        const without = (model: string, gone: (row: Stored) => boolean) => (state.tables[model] as Stored[]).filter((row) => !gone(row));
        const damaged = {
            ...state,
            tables: { ...state.tables, "authentik_core.user": without("authentik_core.user", ({ pk }) => pk === lost.pk), "sandbox.sequence": [] },
        };
        const { state: mended, dropped } = mend(damaged);
        expect(dropped).to.satisfy((names: string[]) => names.some((name) => name.startsWith("authentik_core.token ")));
        await backend.import(mended);
        expect((await backend.admin.get(`core/groups/${group.pk}/`)).body.users).to.deep.equal([1]);
        expect((await backend.admin.get("core/tokens/theirs/")).status).to.equal(404);
        const taken = (mended.tables["authentik_core.user"] as Stored[]).map(({ pk }) => pk);
        const { body: next } = await backend.admin.post("core/users/", { username: "next", name: "Next", groups: [] });
        expect(taken).not.to.include(next.pk);
    });

    it("is left as it is when nothing is missing", async () => {
        const backend = await createTestBackend();
        const state = backend.export();
        const { state: mended, dropped } = mend(state);
        expect(dropped).to.deep.equal([]);
        const sorted = ({ tables }: typeof state) =>
            Object.fromEntries(Object.entries(tables).filter(([name, rows]) => rows.length && name !== "sandbox.sequence"));
        expect(sorted(mended)).to.deep.equal(sorted(state));
    });
});
