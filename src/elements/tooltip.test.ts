import { expect, fixture, html } from "@open-wc/testing";
import { resetMouse, sendKeys, sendMouse } from "@web/test-runner-commands";
import type { TemplateResult } from "lit";
import "./dialog/modal.ts";
import { waitUntil } from "./testing/wait-until.ts";
import { showTips, type Tooltip } from "./tooltip.ts";

describe("ak-tooltip", () => {
    let bubble: Tooltip;
    beforeEach(() => {
        showTips();
        bubble = document.querySelector("ak-tooltip")!;
    });
    afterEach(async () => {
        await resetMouse();
        bubble.remove();
    });

    const said = (): string | null => (bubble.matches(":popover-open") ? bubble.textContent : null);
    const says = (text: string | null): Promise<void> => waitUntil(() => said() === text, `the tip is ${text}`);
    const middleOf = (element: Element): [number, number] => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [Math.round(left + width / 2), Math.round(top + height / 2)];
    };
    const pointAt = (element: Element): Promise<unknown> => sendMouse({ type: "move", position: middleOf(element) });
    /** With room between them: a tip that is shown covers none of the others. */
    const make = async (content: TemplateResult): Promise<HTMLElement[]> => {
        const made = [...(await fixture<HTMLElement>(html`<div>${content}</div>`)).children].filter((element) => element instanceof HTMLElement);
        for (const element of made) element.style.cssText = "display: block; margin: 60px; min-inline-size: 24px; min-block-size: 24px";
        return made;
    };
    const button = (name: string, press = (): void => undefined): TemplateResult =>
        html`<button type="button" aria-label=${name} data-tip @click=${press}></button>`;

    it("there is one for a document", () => {
        showTips();
        expect(document.querySelectorAll("ak-tooltip")).to.have.length(1);
    });

    it("says what a picture means while the pointer is there, and goes with it; one after the other", async () => {
        const [edit, remove] = await make(html`${button("Edit")}${button("Delete")}`);
        await pointAt(edit!);
        await says("Edit");
        await pointAt(remove!);
        await says("Delete");
        await sendMouse({ type: "move", position: [0, 0] });
        await says(null);
    });

    it("stays while the pointer is on it, and lets presses through", async () => {
        const [edit] = await make(button("Edit"));
        await pointAt(edit!);
        await says("Edit");
        await pointAt(bubble);
        const [x, y] = middleOf(bubble);
        expect([said(), document.elementFromPoint(x, y) === bubble]).to.deep.equal(["Edit", false]);
    });

    it("goes when its element is pressed, and does not come again for it while the pointer stays", async () => {
        let presses = 0;
        const [edit] = await make(button("Edit", () => presses++));
        await pointAt(edit!);
        await says("Edit");
        await sendMouse({ type: "click", position: middleOf(edit!) });
        const picture = document.createElement("i");
        edit!.append(picture);
        picture.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
        expect([said(), presses]).to.deep.equal([null, 1]);
    });

    it("comes with the focus by keyboard; not with one that is given by a dialog that closes", async () => {
        const [edit, remove] = await make(html`${button("Edit")}${button("Delete")}`);
        edit!.focus();
        expect(said()).to.equal(null);
        await sendKeys({ press: "Tab" });
        await says("Delete");
        expect(document.activeElement).to.equal(remove);
        await sendKeys({ press: "Control" });
        expect(said()).to.equal("Delete");
        remove!.blur();
        expect(said()).to.equal(null);
    });

    it("goes by Escape, and the dialog around it stays", async () => {
        const modal = await fixture<HTMLElement>(html`<ak-modal header="Edit user">${button("Help")}${button("More")}</ak-modal>`);
        const [help, more] = modal.querySelectorAll<HTMLElement>("button");
        await waitUntil(() => help!.checkVisibility(), "the dialog is open");
        help!.focus();
        await sendKeys({ press: "Tab" });
        await says("More");
        await sendKeys({ press: "Escape" });
        expect([said(), more!.checkVisibility(), document.activeElement]).to.deep.equal([null, true, more]);
    });

    it("says a text where it is cut, and nothing where it is whole", async () => {
        const [cut, whole] = await make(
            html`<p data-tip>A name of many words</p>
                <p data-tip>A name of many words</p>`,
        );
        for (const name of [cut!, whole!]) Object.assign(name.style, { overflow: "clip", whiteSpace: "nowrap", inlineSize: name === cut ? "50px" : "400px" });
        await pointAt(cut!);
        await says("A name of many words");
        await pointAt(whole!);
        await says(null);
    });

    it("describes its element where it says more than the name", async () => {
        const [edit, time] = await make(html`${button("Edit")}<button data-tip="1 January 2026">Yesterday</button>`);
        await pointAt(edit!);
        await says("Edit");
        expect(edit!.ariaDescribedByElements).to.equal(null);
        await pointAt(time!);
        await says("1 January 2026");
        expect(time!.ariaDescribedByElements).to.deep.equal([bubble]);
        await sendMouse({ type: "move", position: [0, 0] });
        await says(null);
        expect(time!.ariaDescribedByElements).to.equal(null);
    });

    it("goes with what is taken out of the page", async () => {
        const [edit] = await make(button("Edit"));
        await pointAt(edit!);
        await says("Edit");
        edit!.remove();
        await says(null);
    });

    it("shows while a finger is held, which presses nothing; a short touch presses, one that moves drags", async () => {
        let presses = 0;
        const [edit] = await make(button("Edit", () => presses++));
        const touch = (type: string, way = 0): boolean =>
            edit!.dispatchEvent(new PointerEvent(type, { pointerType: "touch", clientX: way, bubbles: true, composed: true }));
        touch("pointerdown");
        await says("Edit");
        touch("pointerup");
        edit!.click();
        expect(presses).to.equal(0);
        touch("pointerdown");
        touch("pointerup");
        edit!.click();
        expect([presses, said()]).to.deep.equal([1, null]);
        touch("pointerdown");
        touch("pointermove", 50);
        // As long as another is shown, which was touched after it.
        const [other] = await make(button("Other"));
        await pointAt(other!);
        await says("Other");
        touch("pointerup");
        edit!.click();
        expect(presses).to.equal(2);
    });
});
