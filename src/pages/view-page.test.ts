import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { routeState } from "#src/base/route.ts";
import { viewPage, type ViewDefinition, type ViewPageElement } from "./view-page.ts";

interface Thing {
    pk: string;
    name: string;
}

const inner = (element: Element, selector: string): HTMLElement | null => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;

describe("a view page", () => {
    let names: string[];
    const definition: ViewDefinition<Thing> = {
        load: async ({ id = "" }) => {
            const name = names.shift();
            if (name === undefined) throw new Error("Nothing there.");
            return { pk: id, name };
        },
        title: ({ name }) => name,
        tabs: (thing, view) => [
            {
                name: "page-one",
                title: "One",
                content: () =>
                    html`<p>${thing.name}</p>
                        <button @click=${view.refresh}>again</button>`,
            },
            { name: "page-two", title: "Two", content: () => html`<p>two</p>` },
        ],
    };
    const open = async (): Promise<ViewPageElement<Thing>> => {
        location.hash = "#/things/1";
        const frame = await fixture<HTMLElement>(html`<div>${viewPage(definition).render({ id: "1" })}</div>`);
        const page = frame.querySelector<ViewPageElement<Thing>>("ak-view-page")!;
        await waitUntil(() => inner(page, "ak-tabs p, ak-empty-state"));
        return page;
    };

    it("shows its object, keeps the tab in the address, and loads again on demand", async () => {
        names = ["first", "second"];
        const page = await open();
        expect(inner(page, "ak-tabs p")?.textContent).to.equal("first");
        inner(page, "ak-tabs button")!.click();
        await waitUntil(() => inner(page, "ak-tabs p")?.textContent === "second");
        inner(inner(page, "ak-tabs")!, "#page-two")!.click();
        await waitUntil(() => inner(page, "ak-tabs p")?.textContent === "two");
        expect(routeState()).to.deep.equal({ page: "page-two" });
        await expect(page).to.be.accessible();
    });

    it("says what went wrong, and tries again", async () => {
        names = [];
        const page = await open();
        expect(inner(page, "ak-empty-state")?.shadowRoot?.textContent).to.contain("Nothing there.");
        names = ["found"];
        inner(inner(page, "ak-empty-state")!, "button")!.click();
        await waitUntil(() => inner(page, "ak-tabs p")?.textContent === "found");
    });
});
