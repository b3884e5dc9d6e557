import { msg } from "@lit/localize";
import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { match, type Route, type RouterOutlet } from "./router.ts";
import { locale } from "#src/context/locale.ts";
import { withoutReports } from "#src/elements/testing/reports.ts";
import "./router.ts";

const routes: Route[] = [
    { path: "/a", load: async () => ({ render: () => html`<p>first</p>` }) },
    { path: "/users/{id}", load: async () => ({ render: ({ id }) => html`<p>user ${id}</p>` }) },
    {
        path: "/throwing",
        load: async () => ({
            // As a directive or an element's setter does, only when it is rendered.
            render: () =>
                html`<p>before ${{ toString: () => "no text" }}</p>
                    <input .value=${"x"} .files=${"no list"} />`,
        }),
    },
    { path: "/words", load: async () => ({ render: () => html`<p>${msg("Search")}</p>` }) },
    { path: "/broken", load: () => Promise.reject(new Error("gone")) },
];

describe("router", () => {
    it("matches whole paths and names their values", () => {
        expect(match("/identity/users/{id}", "/identity/users/12")).to.deep.equal({ id: "12" });
        expect(match("/identity/users/{id}", "/identity/users/x")).to.equal(undefined);
        expect(match("/identity/users", "/identity/users/12")).to.equal(undefined);
        expect(match("/core/applications/{slug}", "/core/applications/my-app_1")).to.deep.equal({ slug: "my-app_1" });
    });

    let outlet: RouterOutlet;
    const go = async (hash: string): Promise<string> => {
        const shown = oneEvent(outlet, "ak-route");
        location.hash = hash;
        await shown;
        await outlet.updateComplete;
        return outlet.textContent!.trim();
    };
    beforeEach(async () => {
        location.hash = "";
        outlet = await fixture<RouterOutlet>(html`<ak-router-outlet .routes=${routes} home="/a"></ak-router-outlet>`);
        await oneEvent(outlet, "ak-route");
    });
    afterEach(() => history.replaceState(null, "", "#"));

    it("goes home without a hash", () => {
        expect(location.hash).to.equal("#/a");
        expect(outlet.textContent).to.contain("first");
    });

    it("follows the hash and hands over the values", async () => {
        expect(await go("#/users/5")).to.contain("user 5");
        expect(await go("#/a")).to.contain("first");
    });

    it("keeps the page when only its own state changes", async () => {
        await go("#/users/5");
        const before = outlet.querySelector("p");
        location.hash = '#/users/5;{"page":"x"}';
        await oneEvent(window, "hashchange");
        await outlet.updateComplete;
        expect(outlet.querySelector("p")).to.equal(before);
    });

    it("builds a new page for another object", async () => {
        await go("#/users/5");
        const before = outlet.querySelector("p");
        await go("#/users/6");
        expect(outlet.querySelector("p")).to.not.equal(before);
    });

    it("shows a page in the language that comes after it", async () => {
        expect(await go("#/words")).to.equal("Search");
        try {
            await locale.set("de");
            await outlet.updateComplete;
            expect(outlet.textContent!.trim()).to.equal("Suchen");
        } finally {
            await locale.set("en");
        }
    });

    it("says when there is no such page", async () => {
        expect(await go("#/nowhere")).to.contain("/nowhere");
    });

    it("U4 says that a page cannot be shown, and goes on to others", async () => {
        const reports = await withoutReports(async () => {
            const shown = await go("#/throwing");
            expect(shown).to.contain("This could not be shown.").and.contain("/throwing");
        });
        expect(reports).to.have.length(1);
        expect(await go("#/users/5"))
            .to.contain("user 5")
            .and.not.contain("could not be shown");
    });

    it("offers another try when a page cannot be loaded", async () => {
        await go("#/broken");
        expect(outlet.querySelector("ak-empty-state")!.shadowRoot!.textContent).to.contain("gone");
        expect(outlet.querySelector("ak-empty-state")!.retry).to.be.a("function");
    });
});
