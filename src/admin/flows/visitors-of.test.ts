import { expect } from "@open-wc/testing";
import { visitorsOf } from "./visitors-of.ts";

describe("who begins a flow", () => {
    it("is nobody that is signed in, where it is a way in and open, or only for those", () => {
        for (const designation of ["authentication", "enrollment", "recovery"] as const) {
            expect(visitorsOf({ designation })).to.equal("flow");
            expect(visitorsOf({ designation, authentication: "require_authenticated" })).to.equal(undefined);
        }
        expect(visitorsOf({ designation: "authorization" })).to.equal(undefined);
        expect(visitorsOf({ designation: "stage_configuration", authentication: "require_unauthenticated" })).to.equal("flow");
    });
});
