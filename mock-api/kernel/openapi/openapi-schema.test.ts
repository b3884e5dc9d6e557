import { expect } from "chai";
import * as kinds from "#kernel/base/fields.ts";
import type { Field } from "#kernel/base/fields.ts";
import { type Direction, SchemaBook } from "./openapi-schema.ts";
import { registry } from "#kernel/testing/shelf.test-helper.ts";

const of = (field: Field, direction: Direction = "answer") => new SchemaBook(registry).of(field, direction);
/** The schemas that a field brings with it. */
const named = (field: Field, direction: Direction = "answer") => {
    const book = new SchemaBook(registry);
    return { at: book.of(field, direction), ...book.schemas };
};

describe("the schema of a field", () => {
    const KINDS: readonly (readonly [name: string, field: Field, expected: object])[] = [
        ["text", kinds.text(), { type: "string" }],
        ["text of a length", kinds.text({ max: 5 }), { type: "string", maxLength: 5 }],
        ["text that may be null", kinds.text({ nullable: true }), { type: "string", nullable: true }],
        ["slug", kinds.slug(), { type: "string", maxLength: 50, pattern: "^[-a-zA-Z0-9_]+$" }],
        ["email", kinds.email(), { type: "string", maxLength: 254, format: "email" }],
        ["url", kinds.url(), { type: "string", format: "uri" }],
        ["link", kinds.link(), { type: "string", format: "uri" }],
        ["duration", kinds.duration(), { type: "string" }],
        ["account", kinds.text({ format: "account" }), { type: "string", pattern: "^[\\w.@+-]+$" }],
        ["binary", kinds.text({ format: "binary" }), { type: "string", format: "binary" }],
        ["uuid", kinds.uuid(), { type: "string", format: "uuid", readOnly: true }],
        ["serial", kinds.serial(), { type: "integer", readOnly: true }],
        ["integer", kinds.integer(), { type: "integer", minimum: -2147483648, maximum: 2147483647 }],
        ["integer from 0", kinds.integer({ min: 0 }), { type: "integer", minimum: 0, maximum: 2147483647 }],
        ["integer up to 5", kinds.integer({ max: 5 }), { type: "integer", maximum: 5 }],
        ["integer of two bounds", kinds.integer({ min: 1, max: 5 }), { type: "integer", minimum: 1, maximum: 5 }],
        ["count", kinds.count(), { type: "integer" }],
        ["integer of 64 bits", kinds.bigInteger(), { type: "integer", format: "int64", minimum: -(2 ** 63), maximum: 2 ** 63 }],
        ["float", kinds.float(), { type: "number", format: "double" }],
        ["flag", kinds.flag(), { type: "boolean" }],
        ["choice", kinds.choice(["a", "b"]), { type: "string", enum: ["a", "b"] }],
        ["choice with labels", kinds.choice({ a: "Ah" }), { type: "string", enum: ["a"] }],
        ["choice that may be null", kinds.choice(["a"], { nullable: true }), { type: "string", enum: ["a", null], nullable: true }],
        ["choice of numbers", kinds.numberChoice({ 6: "six", 8: "eight" }), { type: "integer", enum: [6, 8], minimum: -2147483648, maximum: 2147483647 }],
        ["date", kinds.date(), { type: "string", format: "date-time" }],
        ["json", kinds.json(), { type: "object", additionalProperties: {} }],
        ["json, null or not", kinds.json({ nullable: true }), { type: "object", additionalProperties: {} }],
        ["anything", kinds.anything(), {}],
        ["object", kinds.object(), { type: "object", additionalProperties: {} }],
        ["file", kinds.file(), { type: "string", nullable: true, readOnly: true }],
        ["reference by uuid", kinds.reference("shelf.shelf"), { type: "string", format: "uuid" }],
        ["reference by number", kinds.reference("shelf.author"), { type: "integer" }],
        ["reference to a family", kinds.reference("shelf.thing"), { type: "string", format: "uuid" }],
        ["reference to what is not described", kinds.reference("shelf.nothing"), { type: "string", format: "uuid" }],
        ["reference that may be none", kinds.reference("shelf.shelf", { optional: true }), { type: "string", format: "uuid", nullable: true }],
        ["references", kinds.references("shelf.author"), { type: "array", items: { type: "integer" } }],
        ["inverse", kinds.inverse("shelf.book", "authors"), { type: "array", items: { type: "string", format: "uuid" } }],
        ["list", kinds.list(kinds.text({ max: 3, readOnly: true })), { type: "array", items: { type: "string", maxLength: 3 } }],
        ["map", kinds.map(kinds.integer({ min: 0, max: 9 })), { type: "object", additionalProperties: { type: "integer", minimum: 0, maximum: 9 } }],
        ["what the document says instead", kinds.text({ documentedAs: kinds.integer({ min: 1, max: 2 }) }), { type: "integer", minimum: 1, maximum: 2 }],
    ];
    for (const [name, field, expected] of KINDS) it(name, () => expect(of(field)).to.deep.equal(expected));

    it("says of a body that a text is not empty, unless it may be blank", () => {
        expect(of(kinds.text(), "body")).to.deep.equal({ type: "string", minLength: 1 });
        expect(of(kinds.text(), "patch")).to.deep.equal({ type: "string", minLength: 1 });
        expect(of(kinds.text({ blank: true }), "body")).to.deep.equal({ type: "string" });
    });

    it("says only what counts in its direction", () => {
        expect(of(kinds.text({ readOnly: true }), "body"), "of a body").to.deep.equal({ type: "string", minLength: 1 });
        expect(of(kinds.text({ writeOnly: true }), "body")).to.deep.equal({ type: "string", minLength: 1, writeOnly: true });
        expect(of(kinds.text({ writeOnly: true })), "of an answer").to.deep.equal({ type: "string" });
    });
});

