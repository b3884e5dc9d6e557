import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { offMiddle } from "#src/elements/testing/boxes.ts";
import { element } from "#src/elements/testing/element.suite.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import { unread } from "./unread.ts";
import "./drawer-buttons.ts";
import { drawers } from "./drawer-state.ts";
import "./drawers.ts";
import "./masthead.ts";
import "#src/pages/page-header.ts";
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
                    { label: text, items: [{ label: text, href: "#/a" }] },
                    { label: `${text} 2`, items: [] },
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
    it("has its chevrons in the middle of their lines", async () => {
        const sections = [true, false].map((open) => ({ label: open ? "Open" : "Closed", items: open ? [{ label: "Here", href: "#/a" }] : [] }));
        const sidebar = await fixture<HTMLElement>(html`<ak-sidebar .sections=${() => sections}></ak-sidebar>`);
        const lines = [...sidebar.shadowRoot!.querySelectorAll("button")];
        expect(lines).to.have.length(2);
        for (const line of lines) expect(Math.abs(offMiddle(line.querySelector("svg")!, line.querySelector(".pf-v6-c-nav__link-text")!))).to.be.at.most(1);
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
