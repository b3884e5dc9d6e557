import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { waitUntil } from "../testing/wait-until.ts";
import type { CodeField } from "./code-field.ts";
import "./code-field.ts";

describe("ak-code-field", () => {
    const typed = async (text: string): Promise<CodeField> => {
        const box = await fixture<HTMLElement>(
            html`<div>
                <ak-code-field name="attributes" label="Attributes" described-by="errors"></ak-code-field>
                <p id="errors">Wrong.</p>
            </div>`,
        );
        // As a dialog that is lower than the editor.
        box.style.cssText = "block-size: 120px; overflow: auto";
        const field = box.querySelector("ak-code-field")!;
        await field.updateComplete;
        field.focus();
        for (const keys of [{ down: "Control" }, { press: "a" }, { up: "Control" }, { type: text }]) await sendKeys(keys);
        return field;
    };

    it("B10 when it was refused, the focus brings what is wrong into view", async () => {
        const field = await typed("a: [1, 2");
        const [box, text] = [field.parentElement!, field.parentElement!.querySelector("p")!];
        const inView = () => text.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 1;
        box.scrollTop = 0;
        field.focus();
        expect(inView(), "nothing is wrong yet").to.equal(false);
        field.invalid = true;
        await field.updateComplete;
        field.focus();
        expect(inView()).to.equal(true);
    });

    it("S14.3 its editor is described by the help beside it, and says how to leave", async () => {
        const place = await fixture(
            html`<div>
                <ak-code-field label="Data" described-by="help"></ak-code-field>
                <p id="help">Names.</p>
            </div>`,
        );
        const field = place.querySelector("ak-code-field")!;
        await field.updateComplete;
        const editor = field.shadowRoot!.querySelector("ak-codemirror")!.shadowRoot!.querySelector(".cm-content")!;
        expect(editor.ariaDescribedByElements?.map(({ textContent }) => textContent)).to.deep.equal(["Names.", "Esc, then Tab to leave"]);
    });

    for (const number of ["12345678901234567890", "-.inf", ".nan"])
        it(`K146: refuses ${number}, which would be sent as something else`, async () => {
            const field = await typed(`a: ${number}`);
            await waitUntil(() => field.problem);
            expect(field.problem).to.contain("quotes");
        });

    it("K146: takes numbers as JSON has them, and any digits as text", async () => {
        const field = await typed('a: [1, -2.5, 1e300, 9007199254740991, "12345678901234567890"]');
        await waitUntil(() => typeof field.value === "object" && field.value !== null && "a" in field.value);
        await field.updateComplete;
        expect([field.value, field.problem]).to.deep.equal([{ a: [1, -2.5, 1e300, 9007199254740991, "12345678901234567890"] }, undefined]);
    });

    it("B10 says what is wrong in a sentence that ends", async () => {
        const field = await typed("a: [1, 2\nb: 3");
        await waitUntil(() => field.problem);
        expect(field.problem).to.match(/^Line\s1, column\s\d+: A comma or a closing bracket is missing\.$/);
    });
});
