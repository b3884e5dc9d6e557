import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Text of every file below a folder whose name ends so. */
const texts = (folder: string, ending: string): string[] =>
    readdirSync(folder, { recursive: true })
        .map((file) => path.join(folder, String(file)))
        .filter((file) => file.endsWith(ending) && !file.endsWith(".test.ts"))
        .map((file) => readFileSync(file, "utf8"));

const found = (files: readonly string[], pattern: RegExp): string[] => files.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name));

describe("catalogue", () => {
    const titles = found(texts("stories", ".stories.ts"), /title: "([^"]+)"/g);

    it("has an entry for every element", () => {
        const elements = found(
            [...texts("src/elements", ".ts"), ...texts("src/shell", ".ts"), ...texts("src/pages", "page-header.ts")],
            /@customElement\("([^"]+)"\)/g,
        );
        expect(elements.length).to.be.greaterThan(40);
        const shown = new Set(titles.map((title) => title.split("/").at(-1)));
        // Only where the engine runs in the tab; a journey of its own opens it.
        const unseen = ["ak-sandbox-menu"];
        expect(elements.filter((tag) => !unseen.includes(tag) && !shown.has(tag))).to.deep.equal([]);
    });

    it("has a story of every address of the admin and the user interface", () => {
        for (const place of ["admin", "user"] as const) {
            const addresses = found([readFileSync(`src/${place}/routes.ts`, "utf8")], /path: "([^"]+)"/g);
            expect(addresses.length).to.be.greaterThan(1);
            const shown = found(texts(`stories/screens/${place}`, ".stories.ts"), /["'`#](\/[\w/${}().-]+)/g);
            // A parameter in an address is whatever is between two slashes; the address ends there.
            const patterns = addresses.map((address): [string, RegExp] => [address, new RegExp(`^${address.replace(/\{\w+\}/g, "[^/]+")}$`)]);
            expect(patterns.filter(([, pattern]) => !shown.some((one) => pattern.test(one))).map(([address]) => address)).to.deep.equal([]);
        }
    });

    it("has a story of every stage", () => {
        const stages = found(texts("src/flow/stages", ".stage.ts"), /@customElement\("([^"]+)"\)/g);
        const stories = texts("stories/screens", ".stories.ts").join("\n");
        // Leaves the page at once.
        const unseen = ["xak-flow-redirect"];
        expect(stages.filter((tag) => !unseen.includes(tag) && !stories.includes(`"${tag}"`))).to.deep.equal([]);
    });
});
