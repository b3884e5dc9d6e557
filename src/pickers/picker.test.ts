import { expect } from "@open-wc/testing";
import type { Option, Picker } from "#src/elements/form/options.ts";
import { known, without } from "./picker.ts";

const SIZE = 2;
const people = ["ada", "bob", "carol", "dave", "eve"].map((label, value): Option<number> => ({ value, label }));
const pages: Picker<number> = {
    search: async (_text, _signal, page) => ({ options: people.slice((page - 1) * SIZE, page * SIZE), more: page * SIZE < people.length }),
};

describe("pickers", () => {
    const signal = new AbortController().signal;

    /** All that a field is given while it is scrolled to its end. */
    async function offered(picker: Picker<number>): Promise<string[]> {
        const labels: string[] = [];
        for (let page = 1; ; page++) {
            const found = await picker.search("", signal, page);
            const { options, more } = "more" in found ? found : { options: found, more: false };
            labels.push(...options.map(({ label }) => label));
            if (!more) return labels;
            expect(options, "a page before the last").to.not.be.empty;
        }
    }

    it("B14: leave out what is in already, even whole pages of it, and offer the rest once", async () => {
        expect(await offered(without(pages, new Set([3])))).to.deep.equal(["ada", "bob", "carol", "eve"]);
        expect(await offered(without(pages, new Set([0, 1])))).to.deep.equal(["carol", "dave", "eve"]);
        expect(await offered(without(pages, new Set([0, 1, 2, 3])))).to.deep.equal(["eve"]);
        expect(await offered(without(pages, new Set([0, 1, 2, 3, 4])))).to.deep.equal([]);
    });

    it("B14: begin anew with each search", async () => {
        const picker = without(pages, new Set([0, 1]));
        await offered(picker);
        expect(await offered(picker)).to.deep.equal(["carol", "dave", "eve"]);
    });

    it("of what is known find by text, name what is there by its key, and give those that a new object begins with", async () => {
        const names = known(["ada", "bob", "carol"], (label): Option<string> => ({ value: label[0]!, label }));
        expect(await names.search("O", signal, 1)).to.deep.equal([
            { value: "b", label: "bob" },
            { value: "c", label: "carol" },
        ]);
        expect([await names.find!("a", signal), await names.find!("z", signal)].map(({ label }) => label)).to.deep.equal(["ada", "z"]);
        expect(names.where((name) => name.length > 3)).to.deep.equal([{ value: "c", label: "carol" }]);
    });
});
