import { expect } from "chai";
import { steady } from "#kernel/testing/call.test-helper.ts";
import { Db, type RowChange } from "./db.ts";
import { ExpiringMap } from "#kernel/base/expiring-map.ts";
import { on } from "#kernel/resource/listener.ts";
import { memo, whileLoaded } from "./memo.ts";
import { registry } from "#kernel/testing/shelf.test-helper.ts";

const make = () => new Db(registry.schema, steady(1));

/** A shelf with one book of one author. */
function furnished() {
    const db = make();
    const shelf = db.create("shelf.shelf", { name: "Left" });
    const author = db.create("shelf.author", { name: "Ann" });
    const book = db.create("shelf.book", { title: "One", shelf: shelf.pk, authors: [author.pk] });
    db.commit();
    return { db, shelf, author, book };
}

describe("Db", () => {
    it("fills in defaults, and keys that count up and are never given twice", () => {
        const db = make();
        const [ann, ben] = [db.create("shelf.author", { name: "Ann" }), db.create("shelf.author", { name: "Ben" })];
        expect([ann.pk, ben.pk]).to.deep.equal([1, 2]);
        db.delete("shelf.author", 2);
        expect(db.create("shelf.author", { name: "Cid" }).pk).to.equal(3);
        db.create("shelf.author", { pk: 9, name: "Dan" });
        expect(db.create("shelf.author", { name: "Eve" }).pk, "after a key of one's own").to.equal(10);
        expect(db.create("shelf.book", { title: "One" })).to.include({ pages: 10, kind: "novel", is_lent: false, shelf: null });
    });

    it("does not change the old row object, and gives the new one", () => {
        const { db, book } = furnished();
        const changed = db.update("shelf.book", book.pk, { title: "Two" });
        expect([book.title, changed.title, db.get("shelf.book", book.pk)]).to.deep.equal(["One", "Two", changed]);
    });

    it("finds by key, by value, by a value among many, and by family", () => {
        const { db, shelf, author, book } = furnished();
        expect(db.find("shelf.book", book.pk)).to.equal(book);
        expect(db.find("shelf.book", "nothing")).to.equal(undefined);
        expect(db.find("shelf.book", null)).to.equal(undefined);
        expect(db.by("shelf.author", "name", "Ann")).to.equal(author);
        expect(db.where("shelf.book", "authors", author.pk)).to.deep.equal([book]);
        expect(db.where("shelf.book", "title", "Two")).to.deep.equal([]);
        expect(db.some("shelf.book", ["nothing", book.pk])).to.deep.equal([book]);
        expect(db.row("shelf.thing", shelf.pk)).to.equal(shelf);
        expect(db.modelOf("shelf.thing", book.pk)).to.equal("shelf.book");
        expect(db.modelOf("shelf.thing", "nothing")).to.equal(undefined);
        expect(db.rows("shelf.thing")).to.have.members([shelf, book]);
        expect(() => db.get("shelf.book", "nothing")).to.throw("shelf.book nothing is gone");
        expect(() => db.change("shelf.book", "nothing", {})).to.throw("gone");
    });

    it("set null: what pointed to a row points to none", () => {
        const { db, shelf, book } = furnished();
        db.delete("shelf.shelf", shelf.pk);
        expect(db.get("shelf.book", book.pk).shelf).to.equal(null);
    });

    it("references to many: the key is taken out of the list", () => {
        const { db, author, book } = furnished();
        db.delete("shelf.author", author.pk);
        expect(db.get("shelf.book", book.pk).authors).to.deep.equal([]);
    });

    it("cascade: rows that depend on a row are deleted with it", () => {
        const { db, book } = furnished();
        db.create("shelf.note", { text: "Good", user: 1, book: book.pk });
        db.delete("shelf.book", book.pk);
        expect(db.all("shelf.note")).to.deep.equal([]);
    });

    it("protect: a row in use stays, and nothing of the attempt does", () => {
        const { db, shelf, book } = furnished();
        db.create("shelf.lock", { name: "Key", shelf: shelf.pk });
        db.commit();
        expect(() => db.attempt(() => db.delete("shelf.shelf", shelf.pk))).to.throw("in use");
        expect(db.get("shelf.shelf", shelf.pk)).to.equal(shelf);
        expect(db.get("shelf.book", book.pk).shelf).to.equal(shelf.pk);
        expect(db.isChanged).to.equal(false);
    });

    it("deletes what is not there without a word", () => {
        const { db } = furnished();
        db.delete("shelf.book", "nothing");
        expect(db.isChanged).to.equal(false);
    });

    it("rollback: rows, their order and counters are as they were", () => {
        const { db, book } = furnished();
        const before = db.dump();
        db.delete("shelf.book", book.pk);
        db.create("shelf.author", { name: "Ben" });
        db.rollback();
        expect(db.dump()).to.deep.equal(before);
        expect(db.commit()).to.deep.equal([]);
        expect(db.create("shelf.author", { name: "Cid" }).pk).to.equal(2);
    });

    it("attempt: only its own part is taken back", () => {
        const { db } = furnished();
        db.create("shelf.author", { name: "Ben" });
        const attempt = () =>
            db.attempt(() => {
                db.create("shelf.author", { name: "Cid" });
                throw new Error("no");
            });
        expect(attempt).to.throw("no");
        expect(db.all("shelf.author").map(({ name }) => name)).to.deep.equal(["Ann", "Ben"]);
        expect(db.attempt(() => 7)).to.equal(7);
        expect(db.commit().filter(({ table }) => table === "shelf.author")).to.have.length(1);
    });

    it("commit: hands out every change once, in order, removals as null", () => {
        const { db, book } = furnished();
        db.update("shelf.book", book.pk, { title: "Two" });
        db.delete("shelf.book", book.pk);
        expect(db.commit().map(({ key, row }) => [key, row && "title" in row ? row.title : null])).to.deep.equal([
            [book.pk, "Two"],
            [book.pk, null],
        ]);
        expect(db.commit()).to.deep.equal([]);
    });

    it("load: refuses unknown tables and damaged rows with their place, and fills in fields that came later", () => {
        const db = make();
        expect(() => db.load({ "shelf.gone": [] })).to.throw("shelf.gone");
        expect(() => db.load({ "shelf.author": [{ pk: 1, name: 7 }] })).to.throw("shelf.author.name is damaged");
        expect(() => db.load({ "shelf.author": [{ name: "Ann" }] })).to.throw("shelf.author.pk is damaged");
        db.load({ "shelf.book": [{ pk: "b", title: "One", authors: [], shelf: null, kind: "novel", is_lent: true, printed: null, attributes: {}, old: 1 }] });
        expect(db.get("shelf.book", "b")).to.include({ pages: 10, secret: "", is_lent: true }).and.not.have.property("old");
        expect(db.isChanged).to.equal(false);
    });

    it("load: a key of a row that is there is not given again, whether its counter was kept or not", () => {
        const db = make();
        db.load({ "shelf.author": [{ pk: 7, name: "Ann" }] });
        expect(db.create("shelf.author", { name: "Ben" }).pk).to.equal(8);
        expect(db.all("shelf.author").map(({ name }) => name)).to.deep.equal(["Ann", "Ben"]);
        db.load({ "shelf.author": [{ pk: 7, name: "Ann" }], "sandbox.sequence": [{ pk: "shelf.author", last: 20 }] });
        expect(db.create("shelf.author", { name: "Ben" }).pk).to.equal(21);
    });

    it("load: what was there before is gone", () => {
        const { db, book } = furnished();
        db.load({});
        expect(db.find("shelf.book", book.pk)).to.equal(undefined);
        expect(db.where("shelf.author", "name", "Ann")).to.deep.equal([]);
    });
});

