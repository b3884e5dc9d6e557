import { expect } from "@open-wc/testing";
import { readable } from "./readable-json.ts";

describe("JSON to be read", () => {
    const value = {
        pagination: { next: 0 },
        results: [{ name: 'a "quoted", {odd}: [one] \\', empty: {}, none: [], users: [1, -2.5e3], is: [true, null] }, []],
    };
    const whole = JSON.stringify(value, null, 2);

    it("has a line for each value, written with spaces or without", () => {
        expect(readable(JSON.stringify(value))).to.equal(whole);
        expect(readable(whole)).to.equal(whole);
    });
    it("is as far in lines as it goes, wherever it is cut off", () => {
        const short = JSON.stringify(value);
        for (let end = 2; end < short.length; end++) expect(whole.startsWith(readable(short.slice(0, end)).trimEnd()), short.slice(0, end)).to.equal(true);
    });
    it("is so as well where it is long, and has no end", () => {
        const text = `"${'\\"'.repeat(50_000)}`;
        expect(readable(`[${text}`) === `[\n  ${text}`).to.equal(true);
    });
    it("is anything else as it is", () => {
        for (const text of ["", "version: 1\n", "<!doctype html>", "[INFO] a  log", "{% if user %}"]) expect(readable(text)).to.equal(text);
    });
});
