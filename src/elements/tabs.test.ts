import { expect, fixture, html } from "@open-wc/testing";
import { routeState } from "#src/base/route.ts";
import { withoutReports } from "./testing/reports.ts";
import { waitUntil } from "./testing/wait-until.ts";
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

    it("M26, B19 keeps the open tab in the address beside the page of a table; Back leads to the tab before", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2}');
        const one = await make();
        tabs(one)[1]!.click();
        expect(routeState()).to.deep.equal({ tablePage: 2, page: "page-two" });
        await one.updateComplete;
        expect(selected(one)).to.deep.equal(["Two"]);
        history.back();
        await waitUntil(() => selected(one)[0] === "One");
        const steps = history.length;
        tabs(one)[0]!.click();
        expect(history.length, "the open tab is no step").to.equal(steps);
    });

    it("B20 does not follow the address of another page, which it is about to be taken away for", async () => {
        history.replaceState(null, "", '#/x;{"page":"page-two"}');
        const one = await make();
        history.replaceState(null, "", "#/y");
        window.dispatchEvent(new HashChangeEvent("hashchange"));
        await one.updateComplete;
        expect(selected(one)).to.deep.equal(["Two"]);
    });

    it("V2 offers buttons to the tabs that do not fit, and only then", async () => {
        const one = await make();
        const buttons = () => [...one.shadowRoot!.querySelectorAll<HTMLButtonElement>(".pf-v6-c-tabs__scroll-button button")];
        const state = () => buttons().map(({ ariaLabel, disabled }) => `${ariaLabel}${disabled ? " (off)" : ""}`);
        expect(state()).to.deep.equal([]);
        one.tabs = one.tabs.map((tab) => ({ ...tab, title: `${tab.title}, whose title is long` }));
        one.style.cssText = "display: block; inline-size: 300px";
        await waitUntil(() => buttons().length === 2);
        expect(state()).to.deep.equal(["Tabs before these (off)", "Tabs after these"]);
        const last = tabs(one)[2]!;
        const inView = () => last.getBoundingClientRect().right <= buttons()[1]!.getBoundingClientRect().left + 1;
        expect(inView()).to.equal(false);
        await waitUntil(() => {
            if (!buttons()[1]!.disabled) buttons()[1]!.click();
            return state()[1] === "Tabs after these (off)";
        });
        expect([inView(), state()[0]]).to.deep.equal([true, "Tabs before these"]);
        await expect(one).to.be.accessible();
    });

    for (const from of ["a wide window", "a narrow one"])
        it(`the open tab is in view where there is not room for all, in ${from} that is made narrow`, async () => {
            const one = await make();
            one.tabs = one.tabs.map((tab) => ({ ...tab, title: `${tab.title}, whose title is long` }));
            one.style.cssText = `display: block; inline-size: ${from === "a wide window" ? "1200px" : "320px"}`;
            const last = tabs(one)[2]!;
            last.click();
            await one.updateComplete;
            one.style.inlineSize = "300px";
            const list = one.shadowRoot!.querySelector("ul")!;
            await waitUntil(() => one.shadowRoot!.querySelectorAll(".pf-v6-c-tabs__scroll-button").length === 2);
            await waitUntil(() => last.getBoundingClientRect().right <= list.getBoundingClientRect().right + 1);
        });

    it("a page that was scrolled stays where it is as the room for its tabs changes", async () => {
        const one = await make();
        one.style.cssText = "display: block; inline-size: 700px; margin-block-end: 3000px";
        document.documentElement.scrollTop = 1000;
        const told = new Promise((resolve) =>
            new ResizeObserver((_, observer) => one.clientWidth === 300 && (observer.disconnect(), resolve(undefined))).observe(one),
        );
        one.style.inlineSize = "300px";
        await told;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        expect(document.documentElement.scrollTop).to.equal(1000);
    });

    it("T2 tabs that are further down leave the page where it is when they appear, and when another is opened", async () => {
        const page = await fixture<HTMLElement>(html`<div></div>`);
        page.style.paddingBlockStart = "3000px";
        document.documentElement.scrollTop = 0;
        const fresh = Object.assign(document.createElement("ak-tabs"), { label: "Set-up", tabs: (await make()).tabs });
        page.append(fresh);
        await fresh.updateComplete;
        expect(document.documentElement.scrollTop).to.equal(0);
        tabs(fresh)[2]!.click();
        await waitUntil(() => selected(fresh).includes("Three"), "the third is open");
        expect(document.documentElement.scrollTop).to.equal(0);
    });

    it("U4 a tab that cannot be rendered leaves the others alive", async () => {
        const one = await make();
        const reports = await withoutReports(async () => {
            one.tabs = one.tabs.map((tab, index) =>
                index === 1
                    ? {
                          ...tab,
                          content: () => {
                              throw new Error("no such page");
                          },
                      }
                    : tab,
            );
            tabs(one)[1]!.click();
            await one.updateComplete;
        });
        expect(reports).to.deep.equal(["Error: no such page"]);
        expect(one.textContent).to.contain("no such page");
        tabs(one)[2]!.click();
        await one.updateComplete;
        expect(one.textContent.trim()).to.equal("Three");
    });

    it("follows the address", async () => {
        history.replaceState(null, "", "#/x");
        const one = await make();
        history.replaceState(null, "", '#/x;{"page":"page-three"}');
        window.dispatchEvent(new HashChangeEvent("hashchange"));
        await one.updateComplete;
        expect(selected(one)).to.deep.equal(["Three"]);
    });
});
