import { expect } from "chai";
import { library } from "#kernel/testing/shelf.test-helper.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** A library with three books on two shelves. */
async function stocked() {
    const it = await library();
    const { db } = it;
    const [left, right] = ["Left", "Right"].map((name) => db.create("shelf.shelf", { name }));
    const [ann, ben] = ["Ann", "Ben"].map((name) => db.create("shelf.author", { name }));
    const book = (title: string, more: object) => db.create("shelf.book", { title, ...more });
    const books = [
        book("Cider", { shelf: left!.pk, authors: [ann!.pk], pages: 30, attributes: { colour: "red", size: { width: 3 } } }),
        book("Apples", { shelf: right!.pk, authors: [ann!.pk, ben!.pk], pages: 10, kind: "essay", is_lent: true }),
        book("Bread", { pages: 20 }),
    ];
    db.commit();
    return { ...it, left: left!, right: right!, ann: ann!, ben: ben!, books };
}

const titles = ({ body }: { body: { results: { title: string }[] } }) => body.results.map(({ title }) => title);

describe("a described resource", () => {
    it("is made, read, replaced, changed and removed", async () => {
        const { ask, db } = await library();
        const made = await ask("POST", "books/", { body: { title: " One ", authors: [] } });
        expect(made.status).to.equal(201);
        expect(made.body).to.include({ title: "One", pages: 10, kind: "novel", is_lent: false, shelf: null }).and.not.have.property("secret");
        const at = `books/${made.body.pk}/`;
        expect(await ask("GET", at)).to.deep.equal({ status: 200, body: made.body });
        expect((await ask("PATCH", at, { body: { pages: 5 } })).body).to.include({ title: "One", pages: 5 });
        expect((await ask("PUT", at, { body: { title: "Two", authors: [] } })).body, "what a PUT leaves out stays").to.include({ title: "Two", pages: 5 });
        expect(await ask("DELETE", at)).to.deep.equal({ status: 204, body: undefined });
        expect((await ask("GET", at)).status).to.equal(404);
        expect(db.all("shelf.book")).to.deep.equal([]);
    });

    it("ignores keys that it does not know, that are read-only or hidden", async () => {
        const { ask, db } = await library();
        const { body } = await ask("POST", "books/", { body: { title: "One", authors: [], pk: NOBODY, secret: "x", nothing: 1 } });
        expect(body.pk).not.to.equal(NOBODY);
        expect(db.get("shelf.book", body.pk).secret).to.equal("");
    });

    it("lists every fault of a body at its field, and stores nothing", async () => {
        const { ask, db } = await library();
        const { status, body } = await ask("POST", "books/", { body: { pages: 0, kind: "poem", shelf: NOBODY, authors: "Ann" } });
        expect(status).to.equal(400);
        expect(Object.keys(body).sort()).to.deep.equal(["authors", "kind", "pages", "shelf", "title"]);
        expect(db.all("shelf.book")).to.deep.equal([]);
    });

    it("takes a PATCH without what it requires, a PUT does not", async () => {
        const { ask, books } = await stocked();
        expect((await ask("PATCH", `books/${books[0]!.pk}/`, { body: {} })).status).to.equal(200);
        expect((await ask("PUT", `books/${books[0]!.pk}/`, { body: {} })).body).to.deep.equal({ title: ["This field is required."] });
    });

    it("keeps values that are unique alone or together, and lets a row keep its own", async () => {
        const { ask, ann, left } = await stocked();
        expect((await ask("POST", "authors/", { body: { name: "Ann", books: [] } })).body.name[0]).to.contain("already exists");
        expect((await ask("PATCH", `authors/${ann.pk}/`, { body: { name: "Ann" } })).status).to.equal(200);
        expect((await ask("POST", "shelves/", { body: { name: "Left", room: "" } })).body).to.deep.equal({
            non_field_errors: ["The fields name, room must make a unique set."],
        });
        expect((await ask("POST", "shelves/", { body: { name: "Left" } })).status, "what is left out has its default").to.equal(400);
        expect((await ask("POST", "shelves/", { body: { name: "Left", room: "Hall" } })).status).to.equal(201);
        expect((await ask("PUT", `shelves/${left.pk}/`, { body: { name: "Left", room: "" } })).status).to.equal(200);
    });

    it("shows and writes the other side of a relation", async () => {
        const { ask, ann, ben, books } = await stocked();
        const [cider, apples, bread] = books.map(({ pk }) => pk);
        expect((await ask("GET", `authors/${ann.pk}/`)).body.books).to.have.members([cider, apples]);
        await ask("PATCH", `authors/${ben.pk}/`, { body: { books: [bread, cider] } });
        expect((await ask("GET", `books/${cider}/`)).body.authors).to.have.members([ann.pk, ben.pk]);
        expect((await ask("GET", `books/${apples}/`)).body.authors).to.deep.equal([ann.pk]);
    });

    it("is 404 for keys that name nothing or cannot be keys", async () => {
        const { ask } = await stocked();
        for (const path of [`books/${NOBODY}/`, "books/x/", "books/1/", "authors/x/", "authors/99/", "authors/-1/"])
            expect((await ask("GET", path)).status, path).to.equal(404);
    });

    it("finds a uuid in any spelling", async () => {
        const { ask, books } = await stocked();
        const { pk } = books[0]!;
        for (const spelling of [pk.toUpperCase(), pk.replaceAll("-", "")]) expect((await ask("GET", `books/${spelling}/`)).status, spelling).to.equal(200);
    });
});

