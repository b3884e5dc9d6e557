import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { ApiError } from "#src/base/errors.ts";
import { routeState } from "#src/base/route.ts";
import { MOST_PINNED, recent } from "#src/context/recent.ts";
import { session } from "#src/context/session.ts";
import { facts } from "#src/elements/description.ts";
import "./list.ts";
import { form } from "#src/elements/form/form.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { find, press } from "./testing/engine.ts";
import type { PageHeader } from "./page-header.ts";
import type { ListDefinition } from "./list.ts";
import { viewPage, type ViewDefinition, type ViewHandle, type ViewPageElement } from "./view-page.ts";

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
    const open = async (shown = definition, id = "1"): Promise<ViewPageElement<Thing>> => {
        location.hash = `#/things/${id}`;
        const frame = await fixture<HTMLElement>(html`<div>${viewPage(shown).render({ id })}</div>`);
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

    it("words of terms stay whole, and values stand in one column", async () => {
        names = ["first"];
        const terms: [string, string][] = [
            ["Autorisierungsablauf", "a"],
            ["Scopes", "b"],
        ];
        const tab = (name: string) => ({ name, title: name, content: () => [html`<p></p>`, facts(terms)] });
        const page = await open({ ...definition, tabs: () => [tab("page-one"), tab("page-two")] });
        const all = (selector: string) => [...page.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
        const [long, short] = all("dt").map((term) => term.getBoundingClientRect().height);
        expect(long).to.equal(short);
        const [a, b] = all("dd").map((value) => value.getBoundingClientRect().left);
        expect(a).to.equal(b);
    });

    it("is put among the recent objects, and taken out when there is nothing any more", async () => {
        names = ["first"];
        const { restore } = stubApi(() => ({ body: { user: { pk: 1 } } }));
        await session.get();
        const thing: typeof definition = {
            ...definition,
            load: async (parameters, signal) => {
                if (names.length === 0) throw new ApiError(404, { detail: "Not found." });
                return definition.load(parameters, signal);
            },
            kind: () => "Thing",
        };
        try {
            const page = await open(thing);
            await waitUntil(() => recent.visits().length === 1);
            expect(recent.visits()).to.deep.equal([{ href: `${location.pathname}#/things/1`, label: "first" }]);
            inner(page, "ak-tabs button")!.click();
            await waitUntil(() => recent.visits().length === 0);
        } finally {
            localStorage.clear();
            session.clear();
            restore();
        }
    });

    it("F14.3: stays with its object when the slug in its address was changed, with the same tab open", async () => {
        names = ["first"];
        const renaming = form<Thing, Thing & { slug: string }, unknown>({
            header: () => "Thing",
            submitLabel: () => "Save",
            fields: () => [fieldsFor<{ slug: string }>().text("slug", "Slug", { initial: "two" })],
            save: async ({ slug }, { pk }) => ({ pk, slug }),
        });
        const tab = (thing: Thing, view: ViewHandle<Thing>) =>
            html`<p>${thing.name}</p>
                <button @click=${() => view.edit(async () => renaming)}>edit</button>`;
        const shown: typeof definition = {
            ...definition,
            load: ({ slug = "" }, signal) => definition.load({ id: slug }, signal),
            tabs: (thing, view) => [{ name: "page-one", title: "One", content: () => tab(thing, view) }],
        };
        location.hash = '#/things/one;{"page":"page-one"}';
        const frame = await fixture<HTMLElement>(html`<div>${viewPage(shown).render({ slug: "one" })}</div>`);
        await press(frame, "edit");
        await find(document.body, "#slug");
        await press(document.body, "Save");
        await waitUntil(() => decodeURIComponent(location.hash) === '#/things/two;{"page":"page-one"}', "the address follows");
    });

    it("UX 19: can be pinned, and no longer be; not more than ten at a time", async () => {
        names = ["first"];
        const { restore } = stubApi(() => ({ body: { user: { pk: 1 } } }));
        await session.get();
        try {
            const page = await open({ ...definition, kind: () => "Thing", list: () => ({ label: "All things", href: "#/listed" }) });
            const star = await find(await find(page, "ak-pin"), "button");
            const address = `${location.pathname}#/things/1`;
            star.click();
            await waitUntil(() => star.getAttribute("aria-pressed") === "true");
            expect(recent.pins()).to.deep.equal([{ href: address, label: "first" }]);
            await expect(page).to.be.accessible();
            star.click();
            await waitUntil(() => star.getAttribute("aria-pressed") === "false");
            for (let number = 1; number <= MOST_PINNED; number++) recent.pin({ href: `/x/${number}`, label: "x" });
            star.click();
            await find(await find(document, "ak-messages"), ".pf-v6-c-alert", "pinned already");
            expect(recent.pins()).to.have.length(MOST_PINNED);
            expect(recent.isPinned(address)).to.equal(false);
        } finally {
            document.querySelector("ak-messages")?.remove();
            localStorage.clear();
            session.clear();
            restore();
        }
    });

    it("leads back to its list as it was left: searched, filtered, at its page", async () => {
        names = ["first"];
        const goTo = (hash: string) =>
            new Promise((resolve) => {
                window.addEventListener("hashchange", resolve, { once: true });
                location.hash = hash;
            });
        await goTo("#/listed");
        history.replaceState(null, "", '#/listed;{"search":"f"}');
        await goTo("#/things/1");
        const page = await open({ ...definition, list: () => ({ label: "All things", href: "#/listed" }) });
        const back = inner(page, ".crumbs a")!;
        expect(back.textContent!.trim()).to.equal("All things");
        expect(decodeURIComponent(back.getAttribute("href")!)).to.equal('#/listed;{"search":"f"}');
    });

    it("keeps the way back in one line, however long the name is", async () => {
        names = ["x".repeat(400)];
        const page = await open({ ...definition, list: () => ({ label: "All the things", href: "#/listed" }) });
        expect(inner(page, ".crumbs a")!.getClientRects()).to.have.lengthOf(1);
    });

    it("UX 3: leads on to the next object of the list that one came from, with the same tab open", async () => {
        const table = await fixture<HTMLElement>(
            html`<table>
                <tbody>
                    ${[1, 2, 3].map(
                        (id) =>
                            html`<tr>
                                <td><a href="#/other">Other</a> <a href="#/things/${id}">thing ${id}</a></td>
                            </tr>`,
                    )}
                </tbody>
            </table>`,
        );
        const links = [...table.querySelectorAll<HTMLElement>("a")];
        links.find(({ textContent }) => textContent === "thing 2")!.click();
        names = ["second"];
        const page = await open({ ...definition, list: () => ({ label: "Things", href: "#/things" }) }, "2");
        await waitUntil(() => inner(page, "[aria-current=page]")?.textContent === "second");
        const ways = [...page.shadowRoot!.querySelectorAll<HTMLAnchorElement>(".beside a")];
        expect(ways.map((way) => [way.hash, way.dataset["tip"]])).to.deep.equal([
            ["#/things/1", "thing 1"],
            ["#/things/3", "thing 3"],
        ]);
        expect(inner(page, ".beside")?.textContent).to.contain("2 of 3");
        await expect(page).to.be.accessible();
        inner(inner(page, "ak-tabs")!, "#page-two")!.click();
        await waitUntil(() => routeState()["page"] === "page-two");
        ways[1]!.click();
        await waitUntil(() => location.hash.startsWith("#/things/3"));
        expect(routeState()).to.deep.equal({ page: "page-two" });
    });

    it("UX 3: leads on through further pages of the list, as it was narrowed where one came from", async () => {
        const asked: string[] = [];
        const things: ListDefinition<{ pk: number; name: string }> = {
            title: () => "Things",
            load: async ({ page }) => {
                asked.push(`${page} ${JSON.stringify(routeState()["kind"] ?? "")}`);
                const results = [page * 2 - 1, page * 2].map((pk) => ({ pk, name: `thing ${pk}` }));
                const pagination = {
                    next: page < 3 ? page + 1 : 0,
                    previous: page - 1,
                    count: 6,
                    current: page,
                    total_pages: 3,
                    start_index: page * 2 - 1,
                    end_index: page * 2,
                };
                return { results, pagination };
            },
            columns: [{ title: () => "Name", cell: ({ pk, name }) => html`<a href="#/things/${pk}">${name}</a>` }],
            name: ({ name }) => name,
            empty: () => ({ header: "No things yet.", text: "" }),
        };
        history.replaceState(null, "", `#/listed;${encodeURIComponent('{"kind":"x","tablePage":2}')}`);
        const list = await fixture<HTMLElement>(html`<div><ak-list .definition=${things}></ak-list></div>`);
        (await find(list, "a", "thing 3")).click();
        const ways = (page: HTMLElement): (string | undefined)[] =>
            [...page.shadowRoot!.querySelectorAll<HTMLAnchorElement>(".beside a")].map((way) => way.dataset["tip"]);
        names = ["third"];
        const third = await open({ ...definition, list: () => ({ label: "Things", href: "#/listed" }) }, "3");
        await waitUntil(() => ways(third).join() === "thing 2,thing 4");
        expect(inner(third, ".beside")?.textContent).to.contain("3 of 6");
        expect(asked).to.deep.equal(['2 "x"', '1 "x"']);
        names = ["first"];
        const first = await open({ ...definition, list: () => ({ label: "Things", href: "#/listed" }) }, "1");
        await waitUntil(() => ways(first).join() === "thing 2");
        expect(inner(first, ".beside")?.textContent).to.contain("1 of 6");
    });

    it("says nothing of a list where one came another way", async () => {
        names = ["first"];
        const page = await open({ ...definition, list: () => ({ label: "Things", href: "#/things" }) }, "77");
        await waitUntil(() => inner(page, "[aria-current=page]"));
        expect(inner(page, ".beside")).to.equal(null);
    });

    it("B9: what is done on the page shows in its lists too", async () => {
        names = ["first", "second"];
        let loads = 0;
        const things: ListDefinition<Thing> = {
            title: () => "Things",
            load: async () => (loads++, pageOf([])),
            columns: [],
            name: ({ name }) => name,
            empty: () => ({ header: "No things yet.", text: "" }),
        };
        const withList: typeof definition = {
            ...definition,
            tabs: (_, view) => [
                { name: "page-one", title: "One", content: () => html`<ak-list .definition=${things}></ak-list><button @click=${view.refresh}>do</button>` },
            ],
        };
        const frame = await fixture<HTMLElement>(html`<div>${viewPage(withList).render({ id: "1" })}</div>`);
        const page = frame.querySelector<ViewPageElement<Thing>>("ak-view-page")!;
        await waitUntil(() => inner(page, "ak-list") && loads === 1);
        inner(page, "button")!.click();
        await waitUntil(() => loads === 2);
        // The list in which something was done has loaded itself.
        inner(page, "ak-list")!.dispatchEvent(new CustomEvent("ak-changed", { bubbles: true, composed: true }));
        await waitUntil(() => names.length === 0);
        expect(loads).to.equal(2);
    });

    it("B24: an object that is not there has a title and a way on to its list", async () => {
        const gone: typeof definition = {
            ...definition,
            load: () => Promise.reject(new ApiError(404, { detail: "Not found." })),
            list: () => ({ label: "All things", href: "#/things" }),
        };
        const frame = await fixture<HTMLElement>(html`<div>${viewPage(gone).render({ id: "9" })}</div>`);
        const page = frame.querySelector<ViewPageElement<Thing>>("ak-view-page")!;
        await waitUntil(() => inner(page, "ak-empty-state"));
        expect(page.shadowRoot!.querySelector<PageHeader>("ak-page-header")!.header).to.equal("Not found");
        expect(inner(page, "ak-empty-state a")!.getAttribute("href")).to.equal("#/things");
        expect(inner(inner(page, "ak-empty-state")!, "button"), "nothing to try again").to.equal(null);
    });

    it("W4: says below the name what kind of object it is", async () => {
        names = ["first"];
        const frame = await fixture<HTMLElement>(
            html`<div>${viewPage({ ...definition, kind: () => "Thing", description: () => "a first one" }).render({ id: "1" })}</div>`,
        );
        const page = frame.querySelector<ViewPageElement<Thing>>("ak-view-page")!;
        await waitUntil(() => inner(page, "ak-tabs p"));
        const { header, description } = page.shadowRoot!.querySelector<PageHeader>("ak-page-header")!;
        expect([header, description]).to.deep.equal(["first", "Thing · a first one"]);
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
