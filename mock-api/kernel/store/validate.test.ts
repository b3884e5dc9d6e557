import { expect } from "chai";
import { steady } from "#kernel/testing/call.test-helper.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { Db } from "./db.ts";
import * as kinds from "#kernel/base/fields.ts";
import type { Field } from "#kernel/base/fields.ts";
import type { Json } from "#kernel/base/models.ts";
import { registry } from "#kernel/testing/shelf.test-helper.ts";
import { read } from "./validate.ts";

const db = new Db(registry.schema, steady(1));
const shelf = db.create("shelf.shelf", { name: "Left" });
const author = db.create("shelf.author", { name: "Ann" });

/** What a field makes of a value: what is stored, or what is complained of. */
function result(field: Field, sent: Json): unknown {
    try {
        return { stored: read({ it: field }, { it: sent }, { db }).it };
    } catch (error) {
        if (error instanceof HttpError && typeof error.body === "object" && error.body !== null && "it" in error.body) return error.body.it;
        throw error;
    }
}

const takes = (name: string, field: Field, values: readonly (readonly [sent: Json, stored: unknown])[]) =>
    it(`${name} takes`, () => {
        for (const [sent, stored] of values) expect(result(field, sent), JSON.stringify(sent)).to.deep.equal({ stored });
    });
const refuses = (name: string, field: Field, values: readonly (readonly [sent: Json, complaint: unknown])[]) =>
    it(`${name} refuses`, () => {
        for (const [sent, complaint] of values) {
            const told = result(field, sent);
            if (complaint instanceof RegExp) expect(JSON.stringify(told), JSON.stringify(sent)).to.match(complaint);
            else expect(told, JSON.stringify(sent)).to.deep.equal([complaint]);
        }
    });

