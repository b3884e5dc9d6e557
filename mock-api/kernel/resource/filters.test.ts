import { expect } from "chai";
import { callOf, emptyDb } from "#kernel/testing/call.test-helper.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { date, type Fields, float, flag, integer, json, list, numberChoice, text, uuid } from "#kernel/base/fields.ts";
import { anyOf, anyValueOf, asBoolean, asText, byAttributes, byKey, equals, type Filter, namedAnyOf, parseLookup, Unmatched } from "./filters.ts";
import type { Stored } from "#kernel/store/schema.ts";

const db = emptyDb();
const call = callOf({ db, as: 1 });
const NOBODY = "00000000-0000-4000-8000-000000000000";
const left = db.create("shelf.shelf", { name: "Left" });
const [ann, ben] = ["Ann", "Ben"].map((name) => db.create("shelf.author", { name }));
const cider = db.create("shelf.book", {
    title: "Cider",
    shelf: left.pk,
    authors: [ann!.pk, ben!.pk],
    pages: 30,
    printed: "2023-01-01T00:00:00Z",
    attributes: { a: 1, deep: { b: "Bee", none: null } },
});
const apples = db.create("shelf.book", { title: "apples", authors: [ann!.pk], pages: 10, kind: "essay", is_lent: true });
const books = db.all("shelf.book");
const bookFields = db.schema.model("shelf.book").fields;

/** Titles that a filter lets through, or what it says instead. */
function through(filter: Filter, name: string, values: readonly string[], fields: Fields = bookFields, rows: readonly Stored[] = books): unknown {
    const test = filter.test({ values, call, fields, name, model: "shelf.book" });
    if (test === undefined || typeof test === "string") return test;
    return test instanceof Unmatched ? { unmatched: test.message } : rows.filter(test).map((row) => row.title ?? row.pk);
}

describe("parseLookup", () => {
    for (const [name, expected] of [
        ["name", ["name", "exact"]],
        ["name__iexact", ["name", "iexact"]],
        ["user__name__icontains", ["user__name", "icontains"]],
        ["name__isnull", ["name", "isnull"]],
        ["path__startswith", ["path", "startswith"]],
        ["name__istartswith", ["name__istartswith", "exact"]],
        ["isnull", ["isnull", "exact"]],
    ] as const)
        it(name, () => expect(parseLookup(name)).to.deep.equal(expected));
});

describe("equals", () => {
    for (const [name, value, expected] of [
        ["title", "Cider", ["Cider"]],
        ["title", "cider", []],
        ["title", "", undefined],
        ["title__iexact", "CIDER", ["Cider"]],
        ["title__icontains", "PLE", ["apples"]],
        ["title__startswith", "Ci", ["Cider"]],
        ["title__startswith", "ci", []],
        ["title__isnull", "true", []],
        ["shelf__isnull", "true", ["apples"]],
        ["shelf__isnull", "false", ["Cider"]],
        ["shelf__isnull", "maybe", undefined],
        ["shelf__name", "Left", ["Cider"]],
        ["shelf__name__icontains", "ef", ["Cider"]],
        ["authors__name", "Ann", ["Cider", "apples"]],
        ["authors__name__iexact", "ben", ["Cider"]],
        ["pages", "30", ["Cider"]],
        ["pages", " 30 ", ["Cider"]],
        ["pages", "30.0", ["Cider"]],
        ["pages", "x", "Enter a number."],
        ["pages__iexact", "30", ["Cider"]],
        ["is_lent", "true", ["apples"]],
        ["is_lent", "False", ["Cider"]],
        ["is_lent", "0", ["Cider"]],
        ["is_lent", "maybe", undefined],
        ["kind", "essay", ["apples"]],
        ["kind", "poem", "Select a valid choice. poem is not one of the available choices."],
        ["printed", "2023-01-01T01:00:00+01:00", ["Cider"]],
        ["printed", "soon", "Enter a valid date/time."],
        ["shelf", left.pk, ["Cider"]],
        ["shelf", left.pk.toUpperCase(), ["Cider"]],
        ["shelf", "x", "“x” is not a valid UUID."],
        ["shelf", NOBODY, { unmatched: "Select a valid choice. That choice is not one of the available choices." }],
        ["authors", String(ben!.pk), ["Cider"]],
        ["authors", "99", { unmatched: "Select a valid choice. 99 is not one of the available choices." }],
        ["pk", apples.pk, ["apples"]],
        ["pk", "x", "Enter a valid UUID."],
        ["nothing", "x", []],
    ] as const)
        it(`${name}=${value}`, () => expect(through(equals, name, [value])).to.deep.equal(expected));

    it("goes by the last value that was sent", () => expect(through(equals, "title", ["apples", "Cider"])).to.deep.equal(["Cider"]));

    it("compares values of every kind as their kind", () => {
        const fields = { number: numberChoice({ 6: "six" }), size: float(), at: date(), on: flag(), tags: list(text()), n: integer() };
        const rows = [{ pk: "row", number: 6, size: 1.5, at: "2023-01-01T00:00:00.500000Z", on: true, tags: ["a", "b"], n: -3 }];
        for (const [name, value, expected] of [
            ["number", "6", ["row"]],
            ["number", "7", "Select a valid choice. 7 is not one of the available choices."],
            ["size", "1.5", ["row"]],
            ["at", "2023-01-01T00:00:00.5Z", ["row"]],
            ["at", "2023-01-01T00:00:00Z", []],
            ["on", "1", ["row"]],
            ["tags", "b", ["row"]],
            ["tags", "c", []],
            ["n", "-3", ["row"]],
        ] as const)
            expect(through(equals, name, [value], fields, rows), `${name}=${value}`).to.deep.equal(expected);
    });
});

