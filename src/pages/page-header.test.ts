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

    it("leaves room for what is named, however long its name and description are", async () => {
        const long = "Long".repeat(500);
        const page = await fixture<PageHeader>(html`<ak-page-header header=${long} description=${long}></ak-page-header>`);
        page.style.inlineSize = "390px";
        expect(page.getBoundingClientRect().height).to.be.below(400);
        expect(page.shadowRoot!.querySelector("p")).to.have.attribute("data-tip");
    });
});
