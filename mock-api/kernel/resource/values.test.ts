import { expect } from "chai";
import { emptyDb } from "#kernel/testing/call.test-helper.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { fieldAt, valuesAt } from "./values.ts";

const db = emptyDb();
const shelf = db.create("shelf.shelf", { name: "Left", room: "Hall" });
const [ann, ben] = ["Ann", "Ben"].map((name) => db.create("shelf.author", { name }));
const cider = db.create("shelf.book", { title: "Cider", shelf: shelf.pk, authors: [ann!.pk, ben!.pk], pages: 30 });
const bread = db.create("shelf.book", { title: "Bread" });
const note = db.create("shelf.note", { text: "Good", user: 1, book: cider.pk });

const fieldsOf = (model: string) => db.schema.model(model).fields;

describe("fieldAt", () => {
    for (const [model, path, kind] of [
        ["shelf.book", "title", "text"],
        ["shelf.book", "pages", "integer"],
        ["shelf.book", "shelf", "reference"],
        ["shelf.book", "shelf__name", "text"],
        ["shelf.book", "authors__name", "text"],
        ["shelf.note", "book__shelf__room", "text"],
        ["shelf.author", "books", "inverse"],
        ["shelf.author", "books__pages", "integer"],
        ["shelf.book", "title__name", undefined],
        ["shelf.book", "nothing", undefined],
        ["shelf.book", "shelf__nothing", undefined],
        ["shelf.book", "shelf__", undefined],
        ["shelf.book", "", undefined],
        ["shelf.book", "__proto__", undefined],
        ["shelf.book", "constructor", undefined],
        ["shelf.book", "shelf__constructor", undefined],
    ] as const)
        it(`${model} ${path || "(nothing)"}: ${kind ?? "none"}`, () => expect(fieldAt(db, fieldsOf(model), path)?.kind).to.equal(kind));
});

describe("valuesAt", () => {
    for (const [name, model, row, path, expected] of [
        ["a column", "shelf.book", cider, "title", ["Cider"]],
        ["a column of nothing", "shelf.book", bread, "shelf", [null]],
        ["a column of many", "shelf.book", cider, "authors", [ann!.pk, ben!.pk]],
        ["a column of none", "shelf.book", bread, "authors", []],
        ["behind a reference", "shelf.book", cider, "shelf__name", ["Left"]],
        ["behind a reference to nothing", "shelf.book", bread, "shelf__name", [null]],
        ["behind references to many", "shelf.book", cider, "authors__name", ["Ann", "Ben"]],
        ["behind references to none", "shelf.book", bread, "authors__name", []],
        ["two references away", "shelf.note", note, "book__shelf__room", ["Hall"]],
        ["the other side", "shelf.author", ann!, "books", [cider.pk]],
        ["behind the other side", "shelf.author", ann!, "books__title", ["Cider"]],
        ["behind what is no reference", "shelf.book", cider, "title__x", []],
        ["what is not there", "shelf.book", cider, "nothing", []],
        ["what every object inherits", "shelf.book", cider, "constructor", []],
    ] as readonly (readonly [string, string, Stored, string, readonly unknown[]])[])
        it(name, () => expect(valuesAt(db, fieldsOf(model), row, path)).to.deep.equal(expected));

    it("of a row whose target is gone is nothing", () => {
        const dangling: Stored = { ...cider, shelf: "00000000-0000-4000-8000-000000000000" };
        expect(valuesAt(db, fieldsOf("shelf.book"), dangling, "shelf__name")).to.deep.equal([null]);
    });
});
