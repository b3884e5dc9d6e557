import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("events counted between moments (D-882)", () => {
    it("are in the span in which they happened, with its end, the newest first", async () => {
        const { admin } = await createTestBackend();
        await admin.post("events/events/", { action: "login", app: "a" });
        const made = Date.parse((await admin.get("events/events/?action=login")).body.results[0].created);
        const counted = async (...bounds: unknown[]) => (await admin.get(`events/events/per_month/?action=login&bounds=${bounds.join()}`)).body;
        expect(await counted(made - 20, made, made + 10)).to.deep.equal([
            { x_cord: made + 10, y_cord: 1 },
            { x_cord: made, y_cord: 0 },
        ]);
    });

    it("are those of the last four weeks where no such moments are given", async () => {
        const { admin } = await createTestBackend();
        for (const bounds of ["", "5", "5,4", "a,b", "1,,2", Array.from({ length: 65 }, (_, index) => index).join()])
            expect((await admin.get(`events/events/per_month/?bounds=${bounds}`)).body, bounds).to.have.lengthOf(31);
    });
});
