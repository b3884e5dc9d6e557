import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { HttpError } from "./errors.ts";
import { parseJson } from "#kernel/http/json.ts";
import { MAX_ANSWER, MAX_AREA, MAX_CODE, MAX_JSON_DEPTH, MAX_LINE, MAX_PAGE_SIZE, MAX_TEXT } from "./limits.ts";
import { own } from "./own.ts";
import { read } from "#kernel/store/validate.ts";
import { area, code, fileText, text } from "./fields.ts";

const nestedLists = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const faultOf = (work: () => unknown): unknown => {
    try {
        work();
    } catch (error) {
        return error instanceof HttpError ? error.body : String(error);
    }
};

describe("C2: JSON", () => {
    it("is read up to its depth, and refused below it", () => {
        expect(parseJson(nestedLists(MAX_JSON_DEPTH))).to.be.an("array");
        expect(faultOf(() => parseJson(nestedLists(MAX_JSON_DEPTH + 1)))).to.deep.equal({
            detail: `JSON parse error - nested more than ${MAX_JSON_DEPTH} levels deep`,
        });
    });

    it("is refused when it is cut off ten thousand levels deep", () => {
        for (const body of ["[".repeat(10_000), '{"a":'.repeat(10_000), nestedLists(10_000)]) expect(faultOf(() => parseJson(body))).to.have.property("detail");
    });

    it("may contain as many brackets in texts as it likes", () => {
        expect(parseJson(JSON.stringify({ a: `${"[".repeat(500)}\\"{` }))).to.have.property("a");
    });
});

describe("C1: texts", () => {
    const db = undefined as never;

    for (const [kind, field, length] of [
        ["a line", text(), MAX_LINE],
        ["an area", area(), MAX_AREA],
        ["an expression", code(), MAX_CODE],
        ["a file", fileText(), MAX_TEXT],
    ] as const)
        it(`have a length, also where their field names none: ${kind}`, () => {
            const readAs = (characters: number) => faultOf(() => read({ name: field }, { name: "x".repeat(characters) }, { db }));
            expect(readAs(length)).to.equal(undefined);
            expect(readAs(length + 1)).to.deep.equal({ name: [`Ensure this field has no more than ${length} characters.`] });
        });

    it("of an answer in a flow are short, and what is refused is kept nowhere", async () => {
        const backend = await createTestBackend();
        const visitor = backend.browser();
        const flow = "flows/executor/default-authentication-flow/?query=";
        await visitor.get(flow);
        const before = JSON.stringify(backend.export()).length;
        const refused = await visitor.post(flow, { uid_field: "x".repeat(MAX_ANSWER + 1) });
        expect(refused.body.response_errors.uid_field[0].string).to.contain(String(MAX_ANSWER));
        expect(JSON.stringify(backend.export())).not.to.contain("xxxxxxxxxx");
        expect(JSON.stringify(backend.export()).length - before).to.be.below(500);
    });
});

describe("C7, C11: pages of a list", () => {
    it("have a largest size, and say that there is more", async () => {
        const { admin } = await createTestBackend();
        const sizeOf = async (asked: string) => (await admin.get(`core/groups/?page_size=${asked}`)).body.pagination;
        const whole = await sizeOf(String(MAX_PAGE_SIZE));
        for (const asked of [String(MAX_PAGE_SIZE + 1), "9".repeat(400)]) expect(await sizeOf(asked)).to.deep.equal(whole);
        expect(await sizeOf("1")).to.include({ current: 1, start_index: 1, end_index: 1 });
    });
});

describe("C11: look-ups by keys from outside", () => {
    it("find a record's own keys, and nothing that every object inherits", () => {
        const record = { a: 1, nothing: undefined };
        expect(own(record, "a")).to.equal(1);
        for (const key of ["constructor", "__proto__", "toString", "hasOwnProperty", "b"]) expect(own<unknown>(record, key), key).to.equal(undefined);
    });
});
