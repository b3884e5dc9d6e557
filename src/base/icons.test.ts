import { expect, fixture, html } from "@open-wc/testing";
import { columns, rows, server } from "#src/elements/table/table.test-helper.ts";
import { deep } from "#src/elements/testing/deep.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import "#src/elements/expand.ts";

/** Where a chevron points to on the screen, after all that mirrors and turns it: from between its ends to its tip. */
function pointsTo(button: Element): string {
    const path = button.querySelector<SVGPathElement>("svg > path")!;
    const length = path.getTotalLength();
    const [start, tip, end] = [0, length / 2, length].map((at) => path.getPointAtLength(at).matrixTransform(path.getScreenCTM()!));
    const [right, down] = [Math.round(tip!.x - (start!.x + end!.x) / 2), Math.round(tip!.y - (start!.y + end!.y) / 2)];
    return [right && (right > 0 ? "right" : "left"), down && (down > 0 ? "down" : "up")].filter(Boolean).join(" ");
}

describe("icons that point along the lines", () => {
    for (const [direction, on, back] of [
        ["ltr", "right", "left"],
        ["rtl", "left", "right"],
    ] as const) {
        it(`lead on and back in a table (${direction})`, async () => {
            const frame = await fixture<HTMLElement>(
                html`<div dir=${direction}><ak-table label="Rows" .columns=${columns} .load=${server().load} .expand=${() => "More"}></ak-table></div>`,
            );
            await waitUntil(() => deep(frame, ".row").length === Math.min(rows.length, 20));
            const arrows = (selector: string): string[] => [...new Set(deep(frame, selector).map(pointsTo))];
            expect(arrows(".pf-v6-c-table__toggle button")).to.deep.equal([on]);
            expect(arrows(".pf-v6-c-pagination__nav-control:first-child")).to.deep.equal([back]);
            expect(arrows(".pf-v6-c-pagination__nav-control:last-child")).to.deep.equal([on]);
            deep(frame, ".pf-v6-c-table__toggle button")[0]!.click();
            await waitUntil(() => arrows(".pf-v6-c-table__toggle button")[0] === "down", "an open row points to what it shows");
        });

        it(`point to what is unfolded (${direction})`, async () => {
            const frame = await fixture<HTMLElement>(html`<div dir=${direction}><ak-expand></ak-expand></div>`);
            const expand = frame.querySelector("ak-expand")!;
            const toggle = expand.shadowRoot!.querySelector("button")!;
            expect(pointsTo(toggle)).to.equal(on);
            toggle.click();
            await waitUntil(() => pointsTo(toggle) === "down", "what is open points down");
        });
    }
});
