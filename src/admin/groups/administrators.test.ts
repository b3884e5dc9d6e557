import { expect } from "@open-wc/testing";
import type { Group } from "#src/api/groups.api.ts";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { losesRights } from "./own-rights.ts";

describe("the rights that a visitor has by groups", () => {
    const group = (pk: string) => ({ pk, name: pk, is_superuser: true }) as unknown as Group;

    it("are not lost where a group makes them an administrator that comes after a hundred others which they leave as well", async () => {
        const left = Array.from({ length: 100 }, (_, number) => group(`group ${number}`));
        const { restore } = stubApi(({ path }) => {
            const isSecond = new URLSearchParams(path.split("?")[1]).get("page") === "2";
            const page = pageOf(isSecond ? [group("the last")] : left);
            return { body: { ...page, pagination: { ...page.pagination, next: isSecond ? 0 : 2 } } };
        });
        const lockout = await losesRights(1, left, "akadmin");
        const all = await losesRights(1, [...left, group("the last")], "akadmin");
        restore();
        expect([lockout, all?.name]).to.deep.equal([undefined, "akadmin"]);
    });
});
