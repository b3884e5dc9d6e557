import { expect } from "chai";
import { Names } from "./names.ts";

describe("names of entries", () => {
    it("are each given once, whatever things are called", () => {
        const names = new Names();
        expect(["Wiki", "wiki", "Wiki 2", "WIKI", "Wíki!", "wiki 2"].map((title) => names.make(title))).to.deep.equal([
            ...["wiki", "wiki-2", "wiki-2-2", "wiki-3", "wi-ki", "wiki-2-3"],
        ]);
    });

    it("are not longer than a line can show", () => {
        const names = new Names();
        expect(names.make("x".repeat(500))).to.have.length(60);
        expect(names.make("x".repeat(500))).to.have.length(62);
    });
});