describe("listeners", () => {
    const told = (db: Db) => {
        const changes: string[] = [];
        db.listen(({ kind, model }: RowChange) => changes.push(`${kind} ${model}`));
        return changes;
    };

    it("are called for creating, changing and deleting, cascades included; for a row before its dependants are gone", () => {
        const { db, book } = furnished();
        db.create("shelf.note", { text: "Good", user: 1, book: book.pk });
        const changes = told(db);
        db.update("shelf.book", book.pk, { title: "Two" });
        db.delete("shelf.book", book.pk);
        expect(changes).to.deep.equal(["updated shelf.book", "deleting shelf.book", "deleting shelf.note", "deleted shelf.note", "deleted shelf.book"]);
    });

    it("are called for links apart from changes", () => {
        const { db, shelf, author, book } = furnished();
        const changes = told(db);
        db.link("shelf.book", book.pk, { authors: [] });
        db.link("shelf.book", book.pk, { authors: [author.pk] });
        db.delete("shelf.shelf", shelf.pk);
        expect(changes).to.deep.equal(["linked shelf.book", "linked shelf.book", "deleting shelf.shelf", "linked shelf.book", "deleted shelf.shelf"]);
    });

    it("of a family are called for its members' rows, with the row before the change", () => {
        const { db, book } = furnished();
        const seen: unknown[] = [];
        on("shelf.thing", ["updated"], ({ row, before, call }) => seen.push([row.pk, before?.pk, call])).attach(db, () => undefined);
        db.update("shelf.book", book.pk, { title: "Two" });
        db.create("shelf.author", { name: "Ben" });
        expect(seen).to.deep.equal([[book.pk, book.pk, undefined]]);
    });

    it("still see what points to a row that is about to go", () => {
        const { db, shelf } = furnished();
        const counts: number[] = [];
        for (const kind of ["deleting", "deleted"] as const)
            db.on("shelf.shelf", kind, ({ row }) => counts.push(db.where("shelf.book", "shelf", row.pk).length));
        db.delete("shelf.shelf", shelf.pk);
        expect(counts).to.deep.equal([1, 0]);
    });

    it("write in the same transaction", () => {
        const { db, book } = furnished();
        db.on("shelf.book", "deleted", () => db.create("shelf.author", { name: "Heir" }));
        db.delete("shelf.book", book.pk);
        db.rollback();
        expect(db.by("shelf.author", "name", "Heir")).to.equal(undefined);
    });
});

