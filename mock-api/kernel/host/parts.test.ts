import { expect } from "chai";
import { HttpError } from "#kernel/base/errors.ts";
import { count, describe as fieldsOf, text } from "#kernel/base/fields.ts";
import { parseJson } from "#kernel/http/json.ts";
import { Lock } from "#kernel/base/lock.ts";
import { Router } from "#kernel/http/router.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { Table } from "#kernel/store/table.ts";

describe("parseJson", () => {
    it("gives what JSON says", () => {
        expect(parseJson(' {"a": [1, -2.5, true, null, "\\u00e4\\n"]} ')).to.deep.equal({ a: [1, -2.5, true, null, "ä\n"] });
    });

    it("names what is wrong and where, as the API's parser does", () => {
        for (const [written, complaint] of [
            ["", "Expecting value: line 1 column 1 (char 0)"],
            ["{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
            ["{'a': 1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
            ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
            ['{"a": 1 "b": 2}', "Expecting ',' delimiter: line 1 column 9 (char 8)"],
            ["[1, 2", "Expecting ',' delimiter: line 1 column 6 (char 5)"],
            ["[1,]", "Expecting value: line 1 column 4 (char 3)"],
            ['"abc', "Unterminated string starting at: line 1 column 1 (char 0)"],
            ['"a\nb"', "Invalid control character at: line 1 column 3 (char 2)"],
            ['"\\x"', "Invalid \\escape: line 1 column 2 (char 1)"],
            ['"\\u12"', "Invalid \\uXXXX escape: line 1 column 3 (char 2)"],
            ["1 2", "Extra data: line 1 column 3 (char 2)"],
            ['{\n  "a": nope\n}', "Expecting value: line 2 column 8 (char 9)"],
        ] as const) {
            const parse = () => parseJson(written);
            const fault = expect(parse, written).to.throw(HttpError);
            fault.with.deep.property("body", { detail: `JSON parse error - ${complaint}` });
        }
    });
});

describe("Lock", () => {
    it("lets one in at a time, in the order they came", async () => {
        const lock = new Lock();
        const seen: string[] = [];
        const visit = async (name: string) => {
            const release = await lock.take();
            seen.push(`${name} in`);
            await Promise.resolve();
            seen.push(`${name} out`);
            release();
        };
        await Promise.all(["a", "b", "c"].map(visit));
        expect(seen).to.deep.equal(["a in", "a out", "b in", "b out", "c in", "c out"]);
    });

    it("released twice does not let two in", async () => {
        const lock = new Lock();
        const release = await lock.take();
        const next = lock.take();
        release();
        release();
        const second = await next;
        let isThird = false;
        const third = lock.take().then((end) => ((isThird = true), end));
        await Promise.resolve();
        expect(isThird).to.equal(false);
        second();
        (await third)();
        expect(isThird).to.equal(true);
    });
});

describe("Router", () => {
    const router = new Router(
        [
            ["GET", "/things/"],
            ["POST", "/things/"],
            ["GET", "/things/{id}/"],
            ["GET", "/things/all/"],
            ["GET", "/things/{id}/parts/{part}/"],
        ].map(([method = "", path = ""]) => ({ method, path, endpoint: `${method} ${path}` })),
    );
    const found = (path: string) => router.match(path);

    it("finds every method of a path, and what is named in it", () => {
        expect([...found("/things/")!.endpoints.keys()]).to.deep.equal(["GET", "POST"]);
        expect(found("/things/7/parts/a%20b/")!.params).to.deep.equal({ id: "7", part: "a b" });
        expect(found("/things/%zz/")!.params, "what cannot be decoded stays").to.deep.equal({ id: "%zz" });
    });

    it("prefers fixed segments", () => {
        expect(found("/things/all/")!.endpoints.get("GET")).to.equal("GET /things/all/");
        expect(found("/things/other/")!.endpoints.get("GET")).to.equal("GET /things/{id}/");
    });

    it("finds nothing elsewhere", () => {
        for (const path of ["/", "/things", "/things/7", "/thing/", "/things/7/parts/"]) expect(found(path), path).to.equal(undefined);
    });

    it("is refused when something is described twice", () => {
        const twice = ["/a/", "/a/"].map((path) => ({ method: "GET", path, endpoint: 1 }));
        expect(() => new Router(twice)).to.throw("GET /a/ is described twice");
    });
});

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
