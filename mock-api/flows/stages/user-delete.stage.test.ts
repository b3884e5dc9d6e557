import { expect } from "chai";
import { facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";

const UNENROLLMENT = { authentication: "require_authenticated", designation: "unenrollment" };

describe("stage: user delete", () => {
    it("removes the user, signs out and goes on", async () => {
        const { backend } = await facing([["user_delete", {}]], UNENROLLMENT);
        const bob = await backend.as("bob");
        expect((await bob.get(TRY)).body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
        expect((await bob.get("core/users/me/")).status).to.equal(403);
        expect((await backend.admin.get("core/users/?username=bob")).body.results).to.deep.equal([]);
    });

    it("removes whom the plan is about", async () => {
        const { backend, browser } = await facing([["identification", { user_fields: ["username"] }], ["user_delete", {}], LAST]);
        await backend.as("eve");
        await browser.post(TRY, { uid_field: "eve" });
        await browser.get(TRY);
        expect((await backend.admin.get("core/users/?username=eve")).body.results).to.deep.equal([]);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-dummy");
    });

    it("refuses a visitor", async () => {
        const { browser } = await facing([["user_delete", {}]]);
        expect((await browser.get(TRY)).body).to.include({ component: "ak-stage-access-denied", pending_user: "" });
    });
});
