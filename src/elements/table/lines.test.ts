import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { listPage } from "#src/pages/list-page.ts";
import { pageOf } from "#src/api/stub.test-helper.ts";
import { box, offMiddle } from "../testing/boxes.ts";
import { rgb, THEMES, useTheme } from "../testing/colors.ts";
import { addressWithPlace } from "../geo-place.ts";
import { deep } from "../testing/deep.ts";
import { waitUntil } from "../testing/wait-until.ts";
import { all, bulk, make, server } from "./table.test-helper.ts";

describe("lines and edges of a table", () => {
    beforeEach(() => setViewport({ width: 1440, height: 900 }));
    afterEach(async () => {
        await useTheme("light");
        history.replaceState(null, "", "#");
        await setViewport({ width: 800, height: 600 });
    });

    for (const theme of THEMES)
        for (const [what, more] of [
            ["that can be chosen", { bulk }],
            ["that can be opened", { expand: () => "more" }],
            ["without either", {}],
        ] as const)
            it(`V5 there is a line between rows ${what} (${theme})`, async () => {
                await useTheme(theme);
                const table = await make(server().load, more);
                const ground = rgb(getComputedStyle(document.body).backgroundColor);
                for (const row of all(table, "tbody > tr").slice(1, 4)) {
                    const { borderBlockStartWidth: width, borderBlockStartStyle: style, borderBlockStartColor: color } = getComputedStyle(row);
                    expect([width, style]).to.deep.equal(["1px", "solid"]);
                    expect(rgb(color)).not.to.deep.equal(ground);
                }
            });

    it("V6 title, tools and lines begin at one edge", async () => {
        const page = listPage<{ pk: number; name: string }>({
            title: () => "Things",
            load: async () => pageOf([{ pk: 1, name: "one" }]),
            columns: [{ title: () => "Name", cell: ({ name }) => name }],
            name: ({ name }) => name,
            empty: () => ({ header: "No things yet.", text: "" }),
        });
        const frame = await fixture<HTMLElement>(html`<div>${page.render({})}</div>`);
        await waitUntil(() => deep(frame, "tbody").length > 0);
        const edges = ["h1", "ak-search-box", "tbody tr"].map((selector) => box(deep(frame, selector)[0]!).left);
        for (const edge of edges) expect(edge).to.be.closeTo(edges[0]!, 1);
    });

    it("a row is no higher where an address has a long place", async () => {
        const heights: number[] = [];
        for (const city of ["Ulm", "Llanfairpwllgwyngyll by the Swellies"]) {
            const table = await make(server().load);
            table.columns = [...Array(9).keys()].map((at) => ({
                title: () => `Column number ${at}`,
                cell: () => addressWithPlace("203.0.113.147", { city, country: "GB" }),
            }));
            await table.updateComplete;
            heights.push(box(all(table, "tbody tr")[0]!).height);
        }
        expect(heights[1]).to.equal(heights[0]);
    });

    it("V7 the box that chooses all stands level with the titles, whether they sort or not", async () => {
        const table = await make(server().load, { bulk });
        const [check, sorts, plain] = ["thead input", "thead .pf-v6-c-table__sort .pf-v6-c-table__text", "thead th:last-child"].map(
            (selector) => all(table, selector)[0]!,
        );
        expect(Math.abs(offMiddle(check!, sorts!))).to.be.at.most(1.5);
        const range = document.createRange();
        range.selectNodeContents(plain!);
        const words = range.getBoundingClientRect();
        expect(words.top + words.height / 2).to.be.closeTo(box(check!).top + box(check!).height / 2, 1.5);
    });
});