describe("byKey", () => {
    it("finds a row by its key in any spelling, whatever the parameter is called", () => {
        expect(through(byKey(), "book_uuid", [cider.pk.replaceAll("-", "")])).to.deep.equal(["Cider"]);
        expect(through(byKey("shelf"), "of", [left.pk])).to.deep.equal(["Cider"]);
    });
    it("refuses what is no key", () => expect(through(byKey(), "book_uuid", ["x"])).to.equal("Enter a valid UUID."));
});

describe("anyOf", () => {
    it("lets through what holds one of the keys", () => {
        expect(through(anyOf("authors"), "authors_by_pk", [String(ben!.pk)])).to.deep.equal(["Cider"]);
        expect(through(anyOf("authors"), "authors_by_pk", [String(ann!.pk), String(ben!.pk)])).to.deep.equal(["Cider", "apples"]);
    });
    it("goes by values where the path leads to no relation", () => {
        expect(through(anyOf("title"), "titles", ["Cider", "Bread"])).to.deep.equal(["Cider"]);
        expect(through(anyOf("pages"), "pages", ["10", "11"])).to.deep.equal(["apples"]);
    });
    it("says which key there is not, and which can be none", () => {
        for (const [path, value, expected] of [
            ["authors", "99", { unmatched: "Select a valid choice. 99 is not one of the available choices." }],
            ["authors", "x", "“x” is not a valid value."],
            ["shelf", NOBODY, { unmatched: `Select a valid choice. ${NOBODY} is not one of the available choices.` }],
            ["shelf", "x", "“x” is not a valid UUID."],
        ] as const)
            expect(through(anyOf(path), "any", [value]), value).to.deep.equal(expected);
    });
});

describe("names and values", () => {
    it("namedAnyOf: each must be somebody's", () => {
        const filter = namedAnyOf("authors__name", "shelf.author", "name");
        expect(through(filter, "by_name", ["Ben"])).to.deep.equal(["Cider"]);
        expect(through(filter, "by_name", ["Ann", "Ben"])).to.deep.equal(["Cider", "apples"]);
        expect(through(filter, "by_name", ["Ann", "Zoe"])).to.deep.equal({ unmatched: "Select a valid choice. Zoe is not one of the available choices." });
    });
    it("anyValueOf: each must be some row's", () => {
        expect(through(anyValueOf("title"), "titles", ["Cider", "apples"])).to.deep.equal(["Cider", "apples"]);
        expect(through(anyValueOf("title"), "titles", ["Cider", "Bread"])).to.deep.equal({
            unmatched: "Select a valid choice. Bread is not one of the available choices.",
        });
    });
});

describe("byAttributes", () => {
    const found = (wanted: unknown) => through(byAttributes, "attributes", [typeof wanted === "string" ? wanted : JSON.stringify(wanted)]);
    for (const [name, wanted, expected] of [
        ["a value", { a: 1 }, ["Cider"]],
        ["a text is no number", { a: "1" }, []],
        ["a path", { deep__b: "Bee" }, ["Cider"]],
        ["without capitals", { deep__b__iexact: "bee" }, ["Cider"]],
        ["a part", { deep__b__icontains: "E" }, ["Cider"]],
        ["a beginning", { deep__b__startswith: "Be" }, ["Cider"]],
        ["a whole object", { deep: { b: "Bee", none: null } }, ["Cider"]],
        ["all of them", { a: 1, deep__b: "other" }, []],
        ["what is not there", { c__isnull: true }, ["Cider", "apples"]],
        ["what is there", { a__isnull: false }, ["Cider"]],
        ["null is there", { deep__none__isnull: false }, ["Cider"]],
        ["what every object inherits is not", { constructor__isnull: true }, ["Cider", "apples"]],
        ["nothing asked", {}, ["Cider", "apples"]],
        ["an empty parameter", "", undefined],
    ] as const)
        it(name, () => expect(found(wanted)).to.deep.equal(expected));

    it("refuses what is no JSON, or no object", () => {
        for (const [written, message] of [
            ["{", "filter: failed to parse JSON"],
            ["[1]", "filter: value must be key:value mapping"],
            ["1", "filter: value must be key:value mapping"],
        ] as const)
            expect(() => found(written), written)
                .to.throw(HttpError)
                .with.deep.property("body", [message]);
    });

    it("a row without attributes has none", () => {
        const rows = [
            { pk: "none", attributes: null },
            { pk: "odd", attributes: "text" },
        ];
        expect(through(byAttributes, "attributes", ['{"a__isnull": true}'], { attributes: json() }, rows)).to.deep.equal(["none", "odd"]);
    });
});

describe("values as text", () => {
    it("asBoolean: yes, no, or nothing said", () => {
        for (const [value, expected] of [
            ["true", true],
            ["TRUE", true],
            ["1", true],
            ["false", false],
            ["0", false],
            ["yes", undefined],
            ["", undefined],
        ] as const)
            expect(asBoolean(value), value).to.equal(expected);
    });
    it("asText: as the database writes it", () => {
        for (const [value, expected] of [
            ["a", "a"],
            [1.5, "1.5"],
            [true, "true"],
            [null, ""],
            [undefined, ""],
            [{ a: 1 }, '{"a":1}'],
            [["a"], '["a"]'],
        ] as const)
            expect(asText(value)).to.equal(expected);
    });
    it("uuid() of a parameter is documented as one", () => expect([byKey().shape?.kind, uuid().kind]).to.deep.equal(["uuid", "uuid"]));
});