describe("memo", () => {
    it("is made once, and anew after a rollback, a failed attempt and a load", () => {
        const { db } = furnished();
        let made = 0;
        const kept = memo(() => ({ number: ++made }));
        expect([kept(db).number, kept(db).number]).to.deep.equal([1, 1]);
        db.create("shelf.author", { name: "Ben" });
        db.commit();
        expect(kept(db).number, "a commit keeps it").to.equal(1);
        db.rollback();
        expect(kept(db).number).to.equal(2);
        expect(() => db.attempt(() => expect.fail("no"))).to.throw();
        expect(kept(db).number).to.equal(3);
        db.load({});
        expect(kept(db).number).to.equal(4);
        expect(kept(make()).number, "another store").to.equal(5);
    });

    it("whileLoaded: outlives a rollback, not a load", () => {
        const { db } = furnished();
        const kept = whileLoaded(() => new Map<string, number>());
        kept(db).set("a", 1);
        db.rollback();
        expect(kept(db).get("a")).to.equal(1);
        db.load({});
        expect(kept(db).size).to.equal(0);
    });
});

describe("ExpiringMap", () => {
    it("forgets after its time, and the oldest when there are too many", () => {
        const map = new ExpiringMap<number>(100, 2);
        map.set("a", 1, 0);
        expect([map.get("a", 99), map.get("a", 100)]).to.deep.equal([1, undefined]);
        map.set("b", 2, 10);
        map.set("c", 3, 20);
        expect(map.names(20)).to.deep.equal(["b", "c"]);
        map.set("b", 4, 30);
        map.set("d", 5, 40);
        expect(map.names(40), "the one set again is younger").to.deep.equal(["b", "d"]);
        map.delete("b");
        expect(map.names(40)).to.deep.equal(["d"]);
        expect(map.names(200)).to.deep.equal([]);
        map.clear();
        expect(map.get("d", 40)).to.equal(undefined);
    });
});
