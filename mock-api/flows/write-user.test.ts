import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { placed, userChanges } from "./write-user.ts";

/** What is answered, and what of a user without attributes it changes. */
const CHANGES: readonly [data: JsonObject, changes: JsonObject][] = [
    [
        { username: "ann", name: "Ann", email: "a@example.test", path: "x" },
        { username: "ann", name: "Ann", email: "a@example.test", path: "x", attributes: {} },
    ],
    [
        { name: 5, email: null },
        { name: "5", email: "", attributes: {} },
    ],
    [{ is_active: "yes" }, { is_active: true, attributes: {} }],
    [{ is_active: 0 }, { is_active: false, attributes: {} }],
    [{ password: "x", pk: 1, is_superuser: true, groups: [1], uuid: "u", date_joined: "now" }, { attributes: {} }],
    [{ "attributes.a.b": 1 }, { attributes: { a: { b: 1 } } }],
    [{ attributes_a_b: 1 }, { attributes: { a: { b: 1 } } }],
    [{ "attributes": { a: { b: 1 } }, "attributes.a.c": 2 }, { attributes: { a: { b: 1, c: 2 } } }],
    [{ attributes: "text" }, { attributes: {} }],
    [{ attribute_a: 1, attributesa: 2, attributes_: 3 }, { attributes: {} }],
];

describe("what of a prompt's data a user takes", () => {
    for (const [data, changes] of CHANGES)
        it(JSON.stringify(data), () => {
            expect(userChanges(data, {})).to.deep.equal(changes);
        });

    it("keeps the attributes that were there, and changes none of them in place", () => {
        const before = { a: { b: 1 }, z: 9 };
        expect(userChanges({ "attributes.a.c": 2 }, before).attributes).to.deep.equal({ a: { b: 1, c: 2 }, z: 9 });
        expect(before).to.deep.equal({ a: { b: 1 }, z: 9 });
    });

    it("makes room where something else stood", () => {
        expect(placed({ a: "text" }, ["a", "b"], 1)).to.deep.equal({ a: { b: 1 } });
        expect(placed({}, ["a"], [1])).to.deep.equal({ a: [1] });
    });
});