const point = kinds.nested("Point", {
    x: kinds.integer(),
    y: kinds.integer({ optional: true }),
    token: kinds.text({ writeOnly: true }),
    at: kinds.date({ readOnly: true }),
    old: kinds.text({ hidden: true }),
});

describe("named schemas", () => {
    it("are told once and pointed to", () => {
        const book = new SchemaBook(registry);
        expect([book.of(point, "answer"), book.of(kinds.list(point), "answer")]).to.deep.equal([
            { $ref: "#/components/schemas/Point" },
            { type: "array", items: { $ref: "#/components/schemas/Point" } },
        ]);
        expect(Object.keys(book.schemas)).to.deep.equal(["Point"]);
    });

    it("are different for an answer, a body and a part of one", () => {
        const book = new SchemaBook(registry);
        expect((["answer", "body", "patch"] as const).map((direction) => book.of(point, direction).$ref)).to.deep.equal([
            "#/components/schemas/Point",
            "#/components/schemas/PointRequest",
            "#/components/schemas/PatchedPointRequest",
        ]);
        const keys = (name: string) => Object.keys(Object(book.schemas[name]?.properties)).sort();
        expect([keys("Point"), keys("PointRequest"), keys("PatchedPointRequest")]).to.deep.equal([
            ["at", "x", "y"],
            ["token", "x", "y"],
            ["token", "x", "y"],
        ]);
        expect([book.schemas.Point!.required, book.schemas.PointRequest!.required, book.schemas.PatchedPointRequest!.required]).to.deep.equal([
            ["at", "x"],
            ["token", "x"],
            undefined,
        ]);
    });

    it("of a body that says so itself get the name once", () => {
        expect(named(kinds.nested("PointRequest", {}), "body").at).to.deep.equal({ $ref: "#/components/schemas/PointRequest" });
    });

    it("inside a part of a body are sent whole", () => {
        const outer = kinds.nested("Line", { from: point });
        expect(Object.keys(named(outer, "patch")))
            .to.include.members(["PatchedLineRequest", "PointRequest"])
            .and.not.include("PatchedPointRequest");
    });

    it("keep what stands beside a reference, which alone would not count", () => {
        expect(of(kinds.nested("Point", {}, { nullable: true }))).to.deep.equal({ allOf: [{ $ref: "#/components/schemas/Point" }], nullable: true });
        expect(of(kinds.embed("shelf.author"))).to.deep.equal({ allOf: [{ $ref: "#/components/schemas/Author" }], readOnly: true });
    });

    it("may be open to further keys", () => {
        expect(named(kinds.nested("Open", { a: kinds.text() }, { isOpen: true })))
            .to.have.property("Open")
            .with.deep.property("additionalProperties", {});
    });

    it("may mention themselves", () => {
        const tree = { ...kinds.nested("Tree", {}), fields: { children: kinds.list(kinds.text()) } };
        Object.assign(tree.fields, { children: kinds.list(tree) });
        expect(named(tree)).to.have.property("Tree").with.nested.property("properties.children.items.$ref", "#/components/schemas/Tree");
    });

    it("are one of several, told apart by component", () => {
        const told = named(kinds.oneOf("Either", { "ak-a": kinds.nested("A", {}), "ak-b": kinds.nested("B", {}) }));
        expect(Object(told).Either).to.deep.equal({
            oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
            discriminator: { propertyName: "component", mapping: { "ak-a": "#/components/schemas/A", "ak-b": "#/components/schemas/B" } },
        });
        expect(Object.keys(told)).to.have.members(["at", "Either", "A", "B"]);
    });
});

describe("the schema of a row", () => {
    it("has what its view shows; computed fields are read-only", () => {
        const book = new SchemaBook(registry);
        book.of(kinds.embed("shelf.book"), "answer");
        const { Book } = book.schemas;
        expect(Object.keys(Object(Book!.properties)))
            .to.include.members(["pk", "title", "authors"])
            .and.not.include("secret");
        expect(Book!.required).to.deep.equal(["pk", "title"]);
    });

    it("as a body has what may be sent", () => {
        const book = new SchemaBook(registry);
        book.of(kinds.embed("shelf.book"), "body");
        expect(Object.keys(Object(book.schemas.BookRequest!.properties)))
            .to.include("title")
            .and.not.include.members(["pk"]);
        expect(book.schemas.BookRequest!.required).to.deep.equal(["title"]);
    });

    it("of a list comes in the envelope of all lists", () => {
        const book = new SchemaBook(registry);
        expect(book.page(book.of(kinds.embed("shelf.author", { readOnly: false }), "answer"))).to.deep.equal({
            $ref: "#/components/schemas/PaginatedAuthorList",
        });
        expect(book.schemas.PaginatedAuthorList).to.deep.equal({
            type: "object",
            properties: { pagination: { $ref: "#/components/schemas/Pagination" }, results: { type: "array", items: { $ref: "#/components/schemas/Author" } } },
            required: ["pagination", "results"],
        });
    });
});
