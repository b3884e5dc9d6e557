import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect } from "chai";

const AGREEING = /(\d+) of (\d+) operations agree/;

describe("the document of the API", () => {
    it("is what agreed with the official one, as often as the README says", () => {
        const { stdout } = spawnSync(process.execPath, ["scripts/contract.mjs"], { encoding: "utf8" });
        expect(stdout).not.to.contain("✗");
        const [, agreeing, all] = AGREEING.exec(stdout)!;
        const [, said, ofAll] = AGREEING.exec(readFileSync("README.md", "utf8"))!;
        expect([said, ofAll]).to.deep.equal([agreeing, all]);
    });
});
