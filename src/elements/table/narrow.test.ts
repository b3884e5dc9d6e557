import { expect, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { pageOf } from "#src/api/stub.test-helper.ts";
import { yesNo } from "../label.ts";
import { box } from "../testing/boxes.ts";
import { deadline } from "../time.ts";
import { waitUntil } from "../testing/wait-until.ts";
import { all, bulk, make, type Row, server } from "./table.test-helper.ts";

describe("ak-table where there is little room", () => {
    afterEach(() => setViewport({ width: 1440, height: 900 }));

    /** What a finger meets in the middle of an element, through shadow roots. */
    const under = (element: Element): Element | null => {
        element.scrollIntoView({ block: "center" });
        const { left, top, width, height } = element.getBoundingClientRect();
        let found = document.elementFromPoint(left + width / 2, top + height / 2);
        while (found?.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2)) {
            const inner = found.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
            if (inner === found) break;
            found = inner;
        }
        return found;
    };
    const kinds: [string, object][] = [
        ["chosen and opened", { bulk, expand: () => "more" }],
        ["opened", { expand: () => "more" }],
        ["chosen, opened, and something done with it", { bulk, expand: () => "more", actions: () => html`<button class="edit">Edit</button>` }],
    ];

    for (const width of [320, 390, 600, 760])
        for (const [what, more] of kinds)
            it(`B5 a row can be ${what} by touch at ${width} px`, async () => {
                await setViewport({ width, height: 844 });
                const table = await make(server().load, more);
                for (const control of all(table, "tbody :is(.pf-v6-c-table__toggle button, .pf-v6-c-table__check input, .edit)").slice(0, 6)) {
                    const met = under(control);
                    expect(met?.closest("button, label"), control.ariaLabel ?? "").to.equal(control.closest("button, label"));
                }
                all(table, "tbody .pf-v6-c-table__toggle button")[0]!.click();
                await table.updateComplete;
                expect(all(table, ".pf-v6-c-table__expandable-row")[0]!.textContent).to.contain("more");
                expect(table.scrollWidth).to.be.at.most(width);
            });

    it("how the list is looked at stands in one line, and a chosen row's ground reaches past its text", async () => {
        await setViewport({ width: 390, height: 844 });
        const table = await make(server().load, { bulk });
        table.style.setProperty("--pf-t--global--spacer--sm", "0.5rem");
        const middle = (selector: string) => {
            const { top, height } = box(all(table, selector)[0]!);
            return Math.round(top + height / 2);
        };
        expect([middle(".bar ak-dropdown"), middle(".bar .pf-v6-c-pagination")]).to.deep.equal([middle(".refresh"), middle(".refresh")]);
        const row = all(table, "tbody tr")[0]!;
        const text = all(table, "tbody td[data-label]")[0]!;
        expect(box(row).left).to.be.below(box(text).left);
        expect(box(text).left).to.equal(box(all(table, ".bar")[0]!).left);
    });

    it("where no row can be chosen, its first line begins where the others do, below no empty line of headings", async () => {
        await setViewport({ width: 390, height: 844 });
        const table = await make(server().load);
        table.columns = ["Name", "Connected"].map((title) => ({ title: () => title, cell: () => title }));
        table.style.setProperty("--pf-t--global--spacer--sm", "1rem");
        await table.updateComplete;
        const [first, second] = all(table, "tbody td[data-label]").map((cell) => getComputedStyle(cell).paddingInlineStart);
        expect(first).to.equal(second);
        expect(getComputedStyle(all(table, "thead")[0]!).display).to.equal("none");
    });

    for (const width of [320, 390])
        it(`a date does not lie over what is pressed at the end of its line at ${width} px`, async () => {
            await setViewport({ width, height: 844 });
            const table = await make(server().load, { expand: () => "more" });
            table.columns = [{ title: () => "Expires", cell: () => deadline("2027-11-27T23:12:00Z") }];
            await table.updateComplete;
            expect(box(all(table, "tbody time")[0]!).right).to.be.at.most(box(all(table, "tbody .pf-v6-c-table__toggle")[0]!).left);
        });

    it("a word that is longer than the line does not lie over what is pressed at its end", async () => {
        await setViewport({ width: 390, height: 844 });
        const table = await make(server().load, { expand: () => "more" });
        const long = "authentik.providers.oauth2.views.authorize";
        table.columns = [
            {
                title: () => "Action",
                cell: () => html`<span class="stacked"><a class="ak-text" href="#/x">Somebody was let into Ledger.</a><small>${long}</small></span>`,
            },
        ];
        await table.updateComplete;
        const toggle = all(table, "tbody .pf-v6-c-table__toggle button")[0]!;
        expect(under(toggle)?.closest("button, a")).to.equal(toggle);
    });

    it("a label is no higher beside a heading of two lines", async () => {
        await setViewport({ width: 390, height: 844 });
        const heights: number[] = [];
        for (const heading of ["Active", "Whoever is in the group is an administrator"]) {
            const table = await make(server().load);
            table.columns = [{ title: () => heading, cell: () => yesNo(false) }];
            await table.updateComplete;
            heights.push(box(all(table, "tbody .pf-v6-c-label")[0]!).height);
        }
        expect(heights[1]).to.equal(heights[0]);
    });

    it("V9 all rows can be chosen and sorted on a telephone", async () => {
        await setViewport({ width: 390, height: 844 });
        const { load, asked } = server();
        const table = await make(load, { bulk });
        const [check, sort] = [all<HTMLInputElement>(table, "thead input")[0]!, all(table, "thead th button")[0]!];
        expect(under(sort)?.closest("button")).to.equal(sort);
        sort.click();
        await waitUntil(() => asked.at(-1)!.ordering === "name");
        check.click();
        expect(table.selected).to.have.length(20);
    });

    it("V1 no word of an address is broken while there is room, nor a date; a very long one is cut, with the whole text as its tooltip", async () => {
        await setViewport({ width: 1024, height: 800 });
        const row = (name: string): Row[] => [{ pk: 1, name }];
        const load = async () => pageOf(row("oluwaseun.adeyemi@quillmere.example"));
        const table = await make(load, {
            columns: [...Array(6).keys()].map((index) => ({ title: () => `C${index}`, cell: ({ name }: Row) => name })),
        } as object);
        table.columns = [...Array(6).keys()].map((index) => ({ title: () => `C${index}`, cell: ({ name }: Row) => name }));
        await table.updateComplete;
        const cell = all(table, "tbody td .ak-text")[0]!;
        const pieces = ["oluwaseun.", "adeyemi@", "quillmere.", "example"];
        const texts: Text[] = [];
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) if (walker.currentNode instanceof Text && walker.currentNode.data.trim() !== "") texts.push(walker.currentNode);
        expect(texts.map(({ data }) => data)).to.deep.equal(pieces);
        for (const text of texts) {
            const range = document.createRange();
            range.selectNodeContents(text);
            expect(range.getClientRects(), text.data).to.have.length(1);
        }
        expect(cell.dataset.tip).to.equal("");
        table.columns = [{ title: () => "Key", cell: () => "f".repeat(400) }];
        await table.updateComplete;
        expect(all(table, "tbody td .ak-text")[0]!.offsetWidth).to.be.below(400);
    });
});
