import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect } from "chai";

const OFFICIAL = "../shared/reference/openapi-2023.2.0.yml";
const AGREEING = /(\d+) of (\d+) operations agree/;

describe("the document of the API", () => {
    it("agrees with the official one as often as the README says", function () {
        if (!existsSync(OFFICIAL)) {
            console.log("      skipped: the official description is not here");
            return this.skip();
        }
        const { stdout } = spawnSync(process.execPath, ["scripts/contract.mjs", "--quiet"], { encoding: "utf8" });
        const [, agreeing, all] = AGREEING.exec(stdout)!.map(Number);
        const [, said, ofAll] = AGREEING.exec(readFileSync("README.md", "utf8"))!.map(Number);
        expect([said! <= agreeing!, ofAll], `it is ${agreeing} of ${all}`).to.deep.equal([true, all]);
    });
});
