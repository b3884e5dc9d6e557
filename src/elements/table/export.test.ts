import { expect } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { ListQuery } from "./column.ts";
import { exportCsv, exportRows } from "./export.ts";
import { rows, server, type Row } from "./table.test-helper.ts";

describe("exporting a list", () => {
    let saved: { name: string; text: string }[] = [];
    const { createObjectURL } = URL;
    const click = HTMLAnchorElement.prototype.click;
    let blob: Blob;
    beforeEach(() => {
        saved = [];
        URL.createObjectURL = (made: Blob) => ((blob = made), "blob:x");
        HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
            const { download: name } = this;
            void blob.text().then((text) => saved.push({ name, text }));
        };
    });
    afterEach(() => {
        URL.createObjectURL = createObjectURL;
        HTMLAnchorElement.prototype.click = click;
        for (const left of document.querySelectorAll("ak-modal, ak-messages")) left.remove();
    });
    const whole = (load: (query: ListQuery, signal: AbortSignal) => ReturnType<ReturnType<typeof server>["load"]>) => ({
        label: "Users and more",
        load,
        columns: [
            { title: () => "Name", cell: ({ name }: Row) => name },
            { title: () => "Number", cell: ({ pk }: Row) => pk },
        ],
        search: "row 4",
        ordering: "-name",
        count: 7,
    });
    const said = () => document.querySelector("ak-messages")?.shadowRoot?.textContent ?? "";

    it("saves the shown columns of all rows that the search leaves, in their order", async () => {
        const { load, asked } = server();
        await exportCsv(whole(load));
        await waitUntil(() => saved.length === 1);
        expect(asked[0]).to.deep.equal({ search: "row 4", ordering: "-name", page: 1, page_size: 100 });
        expect(saved[0]!.name).to.match(/^users-and-more-\d{4}-\d\d-\d\d\.csv$/);
        const found = rows.filter(({ name }) => name.includes("row 4"));
        // `text()` takes the byte order mark away.
        expect(saved[0]!.text).to.equal(`Name,Number\r\n${found.map(({ pk, name }) => `${name},${pk}\r\n`).join("")}`);
        expect(said()).to.contain("7 rows were exported.");
        await waitUntil(() => !document.querySelector("ak-modal"));
    });

    it("tells how far it is, and ends without a file when it is stopped", async () => {
        const { load } = server();
        const slow = async (query: ListQuery, signal: AbortSignal) => {
            if (query.page > 1) await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
            const page = await load({ ...query, search: "", page_size: 20 });
            return { ...page, pagination: { ...page.pagination, next: query.page + 1 } };
        };
        const exporting = exportCsv({ ...whole(slow), count: 45 });
        await waitUntil(() => document.querySelector("ak-progress")?.label === "20 of 45 rows");
        document.querySelector<HTMLElement>("ak-modal button")!.click();
        await exporting;
        expect([saved, said()]).to.deep.equal([[], ""]);
    });

    it("saves nothing of a list that cannot be read to its end, and says so", async () => {
        await exportCsv(whole(() => Promise.reject(new ApiError(500, { detail: "Out of order." }))));
        expect(saved).to.deep.equal([]);
        expect(said()).to.contain("The list could not be exported.");
    });

    it("saves chosen rows as they are, in the order in which they were chosen", async () => {
        exportRows(whole(server().load), [rows[29]!, rows[1]!]);
        await waitUntil(() => saved.length === 1);
        expect(saved[0]!.text).to.equal("Name,Number\r\nrow 30,30\r\nrow 2,2\r\n");
        expect(said()).to.contain("2 rows were exported.");
    });
});