describe("reading a body", () => {
    takes("a text", kinds.text({ max: 5 }), [
        ["abc", "abc"],
        [" abc ", "abc"],
        [12, "12"],
        ["🙂🙂🙂🙂🙂", "🙂🙂🙂🙂🙂"],
    ]);
    refuses("a text", kinds.text({ max: 5 }), [
        ["abcdef", "Ensure this field has no more than 5 characters."],
        ["", "This field may not be blank."],
        ["  ", "This field may not be blank."],
        [null, "This field may not be null."],
        [true, "Not a valid string."],
        [[], "Not a valid string."],
        ["a\0b", "Null characters are not allowed."],
    ]);
    takes("a text that may be blank or null", kinds.text({ blank: true, nullable: true }), [
        ["", ""],
        [null, null],
    ]);
    takes("a slug", kinds.slug(), [["a-B_1", "a-B_1"]]);
    refuses("a slug", kinds.slug(), [
        ["a b", /valid \\"slug\\"/],
        [{}, /valid \\"slug\\"/],
    ]);
    takes("an email address", kinds.email(), [["a.b+c@example.com", "a.b+c@example.com"]]);
    refuses("an email address", kinds.email(), [
        ["a", "Enter a valid email address."],
        ["a@b", "Enter a valid email address."],
    ]);
    takes("an address", kinds.url(), [["https://example.com:8080/a?b#c", "https://example.com:8080/a?b#c"]]);
    refuses("an address", kinds.url(), [
        ["example.com", "Enter a valid URL."],
        ["https://intranet", "Enter a valid URL."],
        ["javascript:alert(1)", "Enter a valid URL."],
    ]);
    takes("a link", kinds.link(), [
        ["https://intranet/x", "https://intranet/x"],
        ["blank://blank", "blank://blank"],
    ]);
    takes("a duration", kinds.duration(), [["hours=1;minutes=2", "hours=1;minutes=2"]]);
    refuses("a duration", kinds.duration(), [["soon", "soon is not in the correct format of 'hours=3;minutes=1'."]]);
    takes("an integer", kinds.integer({ min: 0, max: 10 }), [
        [3, 3],
        ["3", 3],
        ["3.0", 3],
    ]);
    refuses("an integer", kinds.integer({ min: 0, max: 10 }), [
        [3.5, "A valid integer is required."],
        ["x", "A valid integer is required."],
        [true, "A valid integer is required."],
        [11, "Ensure this value is less than or equal to 10."],
        [-1, "Ensure this value is greater than or equal to 0."],
    ]);
    refuses("an integer of the database", kinds.integer(), [[2 ** 31, "Ensure this value is less than or equal to 2147483647."]]);
    takes("a big integer", kinds.bigInteger(), [[2 ** 31, 2 ** 31]]);
    takes("a number", kinds.float(), [
        [1.5, 1.5],
        ["-2", -2],
    ]);
    refuses("a number", kinds.float(), [["x", "A valid number is required."]]);
    takes("yes and no", kinds.flag(), [
        [true, true],
        ["on", true],
        [1, true],
        ["False", false],
        [0, false],
    ]);
    refuses("yes and no", kinds.flag(), [
        ["perhaps", "Must be a valid boolean."],
        [2, "Must be a valid boolean."],
    ]);
    takes("a choice", kinds.choice(["a", "b"]), [["a", "a"]]);
    refuses("a choice", kinds.choice(["a", "b"]), [
        ["c", '"c" is not a valid choice.'],
        [true, '"True" is not a valid choice.'],
        ["", '"" is not a valid choice.'],
    ]);
    takes("a choice that may be blank", kinds.choice(["a"], { blank: true }), [["", ""]]);
    takes("a choice of numbers", kinds.numberChoice({ 6: "six", 8: "eight" }), [
        [6, 6],
        ["8", 8],
    ]);
    takes("a moment", kinds.date(), [
        ["2023-02-01T03:04:05Z", "2023-02-01T03:04:05Z"],
        ["2023-02-01T03:04:05.5+01:00", "2023-02-01T02:04:05.500000Z"],
    ]);
    refuses("a moment", kinds.date(), [
        ["yesterday", /wrong format/],
        ["2023-02-30T00:00:00Z", /wrong format/],
        [1, /wrong format/],
    ]);
    takes("a uuid", kinds.uuid({}), [["AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE", "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"]]);
    refuses("a uuid", kinds.uuid({}), [["x", "Must be a valid UUID."]]);
    takes("JSON", kinds.json(), [
        [
            [1, { a: null }],
            [1, { a: null }],
        ],
        ["x", "x"],
    ]);
    takes("an object", kinds.object(), [[{ a: 1 }, { a: 1 }]]);
    refuses("an object", kinds.object(), [
        [[], "Value must be a dictionary, and not have any duplicate keys."],
        ["x", "Value must be a dictionary, and not have any duplicate keys."],
    ]);
    takes("a file's name", kinds.file({ readOnly: false }), [["icon.png", "icon.png"]]);
    takes("a reference", kinds.reference("shelf.shelf"), [[shelf.pk.toUpperCase(), shelf.pk]]);
    refuses("a reference", kinds.reference("shelf.shelf"), [
        ["x", "“x” is not a valid UUID."],
        [null, "This field may not be null."],
        ["00000000-0000-4000-8000-000000000000", 'Invalid pk "00000000-0000-4000-8000-000000000000" - object does not exist.'],
    ]);
    takes("a reference that may be none", kinds.reference("shelf.shelf", { optional: true }), [
        [null, null],
        ["", null],
    ]);
    takes("a reference by number", kinds.reference("shelf.author"), [["1", author.pk]]);
    refuses("a reference by number", kinds.reference("shelf.author"), [
        [true, "Incorrect type. Expected pk value, received bool."],
        [9, 'Invalid pk "9" - object does not exist.'],
    ]);
    takes("a reference by another field", kinds.reference("shelf.author", { through: "name" }), [["Ann", author.pk]]);
    refuses("a reference by another field", kinds.reference("shelf.author", { through: "name" }), [["Zoe", "Object with name=Zoe does not exist."]]);
    takes("references", kinds.references("shelf.author"), [
        [[1, "1"], [1]],
        [[], []],
    ]);
    refuses("references", kinds.references("shelf.author", { required: true }), [
        ["x", 'Expected a list of items but got type "str".'],
        [[], "This list may not be empty."],
        [[null], "This field may not be null."],
    ]);
    takes("a list", kinds.list(kinds.integer()), [
        [
            [1, "2"],
            [1, 2],
        ],
    ]);
    refuses("a list", kinds.list(kinds.integer()), [
        [{}, 'Expected a list of items but got type "dict".'],
        [[1, "x", 3.5], /^\{"1":\["A valid integer is required."\],"2":/],
    ]);
    takes("a map", kinds.map(kinds.integer()), [[{ a: "1" }, { a: 1 }]]);
    refuses("a map", kinds.map(kinds.integer()), [[[], 'Expected a dictionary of items but got type "list".']]);
    const point = kinds.nested("Point", { x: kinds.integer(), y: kinds.integer({ optional: true }) });
    takes("an object of fields", point, [[{ x: 1, z: 2 }, { x: 1 }]]);
    refuses("an object of fields", point, [
        [{}, /^\{"x":\["This field is required."\]\}$/],
        [3, /non_field_errors.*but got int/],
    ]);
    refuses("a value that its field's own rule refuses", kinds.text({ check: (value) => (value === "no" ? "Not no." : undefined) }), [["no", "Not no."]]);

    it("reads what was sent only, in a PATCH; a PUT resets what says so", () => {
        const fields = { name: kinds.text(), users: kinds.references("shelf.author", { resetOnPut: true }), room: kinds.text({ blank: true }) };
        expect(read(fields, {}, { db, isPartial: true })).to.deep.equal({});
        expect(read(fields, { name: "x" }, { db, isUpdate: true })).to.deep.equal({ name: "x", users: [] });
        expect(read(fields, { name: "x" }, { db })).to.deep.equal({ name: "x" });
    });

    it("ignores keys of a prototype", () => {
        expect(() => read({ constructor: kinds.text() }, {}, { db })).to.throw(HttpError);
    });
});
