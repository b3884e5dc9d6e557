import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { offMiddle } from "#src/elements/testing/boxes.ts";
import { element } from "#src/elements/testing/element.suite.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { recent } from "#src/context/recent.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import { unread } from "./unread.ts";
import "./drawer-buttons.ts";
import { drawers } from "./drawer-state.ts";
import "./drawers.ts";
import "./masthead.ts";
import "#src/pages/page-header.ts";
import type { NavigationSection } from "./navigation.ts";
import type { Sidebar } from "./sidebar.ts";
import "./sidebar.ts";
import "./user-menu.ts";

/** What is around every page, whoever is signed in and however they are called. */
describe("the shell", () => {
    let name = "";
    let restore: () => void;
    /** @returns the same, after the visitor was given that name */
    const as = <T>(text: string, shown: T): T => {
        name = text;
        return shown;
    };
    beforeEach(async () => {
        // What it leaves out on a telephone depends on the window.
        await setViewport({ width: 390, height: 800 });
        const avatar = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
        ({ restore } = stubApi(({ path }) => {
            const user = { pk: 7, username: name, name, email: name, avatar, is_superuser: true, settings: { navbar: { userDisplay: "name" } } };
            if (path === "/core/users/me/") return { body: { user, original: { ...user, pk: 1 } } };
            if (path === "/core/tenants/current/")
                return { body: { branding_title: name, branding_logo: avatar, branding_favicon: "", ui_footer_links: [], matched_domain: "*" } };
            return undefined;
        }));
    });
    afterEach(async () => {
        await setViewport({ width: 800, height: 600 });
        restore();
        drawers.show(undefined);
        for (const shared of [session, tenant, unread]) shared.clear();
    });
    const known = (): Promise<void> => waitUntil(() => session.value !== undefined, "who is signed in is known");

    it("has every tool in view on a telephone: the logo takes what is left", async () => {
        const tools = Array.from({ length: 6 }, () => html`<button>x</button>`);
        const masthead = await fixture<HTMLElement>(as("Wiki", html`<ak-masthead .sidebarOpen=${false}>${tools}</ak-masthead>`));
        for (const tool of masthead.querySelectorAll("button")) tool.style.cssText = "flex: none; inline-size: 2.5rem";
        await tenant.refresh();
        await waitUntil(() => masthead.shadowRoot!.querySelector("img"));
        const { clientWidth, scrollWidth } = document.documentElement;
        expect(scrollWidth).to.equal(clientWidth);
        const { right } = masthead.shadowRoot!.querySelector("img")!.getBoundingClientRect();
        expect(right).to.be.at.most(masthead.querySelector("button")!.getBoundingClientRect().left);
    });

    element("ak-masthead", (text) => as(text, html`<ak-masthead .sidebarOpen=${false}><ak-drawer-buttons></ak-drawer-buttons></ak-masthead>`), {
        prepare: async () => {
            await known();
            await waitUntil(() => tenant.value !== undefined);
        },
    });
    element("ak-user-menu", (text) => as(text, html`<ak-user-menu></ak-user-menu>`), {
        prepare: async (menu) => {
            await known();
            await menu.updateComplete;
            menu.shadowRoot!.querySelector<HTMLElement>("#menu")!.showPopover();
        },
    });
    element(
        "ak-sidebar",
        (text) =>
            html`<ak-sidebar
                .sections=${() => [
                    { name: "a", icon: "user", label: text, items: [{ label: text, href: "#/a" }] },
                    { name: "b", icon: "user", label: `${text} 2`, items: [] },
                ]}
            ></ak-sidebar>`,
    );
    element(
        "ak-page-header",
        (text) =>
            html`<ak-page-header header=${text} description=${text}><button class="pf-v6-c-button pf-m-primary" type="button">Edit</button></ak-page-header>`,
    );
    element("ak-drawers", (text) => as(text, html`<ak-drawers>${text}</ak-drawers>`), {
        prepare: () => drawers.show("notifications"),
    });
});

