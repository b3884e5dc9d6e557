import { expect } from "chai";
import { steady } from "./call.test-helper.ts";
import {
    choice,
    date,
    describe as fieldsOf,
    email,
    type Field,
    file,
    flag,
    float,
    integer,
    inverse,
    json,
    list,
    map,
    nested,
    numberChoice,
    object,
    reference,
    references,
    type Row,
    serial,
    slug,
    text,
    uuid,
    type Values,
} from "./fields.ts";

const random = steady(9);
const initial = (field: Field): unknown => (typeof field.default === "function" ? field.default(random) : field.default);

describe("what a new row holds where nothing was sent", () => {
    for (const [name, field, expected] of [
        ["text", text(), ""],
        ["text with a default", text({ default: "a" }), "a"],
        ["text that may be null", text({ nullable: true }), null],
        ["text that may be null, with a default", text({ nullable: true, default: "a" }), "a"],
        ["integer", integer(), 0],
        ["float", float(), 0],
        ["serial", serial(), 0],
        ["flag", flag(), false],
        ["flag that is on", flag(true), true],
        ["choice", choice(["a"]), ""],
        ["choice with a default", choice(["a"], { default: "a" }), "a"],
        ["choice of numbers", numberChoice({ 6: "six" }), 0],
        ["date", date(), null],
        ["json", json(), {}],
        ["object", object(), {}],
        ["file", file(), null],
        ["list", list(text()), []],
        ["map", map(text()), {}],
        ["reference", reference("a.b"), null],
        ["references", references("a.b"), []],
    ] as const)
        it(name, () => expect(initial(field)).to.deep.equal(expected));

    it("is drawn anew for each row where it is a function", () => {
        expect(initial(uuid())).to.match(/^[0-9a-f-]{36}$/);
        expect(initial(uuid())).not.to.equal(initial(uuid()));
        expect(initial(object()), "an object of its own").not.to.equal(initial(object()));
    });
});

describe("whether a field must be sent", () => {
    for (const [name, field, required] of [
        ["a text", text(), true],
        ["one with a default", text({ default: "a" }), false],
        ["one that may be null", text({ nullable: true }), false],
        ["one that may be blank", text({ blank: true }), false],
        ["one that is hidden", text({ hidden: true }), false],
        ["one that is optional", text({ optional: true }), false],
        ["one that says so", text({ default: "a", required: true }), true],
        ["yes or no", flag(), false],
        ["a reference", reference("a.b"), true],
        ["a reference that may be none", reference("a.b", { optional: true }), false],
        ["references", references("a.b"), false],
        ["references that say so", references("a.b", { required: true }), true],
        ["a list", list(text()), true],
        ["an object", object(), false],
        ["the other side", inverse("a.b", "c"), true],
    ] as const)
        it(name, () => expect(field.required).to.equal(required));
});

describe("what a kind of field says besides", () => {
    it("a slug and a mail address have a length; a text has its own", () => {
        expect([slug().max, email().max, text().max, text({ max: 3 }).max]).to.deep.equal([50, 254, undefined, 3]);
    });
    it("an integer has the bounds of the database, and narrower ones of its own", () => {
        expect([integer().min, integer().max, integer({ min: 0 }).min, integer({ max: 9 }).max]).to.deep.equal([-2147483648, 2147483647, 0, 9]);
    });
    it("a reference goes with its target unless it says otherwise; an optional one may be null", () => {
        expect([reference("a.b").onDelete, reference("a.b", { onDelete: "set null" }).onDelete]).to.deep.equal(["cascade", "set null"]);
        expect([reference("a.b").nullable, reference("a.b", { optional: true }).nullable, reference("a.b", { nullable: true }).nullable]).to.deep.equal([
            false,
            true,
            true,
        ]);
    });
    it("a choice has words, and labels where they are named", () => {
        const labelled = choice({ a: "Ah", b: "Bee" });
        expect([labelled.choices, labelled.labels, choice(["a", "b"]).labels]).to.deep.equal([["a", "b"], { a: "Ah", b: "Bee" }, undefined]);
        expect([numberChoice({ 6: "six" }).choices, numberChoice({ 6: "six" }).numeric]).to.deep.equal([["6"], true]);
    });
    it("keys are read-only, whoever counts them", () => expect([uuid().readOnly, serial().readOnly, uuid({}).readOnly]).to.deep.equal([true, true, false]));
    it("a description is its fields, as they are", () => {
        const fields = { pk: uuid() };
        expect(fieldsOf(fields)).to.equal(fields);
    });
});

it("rows and bodies have the types that their fields say", () => {
    const fields = fieldsOf({
        pk: serial(),
        name: text(),
        note: text({ nullable: true }),
        kind: choice(["a", "b"]),
        level: numberChoice({ 1: "one", 2: "two" }),
        size: choice(["s"], { blank: true }),
        at: reference("shelf.shelf", { optional: true }),
        owner: reference("shelf.author"),
        tags: list(text()),
        point: nested("Point", { x: integer() }),
        mirrored: inverse("shelf.book", "authors"),
    });
    const row: Row<typeof fields> = {
        pk: 1,
        name: "a",
        note: null,
        kind: "b",
        level: 2,
        size: "",
        at: null,
        owner: "x",
        tags: ["a"],
        point: { x: 1 },
    };
    // @ts-expect-error one of the words only
    const wrongWord: Row<typeof fields>["kind"] = "c";
    // @ts-expect-error never null
    const wrongNull: Row<typeof fields>["name"] = null;
    // @ts-expect-error a number among those that are named
    const wrongNumber: Row<typeof fields>["level"] = 3;
    // @ts-expect-error a reference that must be there
    const wrongReference: Row<typeof fields>["owner"] = null;
    const mirrored: Values<typeof fields>["mirrored"] = [1];
    expect("mirrored" in row).to.equal(false);
    expect([wrongWord, wrongNull, wrongNumber, wrongReference, mirrored]).to.have.length(5);
});
