import { expect } from "chai";
import { steady } from "#kernel/testing/call.test-helper.ts";
import * as kinds from "#kernel/base/fields.ts";
import type { Field } from "#kernel/base/fields.ts";
import { restoreRow } from "./stored-row.ts";

const random = steady(1);
/** What becomes of a kept value in a field of this kind. */
const restored = (field: Field, value: unknown) =>
    restoreRow({ model: "a.b", fields: { it: field }, families: {}, indexes: [] }, { pk: "1", it: value }, random).it;

/** A kind of field, what may be kept in it, and what may not. */
const KINDS: readonly (readonly [name: string, field: Field, sound: readonly unknown[], damaged: readonly unknown[]])[] = [
    ["text", kinds.text(), ["", "a"], [1, true, {}, [], null]],
    ["uuid", kinds.uuid(), ["a"], [1, null]],
    ["integer", kinds.integer(), [0, -1, 2 ** 40], ["1", true, null]],
    ["count", kinds.count(), [1], ["1"]],
    ["float", kinds.float(), [0.5], ["0.5", null]],
    ["flag", kinds.flag(), [true, false], [1, "true", null]],
    ["choice", kinds.choice(["a", "b"]), ["a", "of a later version"], [1, null]],
    ["choice of numbers", kinds.numberChoice({ 6: "six" }), [6], ["6", null]],
    ["date", kinds.date(), ["2023-01-01T00:00:00Z", null], [0, true]],
    ["file", kinds.file(), ["a.png", null], [1]],
    ["json", kinds.json(), [null, 1, "a", [1], { a: 1 }], []],
    ["object", kinds.object(), [{}, { a: 1 }], ["{}", 1, null]],
    ["list", kinds.list(kinds.text()), [[], ["a"]], ["a", {}, null]],
    ["map", kinds.map(kinds.text()), [{ a: "b" }], ["a", null]],
    ["nested", kinds.nested("N", { a: kinds.text() }), [{ a: "b" }], ["a", null]],
    ["reference", kinds.reference("a.c"), ["a", 1], [true, {}, null]],
    ["reference that may be none", kinds.reference("a.c", { optional: true }), ["a", null], [true, []]],
    ["references", kinds.references("a.c"), [[], ["a", 1]], ["a", null]],
    ["nullable text", kinds.text({ nullable: true }), ["a", null], [1]],
];

describe("restoreRow", () => {
    for (const [name, field, sound, damaged] of KINDS) {
        it(`takes a sound ${name}`, () => {
            for (const value of sound) expect(restored(field, value), JSON.stringify(value)).to.deep.equal(value);
        });
        if (damaged.length)
            it(`refuses a damaged ${name}, with its place`, () => {
                for (const value of damaged) expect(() => restored(field, value), JSON.stringify(value)).to.throw("a.b.it is damaged");
            });
    }

    const model = {
        model: "a.b",
        fields: kinds.describe({
            pk: kinds.uuid(),
            name: kinds.text(),
            rank: kinds.integer({ default: 3 }),
            token: kinds.text({ default: (source) => source.text(4) }),
            others: kinds.inverse("a.c", "b"),
        }),
        families: {},
        indexes: [],
    };

    it("fills in fields that came later, each row with a value of its own where it is drawn", () => {
        const [one, two] = ["1", "2"].map((pk) => restoreRow(model, { pk, name: "x" }, random));
        expect(one).to.deep.include({ pk: "1", name: "x", rank: 3 });
        expect(one!.token)
            .to.match(/^\w{4}$/)
            .and.not.equal(two!.token);
    });

    it("leaves out fields that are gone, and those that are mirrored", () => {
        expect(Object.keys(restoreRow(model, { pk: "1", name: "x", gone: 1, others: ["2"] }, random)).sort()).to.deep.equal(["name", "pk", "rank", "token"]);
    });

    it("refuses a row without a key, or with one of the wrong kind", () => {
        const numbered = { ...model, fields: { pk: kinds.serial() } };
        for (const pk of [undefined, null, {}, true]) expect(() => restoreRow(model, { pk, name: "x" }, random)).to.throw("a.b.pk is damaged");
        expect(() => restoreRow(numbered, { pk: "1" }, random)).to.throw("a.b.pk is damaged");
        expect(restoreRow(numbered, { pk: 1 }, random)).to.deep.equal({ pk: 1 });
    });

    it("takes nothing from the prototype of what was kept", () => {
        const kept = Object.assign(Object.create({ name: "inherited" }), { pk: "1" });
        expect(restoreRow(model, kept, random).name).to.equal("");
    });

    it("leaves what was kept as it is", () => {
        const kept = Object.freeze({ pk: "1", name: "x" });
        expect(restoreRow(model, kept, random)).not.to.equal(kept);
        expect(kept).to.deep.equal({ pk: "1", name: "x" });
    });
});
