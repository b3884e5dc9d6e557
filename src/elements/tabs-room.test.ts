import { expect, fixture, html } from "@open-wc/testing";
// With the product's tokens, by which the buttons at the ends are higher than the row without them.
import "./testing/colors.ts";
import { waitUntil } from "./testing/wait-until.ts";
import type { Tabs } from "./tabs.ts";
import "./tabs.ts";

describe("ak-tabs without room for all of them", () => {
    const tabs = ["One", "Two", "Three"].map((name) => ({ name, title: `${name}, whose title is long`, content: () => html`<p>${name}</p>` }));

    it("T1: shown in the middle of a frame, they cause no loop of measuring, which the browser reports as an error", async () => {
        const narrow = await fixture<HTMLElement>(html`<div></div>`);
        narrow.style.cssText = "display: grid; grid-template-columns: 300px";
        const errors: string[] = [];
        const { onerror } = window;
        window.onerror = (event) => void errors.push(String(event));
        try {
            // What is rendered from here on is measured by observers before the next frame's own work.
            await new Promise(requestAnimationFrame);
            const one = await fixture<Tabs>(html`<ak-tabs label="Object" .tabs=${tabs}></ak-tabs>`, { parentNode: narrow });
            await waitUntil(() => one.shadowRoot!.querySelector(".pf-v6-c-tabs__scroll-button"), "the buttons at the ends are there");
            await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
        } finally {
            window.onerror = onerror;
        }
        expect(errors).to.deep.equal([]);
    });
});
