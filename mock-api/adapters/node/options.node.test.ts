import { readFileSync } from "node:fs";
import { expect } from "chai";
import { optionsHelp } from "./options.ts";

const namesIn = (text: string): string[] => [...text.matchAll(/--([a-z][a-z-]*)/g)].map(([, name]) => name!);

describe("options of the server", () => {
    it("are told by --help, those of the README's table and no others", () => {
        const rows = readFileSync("README.md", "utf8")
            .split("\n")
            .filter((line) => line.startsWith("| `--"));
        const told = optionsHelp()
            .split("\n")
            .flatMap((line) => namesIn(line.slice(0, line.indexOf("  ", 3))));
        expect(told.sort()).to.deep.equal([...new Set(rows.flatMap(namesIn))].sort());
    });
});
