import { expect } from "chai";
import { anonymous, signedIn, undocumentedAnonymous } from "#kernel/http/access.ts";
import { apiOperation, type ActionSpec } from "#kernel/resource/action.ts";
import { crudOperations } from "#kernel/resource/crud.ts";
import { choice, date, type Fields, file, flag, integer, list, nested, text, uuid } from "#kernel/base/fields.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { noContent, type Operation } from "#kernel/http/operation.ts";
import { openapi } from "./openapi.ts";
import { Registry } from "#kernel/resource/registry.ts";
import { author, book, registry as shelves, shelf, thing } from "#kernel/testing/shelf.test-helper.ts";
import { asObject } from "#kernel/store/validate.ts";

const document = openapi(shelves, "1.2.3");
const at = (whole: JsonObject, ...path: readonly string[]) => path.reduce<unknown>((inner, key) => asObject(inner)[key], whole);
const operationAt = (path: string, method: string) => asObject(at(document, "paths", path, method));

/** The document's word about one operation that is described like this. */
function told(
    spec: ActionSpec<Fields> & { access: Operation["access"] },
    { method = "POST", path = "a/{id}/b/" }: { method?: Operation["method"]; path?: string } = {},
) {
    const operations = [apiOperation(method, path, spec, () => noContent())];
    return asObject(at(openapi(new Registry([{ name: "a", label: "A", operations }], [], () => []), "1"), "paths", `/${path}`, method.toLowerCase()));
}

describe("the document", () => {
    it("says what it is, and below what its paths stand", () => {
        expect([document.openapi, at(document, "info", "version"), document.servers]).to.deep.equal(["3.0.3", "1.2.3", [{ url: "/api/v3/" }]]);
    });

    it("lists every operation once, paths in order", () => {
        const paths = Object.keys(asObject(document.paths));
        expect(paths).to.deep.equal([...paths].sort());
        expect(paths.flatMap((path) => Object.keys(asObject(at(document, "paths", path))))).to.have.length(shelves.operations.length);
        expect(Object.keys(asObject(at(document, "paths", "/books/{uuid}/"))).sort()).to.deep.equal(["delete", "get", "patch", "put"]);
    });

    it("gives every operation an id of its own", () => {
        const ids = Object.values(asObject(document.paths)).flatMap((path) =>
            Object.values(asObject(path)).map((operation) => asObject(operation).operationId),
        );
        expect(new Set(ids).size).to.equal(ids.length);
        expect(ids).to.include.members([
            "books_list",
            "books_create",
            "books_retrieve",
            "books_update",
            "books_partial_update",
            "books_destroy",
            "books_used_by_list",
        ]);
    });

    it("points only to schemas that are there", () => {
        const schemas = asObject(at(document, "components", "schemas"));
        const missing = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)]
            .map(([, name]) => name!)
            .filter((name) => !(name in schemas));
        expect(missing).to.deep.equal([]);
        expect(Object.keys(schemas)).to.include.members([
            "Book",
            "BookRequest",
            "PatchedBookRequest",
            "PaginatedBookList",
            "Pagination",
            "ValidationError",
            "GenericError",
            "UsedBy",
        ]);
    });

    it("groups by the first word of the path", () => expect(operationAt("/books/{uuid}/used_by/", "get").tags).to.deep.equal(["books"]));
});

