import { expect } from "chai";
import { remembered } from "./remembered.ts";

describe("answers that are remembered", () => {
    const counted = (most: number) => {
        const asked: string[] = [];
        const ask = remembered(most, (a: string, b: string) => {
            asked.push(`${a}|${b}`);
            return a === "" ? undefined : a + b;
        });
        return { asked, ask };
    };

    it("are worked out once for the same texts, also where there is none", () => {
        const { asked, ask } = counted(10);
        for (let time = 0; time < 2; time++) expect([ask("a", "b"), ask("", "b")]).to.deep.equal(["ab", undefined]);
        expect(asked).to.deep.equal(["a|b", "|b"]);
    });

    it("are told apart by where one text ends", () => {
        const { asked, ask } = counted(10);
        for (const [a, b] of [
            ["a", "b"],
            ["ab", ""],
        ] as const)
            expect(ask(a, b)).to.equal("ab");
        expect(asked).to.have.length(2);
    });

    it("are forgotten when they become too many", () => {
        const { asked, ask } = counted(2);
        for (const a of ["1", "2", "3", "1", "3"]) ask(a, "");
        expect(asked).to.deep.equal(["1|", "2|", "3|", "1|"]);
    });

    it("are not kept of work that failed", () => {
        let times = 0;
        const ask = remembered(10, (text: string) => {
            times++;
            throw new Error(text);
        });
        for (let time = 0; time < 2; time++) expect(() => ask("no")).to.throw("no");
        expect(times).to.equal(2);
    });
});
