import { expect } from "@open-wc/testing";
import { wayBack } from "./way-back.ts";

describe("the way back out of a flow", () => {
    const settings = '/if/user/#/settings;{"page":"page-mfa"}';
    for (const [search, way] of [
        [`?next=${encodeURIComponent(settings)}`, settings],
        [`?inspector&next=${encodeURIComponent(settings)}`, settings],
        ["?next=%2Fif%2Fuser%2F", undefined],
        ["?next=https%3A%2F%2Fevil.test%2Fif%2Fuser%2F%23%2Fsettings", undefined],
        ["?next=%2F%2Fevil.test%2Fif%2Fuser%2F%23%2Fsettings", undefined],
        ["", undefined],
    ] as const)
        it(`of ${search || "one without an address"}: ${way ?? "none"}`, () => {
            expect(wayBack(search)).to.equal(way);
        });
});
