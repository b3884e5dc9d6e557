import { expect } from "chai";
import { describe as fieldsOf, reference, references, text, uuid } from "#kernel/base/fields.ts";
import { isKey, isStored, keyAt, keysAt, type ModelSchema, Schema, storedIn } from "./schema.ts";

const model = (name: string, more: Partial<ModelSchema> = {}): ModelSchema => ({
    model: name,
    fields: fieldsOf({ pk: uuid(), name: text() }),
    families: {},
    indexes: [],
    ...more,
});

/** Cats and dogs are pets; a target is known by a key of its own. */
const schema = new Schema([
    model("zoo.cat", { families: { "zoo.pet": "pk", "zoo.target": "target_ptr" } }),
    model("zoo.dog", { families: { "zoo.pet": "pk" } }),
    model("zoo.keeper", { fields: fieldsOf({ pk: uuid(), pet: reference("zoo.pet"), cats: references("zoo.cat"), at: reference("zoo.target") }) }),
    model("zoo.vet", { fields: fieldsOf({ pk: uuid(), cat: reference("zoo.cat"), gone: reference("zoo.nowhere") }) }),
]);
const names = (members: readonly ModelSchema[]) => members.map((member) => member.model);

describe("Schema", () => {
    it("knows models and families, and nothing else", () => {
        for (const [name, isKnown] of [
            ["zoo.cat", true],
            ["zoo.pet", true],
            ["zoo.target", true],
            ["zoo.nowhere", false],
            ["constructor", false],
        ] as const)
            expect(schema.isKnown(name), name).to.equal(isKnown);
    });

    it("gives the concrete models behind a name, in the order they were described", () => {
        expect(names(schema.members("zoo.pet"))).to.deep.equal(["zoo.cat", "zoo.dog"]);
        expect(names(schema.members("zoo.target"))).to.deep.equal(["zoo.cat"]);
        expect(names(schema.members("zoo.dog"))).to.deep.equal(["zoo.dog"]);
    });

    it("a model that others extend is a member of its own family, and the first", () => {
        const extended = new Schema([model("a.child", { families: { "a.parent": "pk" } }), model("a.parent")]);
        expect(names(extended.members("a.parent"))).to.deep.equal(["a.parent", "a.child"]);
    });

    it("has no model that is not described: a defect, by name", () => {
        expect(() => schema.model("zoo.bird")).to.throw("no model zoo.bird");
        expect(() => schema.members("zoo.bird")).to.throw("no model zoo.bird");
        expect(() => schema.model("zoo.pet"), "a family is no model").to.throw("no model zoo.pet");
    });

    it("refuses a model that is described twice", () => {
        expect(() => new Schema([model("a.b"), model("a.b")])).to.throw("a.b is described twice");
    });

    it("finds what may point to a row, directly and through each of its families, with the key that it is known by there", () => {
        const found = schema.pointingTo(schema.model("zoo.cat")).map(({ relation, key }) => [`${relation.model}.${relation.name}`, key]);
        expect(found).to.have.deep.members([
            ["zoo.keeper.cats", "pk"],
            ["zoo.vet.cat", "pk"],
            ["zoo.keeper.pet", "pk"],
            ["zoo.keeper.at", "target_ptr"],
        ]);
        expect(schema.pointingTo(schema.model("zoo.dog")).map(({ relation }) => relation.name)).to.deep.equal(["pet"]);
        expect(schema.pointingTo(schema.model("zoo.keeper"))).to.deep.equal([]);
    });
});

describe("keys in a row", () => {
    it("of a reference are none or one, of references many; what is no key is left out", () => {
        for (const [held, expected] of [
            ["a", ["a"]],
            [7, [7]],
            [0, [0]],
            [null, []],
            [undefined, []],
            [
                ["a", 7],
                ["a", 7],
            ],
            [["a", null, {}], ["a"]],
            [{}, []],
        ] as const)
            expect(keysAt({ at: held }, "at"), JSON.stringify(held)).to.deep.equal(expected);
        expect(keyAt({ at: "a" }, "at")).to.equal("a");
    });

    it("are texts or numbers", () => {
        expect(["a", "", 1, 0].every(isKey)).to.equal(true);
        expect([null, undefined, {}, [], true].some(isKey)).to.equal(false);
    });
});

describe("rows of a kept state", () => {
    it("are what has a key", () => {
        for (const [row, expected] of [
            [{ pk: 1 }, true],
            [{ pk: "a", name: "b" }, true],
            [{ pk: null }, false],
            [{ name: "b" }, false],
            [[], false],
        ] as const)
            expect(isStored(row), JSON.stringify(row)).to.equal(expected);
    });

    it("are none of a table that is not there", () => {
        const state = { tables: { a: [{ pk: 1 }, { name: "broken" }] } };
        expect(storedIn(state, "a")).to.deep.equal([{ pk: 1 }]);
        expect(storedIn(state, "b")).to.deep.equal([]);
    });
});
