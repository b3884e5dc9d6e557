import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { LibraryApplication } from "#src/api/applications.api.ts";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { routeState } from "#src/base/route.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { canOpen, grouped, search } from "./library.ts";
import type { Library } from "./library.page.ts";
import "./library.page.ts";

const application = (name: string, more: Partial<LibraryApplication> = {}): LibraryApplication => ({
    pk: name,
    name,
    slug: name.toLowerCase().replaceAll(" ", "-"),
    launch_url: "#opened",
    meta_icon: null,
    ...more,
});
const APPLICATIONS = [
    application("Expenses", { group: "Office", meta_description: "Submit a receipt" }),
    application("GitLab", { group: "Engineering", meta_description: "Code, reviews and pipelines" }),
    application("Grafana", { group: "Operations", meta_publisher: "Grafana Labs" }),
    application("Nextcloud", { group: "Office", open_in_new_tab: true, meta_icon: "/missing.png" }),
    application("Traefik dashboard", { group: "Operations" }),
    application("Wiki"),
];

describe("search of applications", () => {
    const found = (query: string): string[] => search(APPLICATIONS, query).found.map(({ name }) => name);
    const best = (query: string): string | undefined => search(APPLICATIONS, query).best?.name;

    it("finds everything by nothing, and calls none of it best", () => {
        expect(found("  ")).to.have.length(APPLICATIONS.length);
        expect(best("")).to.equal(undefined);
    });
    it("finds by beginnings, initials, letters in between and with a slip of the finger", () => {
        expect(best("git")).to.equal("GitLab");
        expect(best("td")).to.equal("Traefik dashboard");
        expect(best("nxcl")).to.equal("Nextcloud");
        for (const slip of ["grafna", "garfana", "graffana", "grapana"]) expect(best(slip), slip).to.equal("Grafana");
    });
    it("finds by group, publisher and description, and prefers the name", () => {
        expect(found("office")).to.deep.equal(["Expenses", "Nextcloud"]);
        expect(best("receipt")).to.equal("Expenses");
        expect(search([application("Mail", { meta_description: "Wiki of mails" }), application("Wiki")], "wiki").best?.name).to.equal("Wiki");
    });
    it("wants every word", () => {
        expect(found("office next")).to.deep.equal(["Nextcloud"]);
        expect(found("office xylophone")).to.deep.equal([]);
    });
    it("puts those without a group first, the others by its name", () => {
        expect(grouped(APPLICATIONS).map(([group]) => group)).to.deep.equal(["", "Engineering", "Office", "Operations"]);
    });
    it("offers nothing that would run as script, or leads nowhere", () => {
        const open = (launch_url: string | null) => canOpen(application("x", { launch_url }));
        expect([open("https://a.test"), open("/relative"), open("javascript:alert(1)"), open(""), open(null)]).to.deep.equal([true, true, false, false, false]);
    });
});

