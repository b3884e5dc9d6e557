import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { asNumber, exactNumber, markNumbers, numberText, unmarkNumbers } from "./exact-number.ts";

/** Through the engine's own JSON and back. */
const throughJson = (text: string): string => unmarkNumbers(JSON.stringify(JSON.parse(markNumbers(text))));

describe("numbers that JavaScript cannot hold", () => {
    for (const text of [
        "123456789012345678",
        "-98765432109876543210",
        "1.0",
        "1.50",
        "1e5",
        "1E+400",
        "0.1234567890123456789",
        "-0",
        '{"a":[1.0,2,"1.0"]}',
        '"\\"1.0\\""',
    ])
        it(`D6: ${text} stays what it is`, () => expect(throughJson(text)).to.equal(text));

    it("other numbers stay numbers", () => {
        expect(JSON.parse(markNumbers("[1, 1.5, -3, 9007199254740991, 0.1]"))).to.deep.equal([1, 1.5, -3, 9007199254740991, 0.1]);
    });

    it("a text that pretends to be marked is refused", () => expect(() => markNumbers(String.raw`{"a": "\u0000123"}`)).to.throw("Null characters"));

    it("are as near as they come where a number is needed", () => {
        expect([asNumber(exactNumber("1.0")), asNumber("x"), asNumber(null)]).to.deep.equal([1, "x", null]);
        expect([numberText(exactNumber("123456789012345678")), exactNumber("7"), numberText("7")]).to.deep.equal(["123456789012345678", 7, undefined]);
    });

    it("D6: attributes keep their digits, and are found by them", async () => {
        const { admin } = await createTestBackend();
        const send = (path: string, method: string, body: string) => admin.send(method, path, body);
        await send("core/groups/", "POST", '{"name": "Exact", "attributes": {"id": 123456789012345678, "rate": 1.0, "deep": [{"n": 1e400}]}}');
        const raw = await admin.fetch("/api/v3/core/groups/?name=Exact", { headers: { authorization: `Bearer ${admin.token}` } });
        expect(await raw.text()).to.contain('"attributes":{"id":123456789012345678,"rate":1.0,"deep":[{"n":1e400}]}');
        const found = async (id: string) => (await admin.get(`core/groups/?attributes=${encodeURIComponent(`{"id": ${id}}`)}`)).body.results.length;
        expect([await found("123456789012345678"), await found("123456789012345679")]).to.deep.equal([1, 0]);
    });

    it("D6: fields that take numbers take them as such", async () => {
        const { admin } = await createTestBackend();
        const { status, body } = await admin.send("POST", "policies/reputation/", '{"name": "r", "threshold": -5.0}');
        expect([status, body.threshold]).to.deep.equal([201, -5]);
        expect((await admin.send("POST", "core/groups/", '{"name": 1.0}')).body.name).to.equal("1.0");
    });
});
