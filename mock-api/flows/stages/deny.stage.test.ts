import { expect } from "chai";
import { facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";

describe("stage: deny", () => {
    for (const method of ["GET", "POST"])
        it(`ends the flow for everybody, whether they look or answer (${method})`, async () => {
            const { browser } = await facing([["deny", {}], LAST]);
            const { body } = await browser.send(method, TRY, method === "POST" ? {} : undefined);
            expect(body).to.deep.include({
                type: "native",
                component: "ak-stage-access-denied",
                error_message: "Unknown error",
                pending_user: "",
                pending_user_avatar: "/static/dist/assets/images/user_default.png",
            });
            expect(body.flow_info).to.include({ title: "Try", cancel_url: "/flows/-/cancel/" });
        });

    it("leaves no plan behind: who comes again is told the same, with their name", async () => {
        const { backend } = await facing([["deny", {}]]);
        const admin = await backend.as("akadmin");
        await admin.get(TRY);
        expect((await admin.get("flows/inspector/try/")).status).to.equal(400);
        expect((await admin.get(TRY)).body).to.include({ component: "ak-stage-access-denied", pending_user: "akadmin" });
    });
});
