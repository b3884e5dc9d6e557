import { expect, fixture, html } from "@open-wc/testing";
import { routeState } from "#src/base/route.ts";
import type { Tabs } from "./tabs.ts";
import "./tabs.ts";

describe("ak-tabs", () => {
    afterEach(() => history.replaceState(null, "", "#"));

    const make = (vertical = false, direction = "ltr") =>
        fixture<Tabs>(
            html`<ak-tabs
                dir=${direction}
                label="Object"
                ?vertical=${vertical}
                .tabs=${["One", "Two", "Three"].map((title) => ({ name: `page-${title.toLowerCase()}`, title, content: () => html`<p>${title}</p>` }))}
            ></ak-tabs>`,
        );
    const tabs = (one: Tabs) => [...one.shadowRoot!.querySelectorAll<HTMLElement>("[role=tab]")];
    const selected = (one: Tabs) =>
        tabs(one)
            .filter((tab) => tab.getAttribute("aria-selected") === "true" && tab.tabIndex === 0)
            .map(({ innerText }) => innerText);
    const key = async (one: Tabs, name: string) => {
        tabs(one)
            .find(({ tabIndex }) => tabIndex === 0)!
            .dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
        await one.updateComplete;
        return one.shadowRoot!.activeElement?.textContent?.trim();
    };

    it("has one stop for Tab; arrows go round, Home and End to the ends, and what is reached is open", async () => {
        const one = await make();
        expect(selected(one)).to.deep.equal(["One"]);
        const way: unknown[] = [];
        for (const name of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"]) way.push(await key(one, name));
        expect(way).to.deep.equal(["Two", "Three", "One", "Three", "One", "Three"]);
        expect([selected(one), one.textContent.trim()]).to.deep.equal([["Three"], "Three"]);
    });

    it("goes by up and down when it is vertical, and by mirrored arrows from right to left", async () => {
        const vertical = await make(true);
        expect(vertical.shadowRoot!.querySelector("[role=tablist]")!.getAttribute("aria-orientation")).to.equal("vertical");
        expect(await key(vertical, "ArrowDown")).to.equal("Two");
        history.replaceState(null, "", "#");
        expect(await key(await make(false, "rtl"), "ArrowLeft")).to.equal("Two");
    });

    it("names its panel after the open tab", async () => {
        const one = await make();
        const panel = one.shadowRoot!.querySelector("[role=tabpanel]")!;
        expect(panel.getAttribute("aria-labelledby")).to.equal(tabs(one)[0]!.id);
        expect(tabs(one)[0]!.getAttribute("aria-controls")).to.equal(panel.id);
    });

    it("M26 keeps the open tab in the address beside the page of a table, and makes no step in the history", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2}');
        const one = await make();
        const steps = history.length;
        tabs(one)[1]!.click();
        expect(routeState()).to.deep.equal({ tablePage: 2, page: "page-two" });
        expect(history.length).to.equal(steps);
    });

    it("follows the address", async () => {
        const one = await make();
        history.replaceState(null, "", '#/x;{"page":"page-three"}');
        window.dispatchEvent(new HashChangeEvent("hashchange"));
        await one.updateComplete;
        expect(selected(one)).to.deep.equal(["Three"]);
    });
});
