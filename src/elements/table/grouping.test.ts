import { expect } from "@open-wc/testing";
import { THEMES, useTheme } from "../testing/colors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import { all, bulk, make, server, texts, type Row } from "./table.test-helper.ts";

describe("rows of a table in groups", () => {
    const heading = ({ pk }: Row): string => (pk % 2 === 0 ? "Even" : "Odd");
    const open = (sortedBy?: string) =>
        make(server().load, { groupBy: { heading, ...(sortedBy && { sortedBy }) }, bulk, expand: ({ name }) => name, actions: () => "" });
    afterEach(() => useTheme("light"));

    it("stand under their heading, each once, in the order of the server; headings go by the alphabet", async () => {
        const table = await open();
        expect(all(table, ".group th").map(({ textContent }) => textContent)).to.deep.equal(["Even", "Odd"]);
        expect(texts(table).slice(0, 3)).to.deep.equal(["row 2", "row 4", "row 6"]);
        expect(texts(table).slice(10, 12)).to.deep.equal(["row 1", "row 3"]);
        expect(texts(table)).to.have.length(20);
    });

    it("whose headings follow from a field stand under them as they come, while they are sorted by it", async () => {
        const table = await open("name");
        const headings = () => all(table, ".group th").map(({ textContent }) => textContent);
        expect(headings()).to.deep.equal([]);
        all(table, "thead button")[0]!.click();
        await waitUntil(() => headings().join() === "Odd,Even");
    });

    it("have headings as wide as the table, which are no rows to choose", async () => {
        const table = await open();
        const heading = all<HTMLTableCellElement>(table, ".group th")[0]!;
        expect(heading.colSpan).to.equal(all(table, "thead th").length);
        expect(heading.scope).to.equal("rowgroup");
        heading.click();
        expect(table.selected).to.deep.equal([]);
    });

    for (const theme of THEMES)
        it(`are accessible (${theme})`, async () => {
            await useTheme(theme);
            await expect(await open()).to.be.accessible();
        });
});
