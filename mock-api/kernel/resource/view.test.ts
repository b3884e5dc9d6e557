import { expect } from "chai";
import { callOf, emptyDb } from "#kernel/testing/call.test-helper.ts";
import { describe as fieldsOf, inverse, text, uuid } from "#kernel/base/fields.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { computes, jsonAt, mirrored, View } from "./view.ts";

const fields = fieldsOf({
    pk: uuid(),
    name: text(),
    password: text({ writeOnly: true }),
    token: text({ hidden: true }),
    books: inverse("shelf.book", "shelf"),
    secrets: inverse("shelf.book", "shelf", { hidden: true }),
});
const row = { pk: "s", name: "Left", password: "p", token: "t" };

describe("View", () => {
    it("shows fields in their order, then what is mirrored, then what is computed; never what is taken only, or kept only", () => {
        const call = callOf();
        const view = new View("Shelf", "shelf.shelf", fields, { loud: computes<Stored>(text(), ({ row: { name } }) => String(name).toUpperCase()) });
        const book = call.db.create("shelf.book", { title: "Cider", shelf: "s" });
        const shown = view.represent(row, call);
        expect(shown).to.deep.equal({ pk: "s", name: "Left", books: [book.pk], loud: "LEFT" });
        expect(Object.keys(shown)).to.deep.equal(["pk", "name", "books", "loud"]);
    });

    it("a computed field may stand in for a stored one, and is left out where it is undefined", () => {
        const call = callOf();
        const view = new View("Shelf", "shelf.shelf", fields, { name: computes(text(), () => "Shown"), none: computes(text(), () => undefined) });
        expect(view.represent(row, call)).to.deep.equal({ pk: "s", name: "Shown", books: [] });
    });

    it("computes for the caller who asks, from the store of the call", () => {
        const db = emptyDb();
        const view = new View("Shelf", "shelf.shelf", {}, { who: computes(text(), ({ call, db: store }) => `${call.principal?.pk} ${store === db}`) });
        expect([1, 2].map((as) => view.represent(row, callOf({ as, db })).who)).to.deep.equal(["1 true", "2 true"]);
    });

    it("shows null as null, and does not change the row", () => {
        const frozen = Object.freeze({ pk: "s", name: null });
        expect(new View("Shelf", "shelf.shelf", { pk: uuid(), name: text() }).represent(frozen, callOf())).to.deep.equal({ pk: "s", name: null });
    });
});

describe("a shared text of a row", () => {
    /** A view that counts how often it is asked. */
    function counting() {
        let asked = 0;
        const view = new View("Shelf", "shelf.shelf", {}, { at: computes(text(), () => ++asked) });
        return { view, count: () => asked };
    }

    it("is written once, until anything changes anywhere", () => {
        const db = emptyDb();
        const { view, count } = counting();
        const call = callOf({ db });
        const shelf = db.create("shelf.shelf", { name: "Left" });
        expect([view.sharedText(shelf, call), view.sharedText(shelf, call), count()]).to.deep.equal(['{"at":1}', '{"at":1}', 1]);
        db.create("shelf.author", { name: "Ann" });
        expect([view.sharedText(shelf, call), count()]).to.deep.equal(['{"at":2}', 2]);
    });

    it("is written anew after a rollback, and for another store", () => {
        const db = emptyDb();
        const { view, count } = counting();
        const shelf = db.create("shelf.shelf", { name: "Left" });
        db.commit();
        view.sharedText(shelf, callOf({ db }));
        db.create("shelf.author", { name: "Ann" });
        db.rollback();
        view.sharedText(shelf, callOf({ db }));
        expect(count()).to.equal(2);
        view.sharedText(shelf, callOf());
        expect(count()).to.equal(3);
    });
});

describe("parts of a row", () => {
    it("mirrored: keys of the rows that hold this one", () => {
        const db = emptyDb();
        const shelf = db.create("shelf.shelf", { name: "Left" });
        const books = ["A", "B"].map((title) => db.create("shelf.book", { title, shelf: shelf.pk }));
        db.create("shelf.book", { title: "C" });
        expect(mirrored(fields.books, shelf.pk, db)).to.deep.equal(books.map(({ pk }) => pk));
        expect(mirrored(fields.books, "nobody", db)).to.deep.equal([]);
    });

    it("jsonAt: what a field holds", () => expect(["name", "nothing"].map((name) => jsonAt(row, name))).to.deep.equal(["Left", undefined]));
});