describe("V17 the sidebar", () => {
    it("has its pictures and chevrons in the middle of their lines", async () => {
        const sections = [true, false].map((open) => ({
            name: `${open}`,
            icon: "user",
            label: open ? "Open" : "Closed",
            items: open ? [{ label: "Here", href: "#/a" }] : [],
        }));
        const sidebar = await fixture<HTMLElement>(html`<ak-sidebar .sections=${() => sections}></ak-sidebar>`);
        const lines = [...sidebar.shadowRoot!.querySelectorAll("button")];
        expect(lines).to.have.length(2);
        for (const line of lines)
            for (const sign of line.querySelectorAll("svg")) expect(Math.abs(offMiddle(sign, line.querySelector(".pf-v6-c-nav__link-text")!))).to.be.at.most(1);
    });
});

describe("UX 19: the sidebar", () => {
    const sections: NavigationSection[] = [
        { name: "first", icon: "flow", label: "First", items: [{ label: "Flows", href: "#/flows" }] },
        { name: "second", icon: "user", label: "Second", items: [{ label: "Users", href: "#/users", object: "User" }] },
    ];
    /** More than fits into any window. */
    const many: NavigationSection = {
        name: "many",
        icon: "list",
        label: "Many",
        items: Array.from({ length: 200 }, (_, at) => ({ label: `${at}`, href: `#/many/${at}` })),
    };
    const show = (all: readonly NavigationSection[], compact = false): Promise<Sidebar> =>
        fixture<Sidebar>(html`<ak-sidebar .sections=${() => all} ?compact=${compact}></ak-sidebar>`);
    const open = (compact = false): Promise<Sidebar> => show(sections, compact);
    const toggles = (sidebar: Sidebar): HTMLElement[] => [...sidebar.shadowRoot!.querySelectorAll<HTMLElement>("button.pf-v6-c-nav__link")];
    const isOpen = (sidebar: Sidebar): (string | null)[] => toggles(sidebar).map((toggle) => toggle.getAttribute("aria-expanded"));
    let restore: () => void;
    beforeEach(async () => {
        localStorage.clear();
        ({ restore } = stubApi(() => ({ body: { user: { pk: 7 } } })));
        await session.get();
    });
    afterEach(() => {
        restore();
        session.clear();
        localStorage.clear();
    });

    it("has its sections open where the window has room for all of them, and the first one elsewhere", async () => {
        expect(isOpen(await open())).to.deep.equal(["true", "true"]);
        expect(isOpen(await show([...sections, many]))).to.deep.equal(["true", "false", "false"]);
    });

    it("shows the page in view when it comes back, wherever it was scrolled to", async () => {
        history.replaceState(null, "", "#/many/150");
        const room = await fixture<HTMLElement>(html`<div><ak-sidebar .sections=${() => [many]}></ak-sidebar></div>`);
        Object.assign(room.style, { height: "20rem", overflow: "auto" });
        const sidebar = room.querySelector("ak-sidebar")!;
        const current = sidebar.shadowRoot!.querySelector(".pf-m-current")!;
        const isShown = (): boolean => current.getBoundingClientRect().top >= room.getBoundingClientRect().top;
        room.scrollTop = room.scrollHeight;
        expect(isShown()).to.equal(false);
        sidebar.showCurrent();
        expect(isShown()).to.equal(true);
        history.replaceState(null, "", "#");
    });

    it("remembers which sections the visitor opened and closed", async () => {
        const sidebar = await open();
        toggles(sidebar)[0]!.click();
        await sidebar.updateComplete;
        expect(isOpen(sidebar)).to.deep.equal(["false", "true"]);
        expect(isOpen(await open())).to.deep.equal(["false", "true"]);
        const crowded = await show([...sections, many]);
        expect(isOpen(crowded)).to.deep.equal(["false", "false", "false"]);
        toggles(crowded)[1]!.click();
        await crowded.updateComplete;
        expect(isOpen(await show([...sections, many]))).to.deep.equal(["false", "true", "false"]);
    });

    it("keeps what is pinned above what was looked at last, and lists it once", async () => {
        const sidebar = await open();
        const visit = (name: string) => ({ href: `/if/admin/#/users/${name}`, label: name });
        for (const name of ["a", "b", "c", "d", "e", "f", "g"]) recent.visit(visit(name));
        recent.pin(visit("a"));
        recent.pin(visit("g"));
        await sidebar.updateComplete;
        const names = () => [...sidebar.shadowRoot!.querySelectorAll(".object > [data-tip]")].map(({ textContent }) => textContent);
        expect(names()).to.deep.equal(["a", "g", "f", "e", "d", "c", "b"]);
        expect(toggles(sidebar).at(-1)!.textContent).to.contain("Pinned and recent");
        await expect(sidebar).to.be.accessible();
        recent.visit({ ...visit("a"), label: "renamed" });
        recent.forget(visit("g").href);
        await sidebar.updateComplete;
        expect(names()).to.deep.equal(["renamed", "f", "e", "d", "c", "b"]);
    });

    it("shows the page in view, however it was reached", async () => {
        const many = Array.from({ length: 40 }, (_, index) => ({ label: `Page ${index}`, href: `#/page/${index}` }));
        history.replaceState(null, "", "#/page/0");
        const frame = await fixture<HTMLElement>(html`<div><ak-sidebar .sections=${() => [{ ...sections[0]!, items: many }]}></ak-sidebar></div>`);
        frame.style.cssText = "block-size: 200px; overflow: auto";
        const sidebar = frame.querySelector("ak-sidebar")!;
        const inView = (href: string): boolean => {
            const link = sidebar.shadowRoot!.querySelector(`a[href="${href}"][aria-current=page]`)?.getBoundingClientRect();
            const { top, bottom } = frame.getBoundingClientRect();
            return link !== undefined && link.top >= top - 1 && link.bottom <= bottom + 1;
        };
        history.replaceState(null, "", "#/page/39");
        window.dispatchEvent(new HashChangeEvent("hashchange"));
        await waitUntil(() => inView("#/page/39"));
        history.replaceState(null, "", "#");
    });

    it("lists what was looked at last, with what it is, as soon as it was", async () => {
        const sidebar = await open();
        expect(toggles(sidebar)).to.have.length(2);
        recent.visit({ href: "/if/admin/#/users/1", label: "amara.okafor" });
        await sidebar.updateComplete;
        const link = sidebar.shadowRoot!.querySelector<HTMLAnchorElement>("a[href='/if/admin/#/users/1']")!;
        expect(link.textContent).to.match(/^\s*amara\.okafor\s+User\s*$/);
        await expect(sidebar).to.be.accessible();
    });

    it("says what it is in the language of now, whatever it was when it was looked at", async () => {
        const german = sections.map((section) => ({ ...section, items: section.items.map((item) => ({ ...item, object: "Benutzer" })) }));
        recent.visit({ href: "/if/admin/#/users/1", label: "amara.okafor" });
        const sidebar = await show(german);
        expect(sidebar.shadowRoot!.querySelector("a[href='/if/admin/#/users/1'] small")!.textContent).to.equal("Benutzer");
    });

    it("cuts a long name before what it is", async () => {
        const sidebar = await open();
        recent.visit({ href: "/if/admin/#/users/1", label: "a".repeat(400) });
        await sidebar.updateComplete;
        const kind = sidebar.shadowRoot!.querySelector("a[href='/if/admin/#/users/1'] small")!;
        expect(kind.getBoundingClientRect().right).to.be.at.most(sidebar.getBoundingClientRect().right);
    });

    it("is pictures with menus where there is no room for words", async () => {
        const sidebar = await open(true);
        const menus = [...sidebar.shadowRoot!.querySelectorAll("ak-dropdown")];
        expect(menus.map(({ label }) => label)).to.deep.equal(["First", "Second"]);
        menus[1]!.shadowRoot!.querySelector("button")!.click();
        await menus[1]!.updateComplete;
        const entry = menus[1]!.shadowRoot!.activeElement;
        expect(entry?.getAttribute("href")).to.equal("#/users");
        await expect(sidebar).to.be.accessible();
    });
});

describe("the way past the navigation", () => {
    it("is the first thing in the page's banner: axe wants everything in a region", async () => {
        const masthead = await fixture<HTMLElement>(html`<ak-masthead><a slot="skip" href="#main">Skip</a></ak-masthead>`);
        const slot = masthead.querySelector<HTMLElement>("a")!.assignedSlot!;
        expect(slot.parentElement!.localName).to.equal("header");
        expect(slot.parentElement!.firstElementChild).to.equal(slot);
    });
});
