import { expect } from "chai";
import { callOf, emptyDb } from "#kernel/testing/call.test-helper.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { equals } from "./filters.ts";
import { MAX_PAGE_SIZE } from "#kernel/base/limits.ts";
import { complete } from "#kernel/base/steps.ts";
import { type Listing, paginate, select } from "./list.ts";
import type { Stored } from "#kernel/store/schema.ts";
import type { Who } from "#kernel/testing/shelf.test-helper.ts";

const db = emptyDb();
const [ann, ben] = ["Ann", "Ben"].map((name) => db.create("shelf.author", { name }));
for (const book of [
    { title: "b", pages: 9, authors: [ben!.pk] },
    { title: "B", pages: 10, printed: "2023-01-02T00:00:00Z" },
    { title: "a", pages: 100, authors: [ann!.pk], is_lent: true, secret: "hidden word" },
    { title: "ä", pages: 9, printed: "2023-01-01T00:00:00Z" },
])
    db.create("shelf.book", book);

const books: Listing = {
    model: "shelf.book",
    fields: db.schema.model("shelf.book").fields,
    computed: {},
    order: ["title"],
    search: ["title", "authors__name"],
    filters: { pages: equals, kind: equals, shelf: equals },
};
const titles = (query: string, listing: Listing = books, as: Who = 1) => select(listing, callOf({ db, path: `/?${query}`, as })).map(({ title }) => title);

describe("the order of a list", () => {
    for (const [name, query, expected] of [
        ["its own, by code point", "", ["B", "a", "b", "ä"]],
        ["another field", "ordering=-title", ["ä", "b", "a", "B"]],
        ["numbers as numbers; equals as they came", "ordering=pages", ["b", "ä", "B", "a"]],
        ["equals as they came, downwards as well", "ordering=-pages", ["a", "B", "b", "ä"]],
        ["nothing comes last", "ordering=printed", ["ä", "B", "b", "a"]],
        ["nothing comes first downwards", "ordering=-printed", ["b", "a", "B", "ä"]],
        ["yes after no", "ordering=is_lent,title", ["B", "b", "ä", "a"]],
        ["two fields", "ordering=pages,-title", ["ä", "b", "B", "a"]],
        ["spaces around names", "ordering= pages , -title", ["ä", "b", "B", "a"]],
        ["a field that there is not says nothing", "ordering=nothing", ["B", "a", "b", "ä"]],
        ["nor does one that nobody may see", "ordering=-secret", ["B", "a", "b", "ä"]],
        ["nor what every object inherits", "ordering=constructor", ["B", "a", "b", "ä"]],
    ] as const)
        it(name, () => expect(titles(query)).to.deep.equal(expected));

    it("may follow a path that a computed field names as its source", () => {
        const listing: Listing = { ...books, computed: { author: { shape: books.fields.title!, source: "authors__name", from: () => null } } };
        expect(titles("ordering=authors__name", listing).slice(0, 2), "who has an author").to.deep.equal(["a", "b"]);
        expect(titles("ordering=shelf__name", listing), "any other path says nothing").to.deep.equal(titles(""));
    });

    it("the newest first: of the same millisecond, the one that came later, also where a change keeps the order up to date", () => {
        const other = emptyDb();
        const made = (title: string, printed = "2023-01-01T00:00:00.000Z") => other.create("shelf.book", { title, printed });
        for (const title of ["a", "b"]) made(title);
        const newest = (query = "ordering=-printed") => select(books, callOf({ db: other, path: `/?${query}`, as: 1 })).map(({ title }) => title);
        expect(newest()).to.deep.equal(["b", "a"]);
        const { pk } = made("c");
        made("d", "2022-12-31T00:00:00.000Z");
        expect(newest()).to.deep.equal(["c", "b", "a", "d"]);
        expect(newest("ordering=-printed&search=b")).to.deep.equal(["b"]);
        expect(newest("ordering=printed"), "the oldest first: as they came").to.deep.equal(["d", "a", "b", "c"]);
        other.update("shelf.book", pk, { title: "C" });
        other.delete("shelf.book", pk);
        expect(newest()).to.deep.equal(["b", "a", "d"]);
    });

    it("is that of making where a list has none", () => expect(titles("", { ...books, order: [] })).to.deep.equal(["b", "B", "a", "ä"]));

    it("leaves out what no list shows, in every order", () => {
        const other = emptyDb();
        for (const title of ["a", "b"]) other.create("shelf.book", { title });
        const listing: Listing = { ...books, hides: ({ title }) => title === "a" };
        for (const query of ["", "ordering=pages", "ordering=authors__name"])
            expect(
                select(listing, callOf({ db: other, path: `/?${query}`, as: 1 })).map(({ title }) => title),
                query,
            ).to.deep.equal(["b"]);
    });
});

describe("searching", () => {
    for (const [query, expected] of [
        ["search=A", ["a"]],
        ["search=ann", ["a"]],
        ["search=ANN", ["a"]],
        ["search=Ä", ["ä"]],
        ["search=ann,ben", []],
        ["search=a nn", ["a"]],
        ["search=  ", ["B", "a", "b", "ä"]],
        ["search=%00a%00nn", ["a"]],
        ["search=hidden", []],
    ] as const)
        it(decodeURIComponent(query), () => {
            expect(titles(query)).to.deep.equal(expected);
        });

    it("finds no term across two fields", () => expect(titles("search=aann")).to.deep.equal([]));
    it("finds nothing where nothing is searched", () => expect(titles("search=ann", { ...books, search: [] })).to.have.length(4));
    it("reads a row again once it is another", () => {
        const own: Listing = { ...books, search: ["title"] };
        const { pk } = db.create("shelf.book", { title: "before" });
        expect(titles("search=before", own)).to.deep.equal(["before"]);
        db.update("shelf.book", pk, { title: "after" });
        expect([titles("search=before", own), titles("search=after", own)]).to.deep.equal([[], ["after"]]);
        db.delete("shelf.book", pk);
    });
});

