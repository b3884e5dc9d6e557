import { expect } from "chai";
import { own, put } from "./own.ts";

const INHERITED = ["constructor", "toString", "__proto__", "hasOwnProperty"];

describe("records by keys from outside", () => {
    it("give what they have under a key", () => expect(own({ a: 1 }, "a")).to.equal(1));

    for (const key of INHERITED) {
        it(`have nothing under ${key} that every object inherits`, () => expect(own<unknown>({}, key)).to.equal(undefined));

        it(`take a value under ${key} as under any other`, () => {
            const record: Record<string, number> = {};
            put(record, key, 1);
            expect([own(record, key), Object.keys(record), Object.getPrototypeOf(record)]).to.deep.equal([1, [key], Object.prototype]);
            put(record, key, 2);
            expect(own(record, key)).to.equal(2);
            expect(JSON.parse(JSON.stringify(record))).to.have.own.property(key, 2);
        });
    }
});
