import { expect, fixture, html } from "@open-wc/testing";
import type { Dropdown, MenuItem } from "./dropdown.ts";
import "./dropdown.ts";
import "./dialog/modal.ts";
import "./testing/colors.ts";

describe("ak-dropdown", () => {
    let done: string[];
    const items = (): MenuItem[] => [
        { label: "Edit", press: () => done.push("edit") },
        { label: "Copy", press: () => done.push("copy"), disabled: true },
        { label: "Open", href: "#/open" },
        { label: "Delete", press: () => done.push("delete"), danger: true },
    ];
    const make = async (): Promise<Dropdown> => {
        done = [];
        return fixture<Dropdown>(html`<ak-dropdown label="More" .items=${items()}></ak-dropdown>`);
    };
    const part = (menu: Dropdown, selector: string) => menu.shadowRoot!.querySelector<HTMLElement>(selector)!;
    const isOpen = (menu: Dropdown) => part(menu, "#menu").matches(":popover-open");
    const focused = (menu: Dropdown) => menu.shadowRoot!.activeElement?.textContent?.trim();
    const key = async (menu: Dropdown, name: string) => {
        const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, composed: true });
        menu.shadowRoot!.activeElement!.dispatchEvent(event);
        await menu.updateComplete;
        return event;
    };
    const open = async (menu: Dropdown) => {
        part(menu, "#toggle").click();
        await menu.updateComplete;
    };

    it("opens at its first item, and says so", async () => {
        const menu = await make();
        expect(part(menu, "#toggle").getAttribute("aria-expanded")).to.equal("false");
        await open(menu);
        expect([isOpen(menu), focused(menu), part(menu, "#toggle").getAttribute("aria-expanded")]).to.deep.equal([true, "Edit", "true"]);
    });

    it("changes what is on or off and stays open; says so, and what belongs together", async () => {
        const menu = await make();
        const on = (checked: boolean): MenuItem => ({ label: "Wrap lines", group: "View", checked, press: () => (menu.items = [...items(), on(!checked)]) });
        menu.items = [...items(), on(false)];
        await open(menu);
        await key(menu, "End");
        const item = () => part(menu, "[role=group][aria-label=View] [role=menuitemcheckbox]");
        expect(focused(menu)).to.equal("Wrap lines");
        expect(item().getAttribute("aria-checked")).to.equal("false");
        item().click();
        await menu.updateComplete;
        expect([item().getAttribute("aria-checked"), isOpen(menu), focused(menu)]).to.deep.equal(["true", true, "Wrap lines"]);
        await expect(menu).to.be.accessible();
    });

    it("opens by arrows, at the first or the last", async () => {
        const menu = await make();
        menu.focus();
        await key(menu, "ArrowUp");
        expect(focused(menu)).to.equal("Delete");
        await key(menu, "Escape");
        await key(menu, "ArrowDown");
        expect(focused(menu)).to.equal("Edit");
    });

    it("goes through its items by arrows, Home, End and letters", async () => {
        const menu = await make();
        await open(menu);
        const way: (string | undefined)[] = [];
        for (const name of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Home", "End", "o", "e"]) {
            await key(menu, name);
            way.push(focused(menu));
        }
        expect(way).to.deep.equal(["Copy", "Open", "Delete", "Edit", "Delete", "Edit", "Delete", "Open", "Edit"]);
    });

    it("does what was chosen, once, and gives the focus back", async () => {
        const menu = await make();
        await open(menu);
        part(menu, ".item").click();
        await menu.updateComplete;
        expect([done, isOpen(menu), menu.shadowRoot!.activeElement?.id]).to.deep.equal([["edit"], false, "toggle"]);
    });

    it("does not do what cannot be done", async () => {
        const menu = await make();
        await open(menu);
        part(menu, "[aria-disabled]").click();
        expect([done, isOpen(menu)]).to.deep.equal([[], true]);
    });

    it("closes by Escape, which is not for the dialog around it", async () => {
        const menu = await make();
        await open(menu);
        let seen = 0;
        menu.parentElement!.addEventListener("keydown", () => seen++);
        const event = await key(menu, "Escape");
        expect([event.defaultPrevented, seen, isOpen(menu), menu.shadowRoot!.activeElement?.id]).to.deep.equal([true, 0, false, "toggle"]);
    });

    it("closes by Tab, which goes on", async () => {
        const menu = await make();
        await open(menu);
        expect((await key(menu, "Tab")).defaultPrevented).to.equal(false);
        expect(isOpen(menu)).to.equal(false);
    });

    it("closes when the focus goes elsewhere", async () => {
        const menu = await make();
        await open(menu);
        const other = await fixture<HTMLButtonElement>(html`<button>other</button>`);
        other.focus();
        await menu.updateComplete;
        expect(isOpen(menu)).to.equal(false);
        expect(document.activeElement).to.equal(other);
    });

    it("closes when another page comes below it, as by Back", async () => {
        const menu = await make();
        await open(menu);
        const before = location.hash;
        const changed = new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));
        location.hash = "#/elsewhere";
        await changed;
        await menu.updateComplete;
        const [wasOpen, expanded] = [isOpen(menu), part(menu, "#toggle").getAttribute("aria-expanded")];
        history.replaceState(null, "", before || "#");
        expect([wasOpen, expanded]).to.deep.equal([false, "false"]);
    });

    it("M24.1 M24.2 brings its own styles, and adds nothing to the document, however many there are", async () => {
        const before = [...document.adoptedStyleSheets];
        const links = document.querySelectorAll("link, style").length;
        const menus = [await make(), await make(), await make()];
        await open(menus[0]!);
        expect(document.adoptedStyleSheets).to.deep.equal(before);
        expect(document.querySelectorAll("link, style").length).to.equal(links);
        expect(getComputedStyle(part(menus[0]!, "#menu")).position).to.equal("fixed");
    });

    it("M24.3 is above the dialog that it is in, and closes with it", async () => {
        const modal = await fixture(html`<ak-modal header="Dialog"><ak-dropdown label="More" .items=${items()}></ak-dropdown></ak-modal>`);
        const menu = modal.querySelector<Dropdown>("ak-dropdown")!;
        await open(menu);
        const { left, top } = part(menu, ".item").getBoundingClientRect();
        expect(document.elementFromPoint(left + 5, top + 5)).to.equal(menu);
        expect(getComputedStyle(part(menu, "#menu")).backgroundColor).not.to.equal("rgba(0, 0, 0, 0)");
        modal.remove();
        expect(isOpen(menu)).to.equal(false);
    });

    for (const [place, direction] of [
        ["start", "ltr"],
        ["end", "ltr"],
        ["start", "rtl"],
        ["end", "rtl"],
    ] as const)
        it(`V17 its menu ends, or begins, with its button (${place}, ${direction})`, async () => {
            const frame = await fixture(
                html`<div dir=${direction}>
                    <ak-dropdown icon="more" label="More" .items=${[{ label: "Something that is long", press: () => undefined }]}></ak-dropdown>
                </div>`,
            );
            Object.assign((frame as HTMLElement).style, { display: "flex", justifyContent: place });
            const menu = frame.querySelector<Dropdown>("ak-dropdown")!;
            await open(menu);
            const [button, list] = [part(menu, "#toggle").getBoundingClientRect(), part(menu, "#menu").getBoundingClientRect()];
            const isAtLeft = (place === "start") === (direction === "ltr");
            // Never over the edge of the window.
            if (isAtLeft) expect(list.left).to.be.closeTo(Math.max(8, button.left), 1);
            else expect(list.right).to.be.closeTo(Math.min(innerWidth - 8, button.right), 1);
        });
});
