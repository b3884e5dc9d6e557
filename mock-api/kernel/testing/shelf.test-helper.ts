import { anonymous, ownerOnly, superuser } from "#kernel/http/access.ts";
import type { Principal } from "#kernel/http/call.ts";
import { crudOperations } from "#kernel/resource/crud.ts";
import {
    choice,
    date,
    describe as fieldsOf,
    flag,
    integer,
    inverse,
    object,
    reference,
    references,
    type Row,
    serial,
    text,
    uuid,
} from "#kernel/base/fields.ts";
import { byAttributes, equals } from "#kernel/resource/filters.ts";
import { Host } from "#kernel/host/host.ts";
import { Registry } from "#kernel/resource/registry.ts";
import { family, resource } from "#kernel/resource/resource.ts";
import { sessionSchema } from "#kernel/http/session.ts";
import { nowhere } from "./test-host.test-helper.ts";
import { randomness, seededBytes } from "#kernel/base/random.ts";

const authorFields = fieldsOf({
    pk: serial(),
    name: text({ max: 20, unique: true }),
    books: inverse("shelf.book", "authors", { blank: true, required: true }),
});
const bookFields = fieldsOf({
    pk: uuid(),
    title: text(),
    shelf: reference("shelf.shelf", { optional: true, onDelete: "set null" }),
    authors: references("shelf.author"),
    pages: integer({ min: 1, default: 10 }),
    kind: choice(["novel", "essay"], { default: "novel" }),
    is_lent: flag(),
    printed: date({ nullable: true }),
    attributes: object(),
    secret: text({ hidden: true, blank: true }),
});
const shelfFields = fieldsOf({ pk: uuid(), name: text(), room: text({ blank: true }) });
const noteFields = fieldsOf({ pk: uuid(), text: text(), user: integer(), book: reference("shelf.book") });
const lockFields = fieldsOf({ pk: uuid(), name: text(), shelf: reference("shelf.shelf", { onDelete: "protect" }) });

declare module "#kernel/base/models.ts" {
    interface Models {
        "shelf.author": Row<typeof authorFields>;
        "shelf.book": Row<typeof bookFields>;
        "shelf.shelf": Row<typeof shelfFields>;
        "shelf.note": Row<typeof noteFields>;
        "shelf.lock": Row<typeof lockFields>;
        "shelf.thing": Row<Pick<typeof shelfFields, "pk">>;
    }
}

export const author = resource("shelf.author", {
    path: "authors/{id}",
    schema: "Author",
    names: ["Author", "Authors"],
    fields: authorFields,
    order: ["name"],
    access: anonymous,
});
export const book = resource("shelf.book", {
    path: "books/{uuid}",
    schema: "Book",
    names: ["Book", "Books"],
    fields: bookFields,
    families: ["shelf.thing"],
    order: ["title"],
    search: ["title", "authors__name"],
    filters: { title: equals, title__icontains: equals, shelf: equals, kind: equals, is_lent: equals, pages: equals, attributes: byAttributes },
    hiddenRows: ({ secret }) => secret === "buried",
    label: ({ title }) => `Book ${title}`,
});
export const shelf = resource("shelf.shelf", {
    path: "shelves/{uuid}",
    schema: "Shelf",
    names: ["Shelf", "Shelves"],
    fields: shelfFields,
    families: ["shelf.thing"],
    unique: [["name", "room"]],
});
export const note = resource("shelf.note", { path: "notes/{uuid}", schema: "Note", names: ["Note", "Notes"], fields: noteFields, access: ownerOnly("user") });
export const lock = resource("shelf.lock", { schema: "Lock", names: ["Lock", "Locks"], fields: lockFields, access: superuser });
export const thing = family("shelf.thing", {
    path: "things/{uuid}",
    schema: "Thing",
    names: ["Thing", "Things"],
    fields: fieldsOf({ pk: shelfFields.pk }),
});

/** A library of a few kinds of rows: relations of every sort, rights of three sorts, one family. */
export const registry = new Registry(
    [{ name: "shelf", label: "Shelf", resources: [author, book, shelf, note, lock], families: [thing] }],
    [sessionSchema],
    crudOperations,
);

/** Who asks in these tests: 1 is an administrator, all others are not; null: a visitor. */
export type Who = number | null;

/** A host of the library: `ask("GET", "books/", { as: 1 })` gives status and body. */
export async function library() {
    const random = randomness(seededBytes(3), () => Date.UTC(2023, 0, 1));
    const host = await Host.start({
        registry,
        identity: {
            sessionKey: () => null,
            addressOf: ({ ip }) => ip,
            authenticate(call) {
                const pk = Number(call.header("x-user"));
                if (!pk) return null;
                return { pk, username: `user ${pk}`, isSuperuser: pk === 1, via: "token", holds: () => false } satisfies Principal;
            },
            finish: () => undefined,
        },
        random,
        environment: {},
        journal: nowhere,
        fresh: () => ({ version: 1, tables: {} }),
        first: async () => null,
        migrate: (state) => state,
        answersTo: () => true,
        prepare: () => undefined,
        changed: () => undefined,
        due: () => undefined,
    });
    // A test looks into answers of every shape.
    // eslint-disable-next-line typescript/no-explicit-any
    const ask = async (method: string, path: string, { as = 1 as Who, body = undefined as unknown } = {}): Promise<{ status: number; body: any }> => {
        const headers = { ...(as ? { "x-user": String(as) } : {}), ...(body === undefined ? {} : { "content-type": "application/json" }) };
        const request = new Request(new URL(`/api/v3/${path}`, "http://library.test"), {
            method,
            headers,
            body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
        });
        const response = await host.fetch(request, { jar: { get: () => undefined, set: () => undefined }, ip: "127.0.0.1" });
        const answered = await response.text();
        return { status: response.status, body: response.headers.get("content-type")?.includes("json") ? JSON.parse(answered) : answered || undefined };
    };
    return { host, db: host.db, ask };
}
