import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "../testing/wait-until.ts";
import type { Chart } from "./chart.ts";
import "./chart.ts";
import { marks, stride, type Series } from "./series.ts";

const DAY_MS = 86_400_000;
const counted = (name: string, color: Series["color"], values: readonly number[]): Series => ({
    name,
    color,
    // No whole days of anywhere.
    points: values.map((value, day) => ({ at: Date.UTC(2023, 2, 1, 0, 10) + day * DAY_MS, value })),
});
const series = [counted("Good", "green", [1, 4, 0]), counted("Bad", "red", [2, 0, 0])];

const all = (chart: Chart, selector: string): HTMLElement[] => [...chart.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const textOf = ({ textContent }: Element): string => textContent.trim().replace(/\s+/g, " ");

describe("a chart", () => {
    const show = async (load: Chart["load"] = async () => series): Promise<Chart> => {
        const chart = await fixture<Chart>(html`<ak-chart label="Actions" .load=${load}></ak-chart>`);
        await waitUntil(() => part(chart, "svg") !== null, "it is drawn");
        return chart;
    };
    const part = (chart: Chart, selector: string): HTMLElement | null => chart.shadowRoot!.querySelector(selector);
    const press = async (chart: Chart, key: string): Promise<string | undefined> => {
        part(chart, ".plot")!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        await chart.updateComplete;
        const tip = part(chart, ".tip");
        return tip ? textOf(tip) : undefined;
    };
    const heights = (chart: Chart, color: string): number[] => all(chart, `rect.${color}`).map((bar) => Math.round(Number(bar.getAttribute("height"))));

    it("has marks that are easy to read, and reach above what is highest", () => {
        expect(marks(0, 4)).to.deep.equal([0, 1]);
        expect(marks(3, 4)).to.deep.equal([0, 1, 2, 3]);
        expect(marks(11, 4)).to.deep.equal([0, 5, 10, 15]);
        expect(marks(2400, 4)).to.deep.equal([0, 1000, 2000, 3000]);
    });

    it("names as many moments as there is room for", () => {
        expect([stride(21, 2000, 64), stride(21, 300, 64), stride(0, 0, 64)]).to.deep.equal([1, 5, 1]);
    });

    it("draws bars upon each other, as high as what they count", async () => {
        const chart = await show();
        const [one, four] = heights(chart, "green");
        expect(four! / one!).to.be.closeTo(4, 0.1);
        expect(heights(chart, "red")[1]).to.equal(0);
        const [low, upon] = [all(chart, "rect.green")[0]!, all(chart, "rect.red")[0]!];
        expect(Number(upon.getAttribute("y"))).to.be.below(Number(low.getAttribute("y")));
    });

    it("says its numbers from moment to moment by arrow keys, and no more after Escape", async () => {
        const chart = await show();
        expect(await press(chart, "Home"))
            .to.contain("Good: 1")
            .and.to.contain("Bad: 2");
        expect(await press(chart, "ArrowRight")).to.contain("Good: 4");
        expect(await press(chart, "End")).to.contain("Good: 0");
        expect(await press(chart, "ArrowRight")).to.contain("Good: 0");
        expect(await press(chart, "Escape")).to.equal(undefined);
    });

    it("leaves out what is switched off in the legend", async () => {
        const chart = await show();
        all(chart, ".legend button")[1]!.click();
        await chart.updateComplete;
        expect([heights(chart, "green").length, heights(chart, "red").length]).to.deep.equal([3, 0]);
        expect(await press(chart, "Home")).not.to.contain("Bad");
    });

    it("says from when until when its numbers are; of a whole day its name", async () => {
        const told = async (hour: number): Promise<string | undefined> => {
            const points = [1, 2, 3].map((day) => ({ at: new Date(2023, 2, day, hour).getTime(), value: 1 }));
            return press(await show(async () => [{ name: "Good", color: "green", points }]), "Home");
        };
        expect(await told(0)).to.match(/^Wed, Mar 1 Good/);
        expect(await told(8)).to.match(/^Mar 1, 8:00.*– Mar 2, 8:00/);
    });

    it("keeps the numbers that were touched until something else is", async () => {
        const chart = await show();
        const plot = part(chart, ".plot")!;
        const { left, width } = plot.getBoundingClientRect();
        const touch = (type: string, pointerType: string) => plot.dispatchEvent(new PointerEvent(type, { pointerType, clientX: left + width / 2 }));
        touch("pointerdown", "touch");
        touch("pointerleave", "touch");
        await chart.updateComplete;
        expect(part(chart, ".tip")).not.to.equal(null);
        touch("pointerleave", "mouse");
        await chart.updateComplete;
        expect(part(chart, ".tip")).to.equal(null);
    });

    it("tells the last numbers of a finger beside them, too, at the edge", async () => {
        const chart = await show();
        const plot = part(chart, ".plot")!;
        plot.dispatchEvent(new PointerEvent("pointerdown", { pointerType: "touch", clientX: plot.getBoundingClientRect().right - 2 }));
        await chart.updateComplete;
        const tip = part(chart, ".tip");
        expect(tip && textOf(tip)).to.equal(await press(chart, "End"));
    });

    it("names days at even distances, whatever the hours that are counted", async () => {
        const points = Array.from({ length: 40 }, (_, index) => ({ at: new Date(2023, 4, 1, 22).getTime() + index * 0.93 * DAY_MS, value: 1 }));
        const chart = await show(async () => [{ name: "Good", color: "green", points }]);
        const at = all(chart, "text.moment").map((text) => Number(text.getAttribute("x")));
        const distances = at.slice(1).map((x, index) => x - at[index]!);
        expect(distances.length).to.be.above(2);
        expect(Math.max(...distances) - Math.min(...distances)).to.be.below(0.5);
    });

    it("does not say that nothing happened where all of it is switched off", async () => {
        const chart = await show();
        for (const entry of all(chart, ".legend button")) entry.click();
        await chart.updateComplete;
        expect(part(chart, ".nothing")).to.equal(null);
        expect(await press(chart, "Home")).to.equal(undefined);
    });

    it("has all numbers in a table, once it is opened", async () => {
        const chart = await show();
        expect(part(chart, "table")).to.equal(null);
        part(chart, "ak-expand")!.shadowRoot!.querySelector("button")!.click();
        await chart.updateComplete;
        expect(all(chart, "thead th").map(textOf)).to.deep.equal(["From", "Good", "Bad"]);
        expect(all(chart, "tbody tr").map((row) => [...row.querySelectorAll("td")].map(textOf))).to.deep.equal([
            ["1", "2"],
            ["4", "0"],
            ["0", "0"],
        ]);
    });

    it("says when nothing happened, and when it could not be loaded", async () => {
        const chart = await show(async () => [counted("Good", "green", [0, 0])]);
        expect(textOf(part(chart, ".nothing")!)).to.equal("Nothing happened in this time.");
        chart.load = async () => Promise.reject(new TypeError("No."));
        await waitUntil(() => part(chart, "ak-empty-state") !== null, "the failure is shown");
    });
});