describe("lists", () => {
    it("are in their own order, or in the one that is asked for", async () => {
        const { ask } = await stocked();
        for (const [ordering, expected] of [
            ["", ["Apples", "Bread", "Cider"]],
            ["-title", ["Cider", "Bread", "Apples"]],
            ["pages", ["Apples", "Bread", "Cider"]],
            ["-pages", ["Cider", "Bread", "Apples"]],
            ["kind,-pages", ["Apples", "Cider", "Bread"]],
            ["nothing", ["Apples", "Bread", "Cider"]],
            ["secret", ["Apples", "Bread", "Cider"]],
            ["-title,title,pages,-title", ["Cider", "Bread", "Apples"]],
        ] as const)
            expect(titles(await ask("GET", `books/?ordering=${ordering}`)), ordering).to.deep.equal(expected);
    });

    it("C3: keep no more orders than a handful, whatever is asked", async () => {
        const { ask, db } = await stocked();
        const names = ["title", "pages", "kind", "is_lent", "printed"];
        for (const a of names) for (const b of names) for (const c of names) await ask("GET", `books/?ordering=${a},-${b},${c}`);
        expect(db.table("shelf.book").keptOrders).to.be.at.most(16);
        expect(titles(await ask("GET", "books/?ordering=pages")), "and are still right").to.deep.equal(["Apples", "Bread", "Cider"]);
    });

    it("stay in order while rows come, change and go", async () => {
        const { ask, db, books } = await stocked();
        await ask("GET", "books/?ordering=-pages");
        db.create("shelf.book", { title: "Dates", pages: 25 });
        db.update("shelf.book", books[0]!.pk, { pages: 1 });
        db.delete("shelf.book", books[2]!.pk);
        expect(titles(await ask("GET", "books/?ordering=-pages"))).to.deep.equal(["Dates", "Apples", "Cider"]);
    });

    it("are filtered", async () => {
        const { ask, left } = await stocked();
        for (const [query, expected] of [
            ["title=Bread", ["Bread"]],
            ["title=bread", []],
            ["title__icontains=RE", ["Bread"]],
            [`shelf=${left.pk}`, ["Cider"]],
            ["kind=essay", ["Apples"]],
            ["is_lent=true", ["Apples"]],
            ["is_lent=0", ["Bread", "Cider"]],
            ["is_lent=perhaps", ["Apples", "Bread", "Cider"]],
            ["pages=20", ["Bread"]],
            ["title=", ["Apples", "Bread", "Cider"]],
            ["unknown=1", ["Apples", "Bread", "Cider"]],
            ["kind=novel&pages=30", ["Cider"]],
            [`attributes=${encodeURIComponent('{"colour": "red"}')}`, ["Cider"]],
            [`attributes=${encodeURIComponent('{"size__width": 3}')}`, ["Cider"]],
            [`attributes=${encodeURIComponent('{"colour__isnull": true}')}`, ["Apples", "Bread"]],
            [`attributes=${encodeURIComponent('{"colour__istartswith": "r"}')}`, []],
        ] as const)
            expect(titles(await ask("GET", `books/?${query}`)), query).to.deep.equal(expected);
    });

    it("refuse filters that cannot be understood, at their name", async () => {
        const { ask } = await stocked();
        for (const [query, name] of [
            ["pages=many", "pages"],
            ["kind=poem", "kind"],
            ["shelf=x", "shelf"],
            [`shelf=${NOBODY}`, "shelf"],
        ] as const) {
            const { status, body } = await ask("GET", `books/?${query}`);
            expect([status, Object.keys(body)], query).to.deep.equal([400, [name]]);
        }
        for (const query of ["attributes={", "attributes=[]"]) expect((await ask("GET", `books/?${query}`)).status, query).to.equal(400);
    });

    it("are searched by every word, in fields and behind references", async () => {
        const { ask } = await stocked();
        for (const [search, expected] of [
            ["re", ["Bread"]],
            ["ann", ["Apples", "Cider"]],
            ["ann ben", ["Apples"]],
            ["ann,cid", ["Cider"]],
            ["nobody", []],
        ] as const)
            expect(titles(await ask("GET", `books/?search=${search}`)), search).to.deep.equal(expected);
    });

    it("come in pages", async () => {
        const { ask } = await stocked();
        const { body } = await ask("GET", "books/?page=2&page_size=2");
        expect(body.pagination).to.deep.equal({ next: 0, previous: 1, count: 3, current: 2, total_pages: 2, start_index: 3, end_index: 3 });
        expect(titles(await ask("GET", "books/?page=last&page_size=2"))).to.deep.equal(["Cider"]);
        for (const page of ["0", "3", "-1", "x", "1.5"]) expect((await ask("GET", `books/?page_size=2&page=${page}`)).status, page).to.equal(404);
        for (const size of ["0", "-1", "x", ""]) expect((await ask("GET", `books/?page_size=${size}`)).body.results, size).to.have.length(3);
    });

    it("never show a row that the API hides, nor does its address", async () => {
        const { ask, db } = await stocked();
        const { pk } = db.create("shelf.book", { title: "Dug", secret: "buried" });
        expect(titles(await ask("GET", "books/"))).not.to.include("Dug");
        expect((await ask("GET", `books/${pk}/`)).status).to.equal(404);
    });
});

