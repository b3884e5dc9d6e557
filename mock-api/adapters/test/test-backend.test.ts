import { expect } from "chai";
import { createTestBackend } from "./test-backend.ts";

describe("whoever signs in to a test backend", () => {
    it("is somebody who was made before, as the README has it", async () => {
        const backend = await createTestBackend();
        await backend.admin.post("core/users/", { username: "ada", name: "Ada Lovelace", groups: [] });
        const ada = await backend.as("ada");
        expect((await ada.get("core/users/me/")).body.user.name).to.equal("Ada Lovelace");
    });

    it("is made where there is nobody of that name, and is the same one the second time", async () => {
        const backend = await createTestBackend();
        const [first, second] = [await backend.as("grace"), await backend.as("grace")];
        const keys = [(await first.get("core/users/me/")).body.user.pk, (await second.get("core/users/me/")).body.user.pk];
        expect(keys[0]).to.equal(keys[1]);
    });
});