describe("parameters in the document", () => {
    it("of a list are its filters, then those of every list", () => {
        const parameters = operationAt("/books/", "get").parameters;
        expect(Array.isArray(parameters) && parameters.map((one) => asObject(one).name)).to.deep.equal([
            ...Object.keys(book.filters),
            "ordering",
            "page",
            "page_size",
            "search",
        ]);
    });

    it("are of the kind of the field that they are compared with", () => {
        const parameters = operationAt("/books/", "get").parameters;
        const schemas = Object.fromEntries((Array.isArray(parameters) ? parameters : []).map((one) => [String(asObject(one).name), asObject(one).schema]));
        for (const [name, schema] of [
            ["title", { type: "string" }],
            ["shelf", { type: "string", format: "uuid" }],
            ["kind", { type: "string", enum: ["novel", "essay"] }],
            ["is_lent", { type: "boolean" }],
            ["pages", { type: "integer" }],
            ["page", { type: "integer" }],
            ["search", { type: "string" }],
        ] as const)
            expect(schemas[name], name).to.deep.equal(schema);
    });

    it("of a path are keys as their resource has them, texts else", () => {
        const key = (path: string) => {
            const parameters = operationAt(path, "get").parameters;
            return Array.isArray(parameters) && parameters[0];
        };
        expect(key("/books/{uuid}/")).to.deep.equal({ in: "path", name: "uuid", required: true, schema: { type: "string", format: "uuid" } });
        expect(key("/authors/{id}/")).to.deep.equal({ in: "path", name: "id", required: true, schema: { type: "integer" } });
        expect(key("/things/{uuid}/")).to.deep.equal({ in: "path", name: "uuid", required: true, schema: { type: "string", format: "uuid" } });
        expect(told({ access: signedIn }).parameters).to.deep.equal([{ in: "path", name: "id", required: true, schema: { type: "string" } }]);
    });

    it("say that they are needed, or may repeat; nothing of reading, lengths and bounds", () => {
        const query = {
            need: { shape: text({ max: 5 }), isRequired: true },
            many: { shape: integer({ min: 1 }), isMany: true },
            id: uuid(),
            on: date(),
            may: choice(["a"], { nullable: true }),
            flag: flag(),
        };
        expect(told({ access: signedIn, query }, { path: "a/" }).parameters).to.deep.equal([
            { in: "query", name: "need", required: true, schema: { type: "string" } },
            { in: "query", name: "many", schema: { type: "array", items: { type: "integer" } }, explode: true, style: "form" },
            { in: "query", name: "id", schema: { type: "string", format: "uuid" } },
            { in: "query", name: "on", schema: { type: "string", format: "date-time" } },
            { in: "query", name: "may", schema: { type: "string", enum: ["a", null], nullable: true } },
            { in: "query", name: "flag", schema: { type: "boolean" } },
        ]);
    });
});

describe("bodies in the document", () => {
    it("are whole for POST and PUT, of any part for PATCH", () => {
        for (const [path, method, schema, required] of [
            ["/books/", "post", "BookRequest", true],
            ["/books/{uuid}/", "put", "BookRequest", true],
            ["/books/{uuid}/", "patch", "PatchedBookRequest", undefined],
        ] as const)
            expect(operationAt(path, method).requestBody, method).to.deep.equal({
                content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
                ...(required ? { required } : {}),
            });
        expect(operationAt("/books/", "get").requestBody).to.equal(undefined);
    });

    it("of a form carry files as bytes", () => {
        expect(told({ access: signedIn, form: { file: file({ readOnly: false }), clear: flag(), name: text() } }).requestBody).to.deep.equal({
            content: {
                "multipart/form-data": {
                    schema: {
                        type: "object",
                        properties: { file: { type: "string", format: "binary" }, clear: { type: "boolean" }, name: { type: "string", minLength: 1 } },
                        required: ["name"],
                    },
                },
            },
        });
    });
});

describe("answers in the document", () => {
    const statuses = (responses: unknown) => Object.keys(asObject(responses)).sort();

    it("are the operation's own and the two that every operation has", () => {
        expect(statuses(operationAt("/books/", "post").responses)).to.deep.equal(["201", "400", "403"]);
        expect(statuses(operationAt("/books/{uuid}/", "delete").responses)).to.deep.equal(["204", "400", "403"]);
        expect(at(told({ access: signedIn }), "responses", "204"), "without a body").to.deep.equal({ description: "" });
        expect(at(told({ access: signedIn, answers: { 400: null } }), "responses", "400"), "its own comes first").to.deep.equal({ description: "" });
    });

    it("are JSON, or what else the operation says", () => {
        expect(at(told({ access: signedIn, answer: nested("Told", { a: text() }) }), "responses", "200")).to.deep.equal({
            content: { "application/json": { schema: { $ref: "#/components/schemas/Told" } } },
            description: "",
        });
        expect(at(told({ access: signedIn, answer: list(text()), types: ["text/csv", "text/tab"] }), "responses", "200", "content")).to.deep.equal({
            "text/csv": { schema: { type: "array", items: { type: "string" } } },
            "text/tab": { schema: { type: "array", items: { type: "string" } } },
        });
    });

    it("of lists come in pages", () => {
        expect(at(document, "paths", "/authors/", "get", "responses", "200", "content", "application/json", "schema")).to.deep.equal({
            $ref: "#/components/schemas/PaginatedAuthorList",
        });
    });
});

describe("rights in the document", () => {
    it("say whether a key is needed", () => {
        const needed = [{ authentik: [] }];
        expect(told({ access: anonymous }).security).to.deep.equal([...needed, {}]);
        for (const access of [signedIn, undocumentedAnonymous]) expect(told({ access }).security, access.name).to.deep.equal(needed);
        expect(operationAt("/books/", "get").security).to.deep.equal(needed);
    });
});

it("a document is made of descriptions alone: the same again", () => {
    const again = new Registry([{ name: "shelf", label: "Shelf", resources: [author, book, shelf], families: [thing] }], [], crudOperations);
    expect(openapi(again, "1")).to.deep.equal(openapi(again, "1"));
});
