import { expect } from "@open-wc/testing";
import { counted } from "./week-chart.ts";

describe("numbers of a chart", () => {
    it("stand at the beginning of the time that they count, without the time that lies ahead", () => {
        const numbers = [
            { x_cord: 400, y_cord: 0 },
            { x_cord: 300, y_cord: 3 },
            { x_cord: 200, y_cord: 2 },
        ];
        expect(counted(numbers)).to.deep.equal([
            { at: 100, value: 2 },
            { at: 200, value: 3 },
        ]);
    });

    it("are none where there are none", () => {
        expect(counted([])).to.deep.equal([]);
    });
});
