import { expect } from "chai";
import { count, describe as fieldsOf, text } from "#kernel/base/fields.ts";
import type { Stored } from "./schema.ts";
import { Table } from "./table.ts";

describe("Table", () => {
    const make = () => {
        const table = new Table({ model: "t", fields: fieldsOf({ pk: text(), name: text({ unique: true }), rank: count() }), families: {}, indexes: ["rank"] });
        for (const [pk, rank] of [
            ["a", 2],
            ["b", 1],
            ["c", 2],
        ] as const)
            table.set(pk, { pk, name: pk, rank });
        return table;
    };
    const byRank = (a: Stored, b: Stored) => Number(a.rank) - Number(b.rank);
    const keys = (rows: readonly Stored[]) => rows.map(({ pk }) => pk);

    it("finds by index, and without one", () => {
        const table = make();
        expect(table.finds("rank")).to.equal(true);
        expect(table.finds("other")).to.equal(false);
        expect(keys(table.where("rank", 2))).to.deep.equal(["a", "c"]);
        table.set("a", { pk: "a", name: "a", rank: 1 });
        expect([keys(table.where("rank", 2)), keys(table.where("rank", 1))]).to.deep.equal([["c"], ["b", "a"]]);
        table.set("c", null);
        expect(table.where("rank", 2)).to.deep.equal([]);
        expect(keys(table.where("pk", "b"))).to.deep.equal(["b"]);
        expect(table.where("pk", "c")).to.deep.equal([]);
    });

    it("keeps an order through every change; equal rows in the order they came", () => {
        const table = make();
        expect(keys(table.ordered("rank", byRank))).to.deep.equal(["b", "a", "c"]);
        table.set("b", { pk: "b", name: "b", rank: 3 });
        table.set("d", { pk: "d", name: "d", rank: 2 });
        table.set("a", null);
        expect(keys(table.ordered("rank", byRank))).to.deep.equal(["c", "d", "b"]);
    });

    it("leaves rows out of an order for good", () => {
        const table = make();
        const isNotC = (row: Stored) => row.pk !== "c";
        table.ordered("some", byRank, isNotC);
        table.set("e", { pk: "e", name: "e", rank: 0 });
        table.set("c", { pk: "c", name: "c", rank: 0 });
        expect(keys(table.ordered("some", byRank, isNotC))).to.deep.equal(["e", "b", "a"]);
    });

    it("puts a row that comes back at its former place", () => {
        const table = make();
        const ordinal = table.ordinalOf("a");
        const row = table.set("a", null)!;
        table.set("a", row, ordinal);
        table.settle();
        expect([...table.rows.keys()]).to.deep.equal(["a", "b", "c"]);
        expect(keys(table.ordered("rank", byRank))).to.deep.equal(["b", "a", "c"]);
    });

    it("is empty after clear, indexes and orders too", () => {
        const table = make();
        table.ordered("rank", byRank);
        table.clear();
        expect([table.rows.size, table.where("rank", 2), table.ordered("rank", byRank)]).to.deep.equal([0, [], []]);
    });
});
