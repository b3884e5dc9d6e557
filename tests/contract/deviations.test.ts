import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

const ID = /\bD-\d{3}\b/g;
const document = readFileSync("docs/deviations.md", "utf8");

/** Sections with the hundred that their heading names, and the ids of their entries. */
const sections = document
    .split(/^## /m)
    .slice(1)
    .map((text) => ({
        range: /\(D-(\d{3}) to D-(\d{3})\)/.exec(text)!.slice(1).map(Number) as [number, number],
        ids: [...text.matchAll(/^- \*\*(D-\d{3}) /gm)].map(([, id]) => id!),
    }));
const known = sections.flatMap(({ ids }) => ids);

const sources = ["mock-api", "src", "stories", "tests"]
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))))
    .filter((name) => /\.(ts|yaml)$/.test(name));

describe("deviations", () => {
    it("each have an id of their own, in the range of their section", () => {
        expect(known).to.have.length.above(50);
        expect(known.filter((id, at) => known.indexOf(id) !== at)).to.deep.equal([]);
        for (const { ids, range } of sections) expect(ids.filter((id) => Number(id.slice(2)) < range[0] || Number(id.slice(2)) > range[1])).to.deep.equal([]);
    });

    it("name one for each recorded exchange that differs", () => {
        const lines = readFileSync("docs/deviations.accept", "utf8")
            .split("\n")
            .filter((line) => line && !line.startsWith("#"));
        expect(lines.filter((line) => !known.includes(line.split(/ {2,}/)[1] ?? ""))).to.deep.equal([]);
    });

    it("exist where code refers to them", () => {
        const missing = [document.replaceAll(/^## .*$/gm, ""), ...sources.map((name) => readFileSync(name, "utf8"))]
            .flatMap((text) => text.match(ID) ?? [])
            .filter((id) => !known.includes(id));
        expect([...new Set(missing)]).to.deep.equal([]);
    });
});