describe("rights", () => {
    it("are asked before anything else: enter, see, touch", async () => {
        const { ask, books, ann } = await stocked();
        const at = `books/${books[0]!.pk}/`;
        const statuses = async (path: string, as: number | null) =>
            Promise.all(["GET", "PATCH", "DELETE"].map(async (method) => (await ask(method, path, { as, body: method === "PATCH" ? {} : undefined })).status));
        expect(await statuses(at, null), "nobody").to.deep.equal([403, 403, 403]);
        expect(await statuses(at, 2), "no administrator").to.deep.equal([404, 403, 403]);
        expect((await ask("GET", "books/", { as: 2 })).body.results).to.deep.equal([]);
        expect((await ask("GET", `authors/${ann.pk}/`, { as: null })).status, "open to all").to.equal(200);
        expect((await ask("POST", "books/", { as: 2, body: "{" })).status, "before the body").to.equal(403);
    });

    it("an owner's rows are the owner's: strangers do not see them, administrators do, and touch nothing", async () => {
        const { ask, db, books } = await stocked();
        const { pk } = db.create("shelf.note", { text: "Mine", user: 2, book: books[0]!.pk });
        db.commit();
        const at = `notes/${pk}/`;
        expect((await ask("GET", at, { as: 2 })).status).to.equal(200);
        expect((await ask("GET", at, { as: 3 })).status).to.equal(404);
        expect((await ask("GET", "notes/", { as: 3 })).body.results).to.deep.equal([]);
        expect((await ask("GET", "notes/", { as: 1 })).body.results).to.have.length(1);
        expect((await ask("DELETE", at, { as: 1 })).status).to.equal(403);
        expect((await ask("DELETE", at, { as: 2 })).status).to.equal(204);
    });
});

describe("used_by", () => {
    it("names what points to a row and what becomes of it", async () => {
        const { ask, db, books, left, ann } = await stocked();
        db.create("shelf.note", { text: "Good", user: 1, book: books[0]!.pk });
        db.commit();
        const uses = async (path: string) =>
            (await ask("GET", `${path}used_by/`)).body.map(({ model_name, name, action }: Record<string, string>) => [model_name, name, action]);
        expect(await uses(`shelves/${left.pk}/`)).to.deep.equal([["book", "Book Cider", "SET_NULL"]]);
        expect(await uses(`books/${books[0]!.pk}/`)).to.deep.include(["author", "Ann", "CASCADE_MANY"]);
        expect((await uses(`books/${books[0]!.pk}/`)).map(([model]: string[]) => model)).to.include("note");
        expect((await uses(`authors/${ann.pk}/`)).map(([, name]: string[]) => name)).to.have.members(["Book Cider", "Book Apples"]);
    });
});

describe("a family", () => {
    it("lists rows of every kind, shows one and removes it as its own kind would", async () => {
        const { ask, db, left, books } = await stocked();
        expect((await ask("GET", "things/")).body.pagination.count).to.equal(5);
        expect((await ask("GET", `things/${left.pk}/`)).body).to.deep.equal({ pk: left.pk });
        expect((await ask("DELETE", `things/${left.pk}/`, { as: 2 })).status).to.equal(403);
        expect((await ask("DELETE", `things/${left.pk}/`)).status).to.equal(204);
        expect(db.get("shelf.book", books[0]!.pk).shelf).to.equal(null);
        expect((await ask("GET", `things/${NOBODY}/`)).status).to.equal(404);
    });
});

describe("methods and bodies", () => {
    it("what there is not is 405, with what there is", async () => {
        const { ask } = await library();
        expect((await ask("DELETE", "books/")).status).to.equal(405);
        expect((await ask("GET", "locks/")).status, "kept, not served").to.equal(404);
    });

    it("bodies that are not JSON, or not an object, are refused with their place", async () => {
        const { ask } = await library();
        expect((await ask("POST", "shelves/", { body: '{"name": }' })).body.detail).to.match(/^JSON parse error - Expecting value: line 1 column 10/);
        expect((await ask("POST", "shelves/", { body: "[]" })).body).to.deep.equal({
            non_field_errors: ["Invalid data. Expected a dictionary, but got list."],
        });
    });
});