describe("filters of a list", () => {
    const fault = (query: string, as: Who = 1) => {
        try {
            return titles(query, books, as);
        } catch (error) {
            return error instanceof HttpError && [error.status, error.body];
        }
    };
    const nobody = "00000000-0000-4000-8000-000000000000";

    it("must all hold", () => expect(titles("pages=9&kind=novel")).to.deep.equal(["b", "ä"]));
    it("say nothing when empty, or when nobody described them", () => expect(titles("pages=&nothing=1")).to.have.length(4));
    it("that cannot be understood are all told, each at its name", () => {
        expect(fault("pages=x&kind=poem")).to.deep.equal([
            400,
            { pages: ["Enter a number."], kind: ["Select a valid choice. poem is not one of the available choices."] },
        ]);
    });
    it("tell administrators that there is no such thing; everybody else finds nothing", () => {
        expect(fault(`shelf=${nobody}`)).to.deep.equal([400, { shelf: ["Select a valid choice. That choice is not one of the available choices."] }]);
        expect(fault(`shelf=${nobody}`, 2)).to.deep.equal([]);
    });
});

describe("rights and order", () => {
    it("C3: come in that order: who sees one row costs no comparison, and no order is kept for it", () => {
        const many = emptyDb();
        for (let at = 0; at < 50; at++) many.create("shelf.book", { title: `book ${at}` });
        const visible = (row: Stored) => row.title === "book 7";
        for (const query of ["", "ordering=-title", "ordering=shelf__name", "ordering=pages,title"]) {
            let compared = 0;
            const watched: Listing = {
                ...books,
                get fields() {
                    compared++;
                    return books.fields;
                },
            };
            const asked = (seen: typeof visible) => {
                compared = 0;
                select(watched, callOf({ db: many, path: `/?${query}`, as: 2 }), seen);
                return compared;
            };
            const ofNone = asked(() => false);
            expect(asked(visible), query).to.equal(ofNone);
            expect(select(books, callOf({ db: many, path: `/?${query}`, as: 2 }), visible).map(({ title }) => title)).to.deep.equal(["book 7"]);
        }
        expect(many.table("shelf.book").keptOrders).to.equal(0);
    });

    it("rows that are seen are in the order that all would be", () => {
        const seen = (query: string) => select(books, callOf({ db, path: `/?${query}`, as: 2 }), ({ title }) => title !== "B").map(({ title }) => title);
        for (const query of ["", "ordering=-title", "ordering=pages", "ordering=-pages,title"])
            expect(seen(query), query).to.deep.equal(titles(query).filter((title) => title !== "B"));
    });
});

describe("paginate", () => {
    const rows = Array.from({ length: 250 }, (_, pk): Stored => ({ pk }));
    const page = (query: string, of: readonly Stored[] = rows): { pagination: Record<string, number>; results: number[] } =>
        JSON.parse(complete(paginate(of, callOf({ path: `/?${query}` }), ({ pk }) => String(pk))));

    for (const [query, pagination] of [
        ["", { next: 2, previous: 0, current: 1, total_pages: 3, start_index: 1, end_index: 100 }],
        ["page=3", { next: 0, previous: 2, current: 3, total_pages: 3, start_index: 201, end_index: 250 }],
        ["page=last", { next: 0, previous: 2, current: 3, total_pages: 3, start_index: 201, end_index: 250 }],
        ["page=2.0", { next: 3, previous: 1, current: 2, total_pages: 3, start_index: 101, end_index: 200 }],
        ["page=&page_size=250", { next: 0, previous: 0, current: 1, total_pages: 1, start_index: 1, end_index: 250 }],
        ["page_size=1&page=250", { next: 0, previous: 249, current: 250, total_pages: 250, start_index: 250, end_index: 250 }],
        [`page_size=${MAX_PAGE_SIZE * 10}`, { next: 0, previous: 0, current: 1, total_pages: 1, start_index: 1, end_index: 250 }],
        ["page_size=0", { next: 2, previous: 0, current: 1, total_pages: 3, start_index: 1, end_index: 100 }],
    ] as const)
        it(query || "(nothing asked)", () => {
            const found = page(query);
            expect(found.pagination).to.deep.equal({ count: 250, ...pagination });
            expect([found.results[0], found.results.at(-1)]).to.deep.equal([pagination.start_index - 1, pagination.end_index - 1]);
        });

    it("of nothing is one empty page", () => {
        expect(page("", [])).to.deep.equal({
            pagination: { next: 0, previous: 0, count: 0, current: 1, total_pages: 1, start_index: 0, end_index: 0 },
            results: [],
        });
        expect(page("page=last", []).pagination.current).to.equal(1);
    });

    it("there is no other page", () => {
        for (const asked of ["0", "4", "-1", "x", "1.5", "1e1", "999999999999999999999"])
            expect(() => page(`page=${asked}`), asked)
                .to.throw(HttpError)
                .with.deep.property("body", { detail: "Invalid page." });
    });

    it("writes only the rows of the page", () => {
        let written = 0;
        complete(paginate(rows, callOf({ path: "/?page_size=5&page=2" }), () => String(++written)));
        expect(written).to.equal(5);
    });
});
