import { expect, fixture, html } from "@open-wc/testing";
import type { PageHeader } from "./page-header.ts";
import "./page-header.ts";

describe("the header of a page", () => {
    it("names the window, and no longer once the page was left", async () => {
        const left = await fixture<PageHeader>(html`<ak-page-header header="Ada"></ak-page-header>`);
        expect(document.title).to.match(/^Ada - /);
        left.remove();
        await fixture(html`<ak-page-header header="Groups"></ak-page-header>`);
        left.header = "Not found";
        await left.updateComplete;
        expect(document.title).to.match(/^Groups - /);
    });
});
