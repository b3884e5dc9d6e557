import { readFileSync } from "node:fs";
import { expect } from "chai";
import * as limits from "./limits.ts";

describe("docs/limits.md", () => {
    it("shows every limit with its value, and no other", () => {
        const rows = [...readFileSync("docs/limits.md", "utf8").matchAll(/^\| `(\w+)`\s*\|\s*(\d+) \|/gm)].map(([, name, value]) => [name, Number(value)]);
        expect(Object.fromEntries(rows)).to.deep.equal({ ...limits });
    });
});
