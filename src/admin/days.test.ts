import { expect } from "@open-wc/testing";
import { areDays } from "#src/elements/chart/series.ts";
import { lastDays, pointsOf } from "./days.ts";

describe("days of statistics", () => {
    it("begin at midnight where the visitor is, also where one has 23 hours; today is the last", () => {
        const days = lastDays(60, new Date(2026, 3, 10, 15, 30));
        expect(days).to.have.lengthOf(61);
        expect(areDays(days)).to.equal(true);
        expect(days.slice(-2)).to.deep.equal([new Date(2026, 3, 10).getTime(), new Date(2026, 3, 11).getTime()]);
    });

    it("have what was counted in them, from the past to today", () => {
        const numbers = [
            { x_cord: 300, y_cord: 3 },
            { x_cord: 200, y_cord: 2 },
        ];
        expect(pointsOf(numbers, [100, 200, 300])).to.deep.equal([
            { at: 100, value: 2 },
            { at: 200, value: 3 },
        ]);
    });

    it("are spans of the server's own where it knows no others", () => {
        const numbers = [
            { x_cord: 400, y_cord: 0 },
            { x_cord: 320, y_cord: 3 },
            { x_cord: 240, y_cord: 2 },
        ];
        expect(pointsOf(numbers, [100, 200, 300])).to.deep.equal([
            { at: 160, value: 2 },
            { at: 240, value: 3 },
        ]);
    });
});
