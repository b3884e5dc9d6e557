import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { contrast, useTheme } from "./testing/colors.ts";
import type { Expand } from "./expand.ts";
import "./expand.ts";

describe("ak-expand", () => {
    const make = () => fixture<Expand>(html`<ak-expand><p>More.</p></ak-expand>`);
    const toggle = (expand: Expand) => expand.shadowRoot!.querySelector("button")!;
    const panel = (expand: Expand) => expand.shadowRoot!.querySelector<HTMLElement>("#panel")!;

    it("M25.2 opens and closes by its button, and says so", async () => {
        const expand = await make();
        const state = () => [toggle(expand).getAttribute("aria-expanded"), panel(expand).hidden, expand.shadowRoot!.querySelector("slot")!.textContent];
        expect(state()).to.deep.equal(["false", true, "Show more"]);
        setTimeout(() => toggle(expand).click());
        expect((await oneEvent(expand, "ak-toggle")).detail).to.equal(true);
        await expand.updateComplete;
        expect(state()).to.deep.equal(["true", false, "Show less"]);
        toggle(expand).click();
        await expand.updateComplete;
        expect(state()[0]).to.equal("false");
    });

    it("M25.1 has the page's letters, on its button and in what it shows", async () => {
        const family = "Arial, sans-serif";
        document.documentElement.style.setProperty("--pf-t--global--font--family--body", family);
        const expand = await make();
        expect([toggle(expand), expand.querySelector("p")!].map((part) => getComputedStyle(part).fontFamily)).to.deep.equal([family, family]);
        document.documentElement.style.removeProperty("--pf-t--global--font--family--body");
    });

    it("M25.3 can be read in dark", async () => {
        await useTheme("dark");
        const expand = await make();
        expand.open = true;
        await expand.updateComplete;
        const ground = getComputedStyle(document.body).backgroundColor;
        for (const text of [toggle(expand).querySelector(".pf-v6-c-button__text")!, panel(expand)])
            expect(contrast(getComputedStyle(text).color, ground)).to.be.at.least(4.5);
        await useTheme("light");
    });

    it("sends no event when it is opened from outside", async () => {
        const expand = await make();
        let told = 0;
        expand.addEventListener("ak-toggle", () => told++);
        expand.open = true;
        await expand.updateComplete;
        expect(told).to.equal(0);
    });

    it("keeps the fields of a form while it is closed", async () => {
        const form = await fixture<HTMLFormElement>(
            html`<form>
                <ak-expand><input name="a" value="1" /></ak-expand>
            </form>`,
        );
        expect([...new FormData(form)]).to.deep.equal([["a", "1"]]);
    });
});
