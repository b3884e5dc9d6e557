import { expect } from "@open-wc/testing";
import { parseTimeRange, timeRangeText } from "./time-range.ts";

const NOW = Date.parse("2026-11-27T12:00:00.000Z");
const MORNING = Date.parse("2026-11-27T08:00:00.000Z");

describe("a span of time in an address", () => {
    for (const [text, range] of [
        ["PT1H", { from: NOW - 3_600_000 }],
        ["P7D", { from: NOW - 7 * 86_400_000 }],
        ["2026-11-27T08:00:00Z/..", { from: MORNING, until: undefined }],
        ["../2026-11-27T08:00:00Z", { from: undefined, until: MORNING }],
        ["2026-11-27T08:00:00Z/2026-11-27T12:00:00Z", { from: MORNING, until: NOW }],
    ] as const)
        it(`is ${text}`, () => {
            expect(parseTimeRange(text, NOW)).to.deep.equal(range);
            if (text.includes("/")) expect(timeRangeText(range)).to.equal(text);
        });

    it("is read with its milliseconds too, and told without", () => {
        const range = parseTimeRange("2026-11-27T08:00:00.500Z/..", NOW);
        expect(range).to.deep.equal({ from: MORNING + 500, until: undefined });
        expect(timeRangeText(range!)).to.equal("2026-11-27T08:00:00Z/..");
    });

    for (const text of ["../..", "P9D", "yesterday", "2026-11-27", "2026-11-27T08:00:00.000Z/soon", "../../..", ""])
        it(`is not “${text}”`, () => {
            expect(parseTimeRange(text, NOW)).to.equal(undefined);
        });

    it("is all time without ends", () => {
        expect(timeRangeText({})).to.equal("");
    });
});
