import { expect } from "@open-wc/testing";
import { sizeText } from "./size-text.ts";
import { together } from "./together.ts";

describe("numbers and the words beside them", () => {
    it("stay in one line, and others part as before", () => {
        expect(together("Zeile 4, Spalte 12: a b")).to.equal("Zeile\u00a04, Spalte\u00a012: a b");
        expect(together("They are there. 0 of 6 done.")).to.equal("They are there. 0\u00a0of\u00a06\u00a0done.");
    });

    it("as a size and its unit do", () => expect(sizeText(2_621_440)).to.equal("2.5\u00a0MB"));
});
