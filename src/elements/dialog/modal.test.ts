import { expect, fixture, html, nextFrame } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { openModal } from "./open-modal.ts";
import type { Modal } from "./modal.ts";
import { waitUntil } from "../testing/wait-until.ts";

describe("a dialog", () => {
    const modals = () => [...document.querySelectorAll<Modal>("ak-modal")];
    const dialog = (modal: Modal) => modal.shadowRoot!.querySelector("dialog")!;
    afterEach(() => modals().forEach((modal) => modal.parentElement!.remove()));

    const opened = async (header = "Dialog"): Promise<{ modal: Modal; result: Promise<string | undefined>; close: (value?: string) => void }> => {
        let close!: (value?: string) => void;
        const result = openModal<string>({
            header,
            content: (end) => {
                close = end;
                return html`<button class="inside">inside</button>`;
            },
        });
        await nextFrame();
        return { modal: modals().at(-1)!, result, close };
    };
    const cancel = (modal: Modal) => dialog(modal).dispatchEvent(new Event("cancel", { cancelable: true }));

    it("is modal, in the top layer, and named by its heading", async () => {
        const { modal } = await opened("Edit user");
        expect(dialog(modal).matches(":modal")).to.equal(true);
        expect(modal.shadowRoot!.getElementById(dialog(modal).getAttribute("aria-labelledby")!)!.textContent).to.equal("Edit user");
    });

    it("shows the whole of a long heading", async () => {
        const { modal } = await opened("OAuth2-/OpenID-Provider bearbeiten ".repeat(4).trim());
        const heading = modal.shadowRoot!.querySelector("h1")!;
        expect(heading.querySelector("span")!.getClientRects().length).to.be.greaterThan(1);
        expect(heading.scrollWidth).to.be.at.most(heading.clientWidth);
    });

    it("keeps the focus: what is behind can neither be focused nor pressed", async () => {
        const behind = await fixture<HTMLButtonElement>(html`<button>behind</button>`);
        await opened();
        behind.focus();
        expect(document.activeElement).not.to.equal(behind);
        const { left, top } = behind.getBoundingClientRect();
        expect(document.elementFromPoint(left + 2, top + 2)).not.to.equal(behind);
    });

    it("gives the focus back to where it was", async () => {
        const opener = await fixture<HTMLButtonElement>(html`<button>open</button>`);
        opener.focus();
        const { close, result } = await opened();
        close("done");
        expect(await result).to.equal("done");
        expect(document.activeElement).to.equal(opener);
    });

    it("gives the focus to what was around when where it was is gone or takes none", async () => {
        for (const spoil of [(button: HTMLButtonElement) => button.remove(), (button: HTMLButtonElement) => (button.disabled = true)]) {
            const around = await fixture<HTMLElement>(html`<main tabindex="-1"><button>open</button></main>`);
            const button = around.querySelector("button")!;
            button.focus();
            const { close } = await opened();
            spoil(button);
            close();
            expect(document.activeElement).to.equal(around);
        }
    });

    it("stays when it opens while the browser is still going back from the one before", async () => {
        const before = await opened("Before");
        before.close();
        const { modal } = await opened("After");
        await before.result;
        await nextFrame();
        expect(modals()).to.deep.equal([modal]);
    });

    it("closes by Escape and by its cross, with nothing; not by a press beside it", async () => {
        const first = await opened();
        dialog(first.modal).click();
        expect(modals()).to.have.length(1);
        cancel(first.modal);
        expect(await first.result).to.equal(undefined);
        const second = await opened();
        second.modal.shadowRoot!.querySelector<HTMLElement>("[aria-label=Close]")!.click();
        expect(await second.result).to.equal(undefined);
        expect(modals()).to.have.length(0);
    });

    it("F14.1: asks however often Escape is pressed in a row, and stays open", async () => {
        void openModal({ header: "Typed", unsaved: () => true, content: () => html`<input class="inside" />` });
        await nextFrame();
        const [form] = modals();
        form!.querySelector<HTMLElement>(".inside")!.focus();
        await sendKeys({ type: "a" });
        for (let times = 0; times < 4; times++) {
            await sendKeys({ press: "Escape" });
            await waitUntil(() => modals().length === 2, "the question is there");
            expect(dialog(form!).open).to.equal(true);
            await sendKeys({ press: "Escape" });
            await waitUntil(() => modals().length === 1, "the question is gone");
        }
        expect(dialog(form!).open).to.equal(true);
    });

    it("F14.1: is shown again, and asks, when the browser has closed it", async () => {
        const { modal, result } = await opened();
        const asked = new Promise<boolean>((resolve) => modal.addEventListener("ak-close", () => resolve(dialog(modal).open)));
        dialog(modal).dispatchEvent(new Event("cancel"));
        expect(modals()).to.have.length(1);
        dialog(modal).close();
        expect(await asked).to.equal(true);
        expect(await result).to.equal(undefined);
    });

    it("closes alone when it is over another, which then has the focus", async () => {
        const outer = await opened("Outer");
        outer.modal.querySelector<HTMLElement>(".inside")!.focus();
        const inner = await opened("Inner");
        cancel(inner.modal);
        await inner.result;
        expect(modals()).to.deep.equal([outer.modal]);
        expect(document.activeElement).to.equal(outer.modal.querySelector(".inside"));
    });

    it("closes alone when it is inside another", async () => {
        const outer = await opened("Outer");
        const inside = document.createElement("ak-modal");
        outer.modal.append(inside);
        await inside.updateComplete;
        cancel(inside);
        expect(modals()).to.include(outer.modal);
    });

    it("leaves Escape to a control inside that wants it", async () => {
        const { modal } = await opened();
        modal.querySelector(".inside")!.dispatchEvent(new Event("cancel", { bubbles: true, cancelable: true }));
        expect(modals()).to.have.length(1);
    });

    it("the second click of a double click on what closes it is not for what lies below", async () => {
        let pressed = 0;
        const below = await fixture<HTMLButtonElement>(html`<button @click=${() => pressed++}>below</button>`);
        const click = (detail: number) => below.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, detail }));
        const { close, result } = await opened();
        close();
        await result;
        click(2);
        expect(pressed).to.equal(0);
        click(1);
        expect(pressed).to.equal(1);
        click(2);
        expect(pressed, "and double clicks mean what they mean").to.equal(2);
    });
});
