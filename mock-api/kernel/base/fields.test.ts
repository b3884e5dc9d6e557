import { expect } from "chai";
import { steady } from "#kernel/testing/call.test-helper.ts";
import * as kinds from "./fields.ts";
import type { Field, Row, Values } from "./fields.ts";

const random = steady(9);
const initial = (field: Field): unknown => (typeof field.default === "function" ? field.default(random) : field.default);

describe("what a new row holds where nothing was sent", () => {
    for (const [name, field, expected] of [
        ["text", kinds.text(), ""],
        ["text with a default", kinds.text({ default: "a" }), "a"],
        ["text that may be null", kinds.text({ nullable: true }), null],
        ["text that may be null, with a default", kinds.text({ nullable: true, default: "a" }), "a"],
        ["integer", kinds.integer(), 0],
        ["float", kinds.float(), 0],
        ["serial", kinds.serial(), 0],
        ["flag", kinds.flag(), false],
        ["flag that is on", kinds.flag(true), true],
        ["choice", kinds.choice(["a"]), ""],
        ["choice with a default", kinds.choice(["a"], { default: "a" }), "a"],
        ["choice of numbers", kinds.numberChoice({ 6: "six" }), 0],
        ["date", kinds.date(), null],
        ["json", kinds.json(), {}],
        ["object", kinds.object(), {}],
        ["file", kinds.file(), null],
        ["list", kinds.list(kinds.text()), []],
        ["map", kinds.map(kinds.text()), {}],
        ["reference", kinds.reference("a.b"), null],
        ["references", kinds.references("a.b"), []],
    ] as const)
        it(name, () => expect(initial(field)).to.deep.equal(expected));

    it("is drawn anew for each row where it is a function", () => {
        expect(initial(kinds.uuid())).to.match(/^[0-9a-f-]{36}$/);
        expect(initial(kinds.uuid())).not.to.equal(initial(kinds.uuid()));
        expect(initial(kinds.object()), "an object of its own").not.to.equal(initial(kinds.object()));
    });
});

describe("whether a field must be sent", () => {
    for (const [name, field, required] of [
        ["a text", kinds.text(), true],
        ["one with a default", kinds.text({ default: "a" }), false],
        ["one that may be null", kinds.text({ nullable: true }), false],
        ["one that may be blank", kinds.text({ blank: true }), false],
        ["one that is hidden", kinds.text({ hidden: true }), false],
        ["one that is optional", kinds.text({ optional: true }), false],
        ["one that says so", kinds.text({ default: "a", required: true }), true],
        ["yes or no", kinds.flag(), false],
        ["a reference", kinds.reference("a.b"), true],
        ["a reference that may be none", kinds.reference("a.b", { optional: true }), false],
        ["references", kinds.references("a.b"), false],
        ["references that say so", kinds.references("a.b", { required: true }), true],
        ["a list", kinds.list(kinds.text()), true],
        ["an object", kinds.object(), false],
        ["the other side", kinds.inverse("a.b", "c"), true],
    ] as const)
        it(name, () => expect(field.required).to.equal(required));
});

describe("what a kind of field says besides", () => {
    it("a slug and a mail address have a length; a text has its own", () => {
        expect([kinds.slug().max, kinds.email().max, kinds.text().max, kinds.text({ max: 3 }).max]).to.deep.equal([50, 254, undefined, 3]);
    });
    it("an integer has the bounds of the database, and narrower ones of its own", () => {
        expect([kinds.integer().min, kinds.integer().max, kinds.integer({ min: 0 }).min, kinds.integer({ max: 9 }).max]).to.deep.equal([
            -2147483648, 2147483647, 0, 9,
        ]);
    });
    it("a reference goes with its target unless it says otherwise; an optional one may be null", () => {
        expect([kinds.reference("a.b").onDelete, kinds.reference("a.b", { onDelete: "set null" }).onDelete]).to.deep.equal(["cascade", "set null"]);
        expect([
            kinds.reference("a.b").nullable,
            kinds.reference("a.b", { optional: true }).nullable,
            kinds.reference("a.b", { nullable: true }).nullable,
        ]).to.deep.equal([false, true, true]);
    });
    it("a choice has words, and labels where they are named", () => {
        const labelled = kinds.choice({ a: "Ah", b: "Bee" });
        expect([labelled.choices, labelled.labels, kinds.choice(["a", "b"]).labels]).to.deep.equal([["a", "b"], { a: "Ah", b: "Bee" }, undefined]);
        expect([kinds.numberChoice({ 6: "six" }).choices, kinds.numberChoice({ 6: "six" }).numeric]).to.deep.equal([["6"], true]);
    });
    it("keys are read-only, whoever counts them", () =>
        expect([kinds.uuid().readOnly, kinds.serial().readOnly, kinds.uuid({}).readOnly]).to.deep.equal([true, true, false]));
    it("a description is its fields, as they are", () => {
        const fields = { pk: kinds.uuid() };
        expect(kinds.describe(fields)).to.equal(fields);
    });
});

it("rows and bodies have the types that their fields say", () => {
    const fields = kinds.describe({
        pk: kinds.serial(),
        name: kinds.text(),
        note: kinds.text({ nullable: true }),
        kind: kinds.choice(["a", "b"]),
        level: kinds.numberChoice({ 1: "one", 2: "two" }),
        size: kinds.choice(["s"], { blank: true }),
        at: kinds.reference("shelf.shelf", { optional: true }),
        owner: kinds.reference("shelf.author"),
        tags: kinds.list(kinds.text()),
        point: kinds.nested("Point", { x: kinds.integer() }),
        mirrored: kinds.inverse("shelf.book", "authors"),
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