describe("library", () => {
    let restore: () => void;
    let settings: object;
    let superuser: boolean;
    let applications: LibraryApplication[];

    beforeEach(() => {
        settings = {};
        superuser = false;
        applications = APPLICATIONS;
        history.replaceState(null, "", "#/library");
        ({ restore } = stubApi(({ path }) => {
            if (path === "/core/users/me/")
                return { body: { user: { pk: 1, username: "bob", name: "", email: "", avatar: "data:,", is_superuser: superuser, settings } } };
            if (path.startsWith("/core/applications/")) return { body: pageOf(applications) };
            return undefined;
        }));
    });
    afterEach(async () => {
        restore();
        session.clear();
        tenant.clear();
        history.replaceState(null, "", "#");
        await useTheme("light");
    });

    const open = async (): Promise<Library> => {
        await session.get();
        const library = await fixture<Library>(html`<ak-library></ak-library>`);
        await waitUntil(() => library.shadowRoot!.querySelector(".gallery, ak-empty-state"));
        return library;
    };
    const names = (library: Library): string[] =>
        [...library.shadowRoot!.querySelectorAll(".name")].map((link) => link.firstChild!.nextSibling?.textContent ?? "");
    const focused = (library: Library): Element | null => library.shadowRoot!.activeElement;
    const best = (library: Library): string | undefined => library.shadowRoot!.querySelector(".tile--best .name")?.textContent.trim();
    const input = (library: Library): HTMLInputElement => library.shadowRoot!.querySelector("input")!;

    it("searches by typing anywhere, keeps it in the address, and opens the best match by Enter", async () => {
        const library = await open();
        await sendKeys({ type: "gra" });
        expect(focused(library)).to.equal(input(library));
        expect(input(library).value).to.equal("gra");
        expect(routeState()["search"]).to.equal("gra");
        expect(best(library)).to.equal("Grafana");
        expect(library.shadowRoot!.querySelector("[role=status]")!.textContent).to.contain("Enter opens Grafana");
        await sendKeys({ press: "Enter" });
        expect(location.hash).to.equal("#opened");
    });

    const hint = (library: Library): Element | null =>
        library.shadowRoot!.querySelector("ak-library-first-steps")?.shadowRoot?.querySelector("ak-alert") ?? null;

    it("shows administrators who have only just come the way to the first steps, until they do not want it", async () => {
        localStorage.clear();
        superuser = true;
        const library = await open();
        await waitUntil(() => hint(library));
        await expect(library).to.be.accessible();
        expect(hint(library)!.querySelector("a")!.getAttribute("href")).to.equal(`/if/admin/#/administration/overview;${encodeURIComponent('{"guide":true}')}`);
        hint(library)!.querySelector("button")!.click();
        await waitUntil(() => !hint(library));
        document.querySelector("ak-messages")?.remove();
        expect((await open()).shadowRoot!.querySelector("ak-library-first-steps")).to.equal(null);
        localStorage.clear();
        superuser = false;
        session.clear();
        expect((await open()).shadowRoot!.querySelector("ak-library-first-steps"), "people").to.equal(null);
    });

    it("leads to the search by a slash", async () => {
        const library = await open();
        await sendKeys({ press: "/" });
        expect(focused(library)).to.equal(input(library));
        expect(input(library).value).to.equal("");
    });

    it("goes from application to application by arrows, and back to an empty search by Escape", async () => {
        const library = await open();
        const links = () => [...library.shadowRoot!.querySelectorAll(".name")];
        await sendKeys({ type: "office" });
        await sendKeys({ press: "ArrowDown" });
        expect(focused(library)).to.equal(links()[0]);
        await sendKeys({ press: "ArrowRight" });
        expect(focused(library)).to.equal(links()[1]);
        await sendKeys({ press: "ArrowUp" });
        await sendKeys({ press: "Escape" });
        expect(input(library).value).to.equal("");
        expect(focused(library)).to.equal(input(library));
        expect(names(library)).to.have.length(APPLICATIONS.length);
    });

    it("takes the search from the address", async () => {
        history.replaceState(null, "", `#/library;${encodeURIComponent('{"search":"git"}')}`);
        const library = await open();
        expect(input(library).value).to.equal("git");
        expect(best(library)).to.equal("GitLab");
    });

    it("opens in a new tab what is to be opened there", async () => {
        const library = await open();
        const targets = [...library.shadowRoot!.querySelectorAll<HTMLAnchorElement>(".name")].filter(({ target }) => target === "_blank");
        expect(targets.map(({ rel }) => rel)).to.deep.equal(["noopener"]);
    });

    it("shows a letter where a picture does not come", async () => {
        const library = await open();
        const picture = library.shadowRoot!.querySelector<HTMLImageElement>(".icon img")!;
        picture.dispatchEvent(new Event("error"));
        expect(picture.hidden).to.equal(true);
        expect(picture.parentElement!.textContent.trim()).to.equal("N");
    });

    it("gives administrators a way to an application's page, unless the settings say otherwise", async () => {
        expect((await open()).shadowRoot!.querySelector(".edit")).to.equal(null);
        session.clear();
        superuser = true;
        expect((await open()).shadowRoot!.querySelector(".edit")!.getAttribute("href")).to.equal("/if/admin/#/core/applications/wiki");
        session.clear();
        settings = { enabledFeatures: { applicationEdit: false } };
        expect((await open()).shadowRoot!.querySelector(".edit")).to.equal(null);
    });

    it("follows the settings in layout, cards and search", async () => {
        settings = { layout: { type: "3-column" }, theme: { cardBackground: "rgb(1, 2, 3)" }, enabledFeatures: { search: false } };
        const library = await open();
        expect(library.shadowRoot!.querySelector(".groups--3-column")).not.to.equal(null);
        expect(getComputedStyle(library.shadowRoot!.querySelector(".tile")!).backgroundColor).to.equal("rgb(1, 2, 3)");
        expect(library.shadowRoot!.querySelector("input")).to.equal(null);
    });

    it("shows administrators what to do about an empty library, and only them", async () => {
        applications = [];
        expect((await open()).shadowRoot!.querySelector("ak-empty-state a")).to.equal(null);
        session.clear();
        superuser = true;
        expect((await open()).shadowRoot!.querySelector("ak-empty-state a")!.getAttribute("href")).to.equal("/if/admin/#/core/applications");
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            superuser = true;
            await expect(await open()).to.be.accessible();
        });
});
