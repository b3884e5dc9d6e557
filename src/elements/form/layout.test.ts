import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { nothing, type TemplateResult } from "lit";
import { ApiError } from "#src/base/errors.ts";
import { box, offMiddle } from "../testing/boxes.ts";
import "../testing/colors.ts";
import { deep } from "../testing/deep.ts";
import { waitUntil } from "../testing/wait-until.ts";
import "../dialog/modal.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import { choice, choices, select, text, toggle } from "./fields.ts";
import { among } from "./options.ts";

const people = ["amara.okafor", "beatriz.fonseca", "chidi.eze", "farhan.qureshi", "giulia.ferrari", "ibrahim.sesay"].map((label) => ({ value: label, label }));

describe("the layout of a form", () => {
    beforeEach(() => setViewport({ width: 1000, height: 500 }));
    afterEach(() => setViewport({ width: 800, height: 600 }));

    const wide = async (width: number, content: TemplateResult): Promise<HTMLElement> => {
        const frame = await fixture<HTMLElement>(content);
        frame.style.inlineSize = `${width}px`;
        return frame;
    };

    it("V11 in a dialog no ring of a focused field is cut, and what scrolls goes on behind lines", async () => {
        const many = Array.from({ length: 12 }, (_, index) => text(`f${index}`, `Field ${index}`));
        const modal = await fixture(html`<ak-modal header="Many fields"><ak-form .fields=${many}></ak-form></ak-modal>`);
        const form = modal.querySelector<Form<unknown>>("ak-form")!;
        await waitUntil(() => form.shadowRoot!.activeElement);
        const fields = form.shadowRoot!.querySelector<HTMLElement>(".fields")!;
        expect(fields.scrollHeight, "they scroll").to.be.above(fields.clientHeight);
        const { borderBlockStartWidth: above, borderBlockEndWidth: below } = getComputedStyle(fields);
        expect([above, below]).to.deep.equal(["1px", "1px"]);
        for (const at of [0, 11]) {
            const input = form.shadowRoot!.querySelector<HTMLElement>(`#f${at}`)!;
            input.focus();
            fields.scrollTop = at === 0 ? 0 : fields.scrollHeight;
            const ring = input.closest(".pf-v6-c-form-control")!;
            const { outlineWidth: width, outlineOffset: offset } = getComputedStyle(ring);
            const around = parseFloat(width) + parseFloat(offset);
            expect(parseFloat(width)).to.be.above(0);
            expect(box(ring).top - around).to.be.at.least(box(fields).top + 1);
            expect(box(ring).bottom + around).to.be.at.most(box(fields).bottom - 1);
            expect(box(ring).left - around).to.be.at.least(box(fields).left);
        }
    });

    it("the word that marks a changed switch stays whole beside a long label", async () => {
        const label = "Send a name and a password to the application";
        const frame = await wide(300, html`<div><ak-form .fields=${[toggle("sends", label)]} .values=${{ sends: false }} .marking=${true}></ak-form></div>`);
        const form = frame.querySelector<Form<unknown>>("ak-form")!;
        form.shadowRoot!.querySelector<HTMLInputElement>("#sends")!.click();
        await form.updateComplete;
        const mark = form.shadowRoot!.querySelector<HTMLElement>("#sends-changed")!;
        expect(mark.textContent.trim()).to.equal("Changed");
        expect(box(mark).height, "in one line").to.be.below(1.8 * parseFloat(getComputedStyle(mark).fontSize));
        expect(box(mark).right).to.be.at.most(box(frame).right);
    });

    it("on a phone, what is chosen stays legible beside the button that makes a new one", async () => {
        const [cert] = [{ value: "1", label: "authentik Self-signed Certificate" }];
        const make = { label: "Zertifikat importieren", make: async () => undefined };
        const field = choice("pair", "Certificate", among([cert!]), { chosen: cert, create: make });
        const frame = await wide(280, html`<div><ak-form .fields=${[field]} .values=${{ pair: "1" }}></ak-form></div>`);
        const control = frame.querySelector("ak-form")!.shadowRoot!.querySelector<HTMLElement>("#pair")!;
        await waitUntil(() => control.shadowRoot?.querySelector("input"));
        const input = control.shadowRoot!.querySelector("input")!;
        expect(box(input).width, "room for a name").to.be.above(150);
        for (const button of deep(control, "button")) expect(box(button).right).to.be.at.most(box(frame).right);
    });

    it("a preview that comes with what is chosen leaves the field where it was chosen in view", async () => {
        await setViewport({ width: 1000, height: 900 });
        const fields = Array.from({ length: 6 }, (_, index) => text(`f${index}`, `Field ${index}`));
        const preview = ({ f5 }: Record<string, unknown>) => (f5 ? Array.from({ length: 30 }, () => html`<p>${f5}</p>`) : nothing);
        const modal = await fixture(html`<ak-modal header="With a preview"><ak-form .fields=${fields} .preview=${preview}></ak-form></ak-modal>`);
        const form = modal.querySelector<Form<unknown>>("ak-form")!;
        await waitUntil(() => form.shadowRoot!.activeElement);
        const last = form.shadowRoot!.querySelector<HTMLInputElement>("#f5")!;
        const shown = form.shadowRoot!.querySelector<HTMLElement>(".preview")!;
        last.focus();
        last.value = "a.yaml";
        last.dispatchEvent(new Event("input", { bubbles: true }));
        await waitUntil(() => box(shown).height > 0);
        await waitUntil(() => box(last).bottom <= box(shown).top);
        expect(box(last).top).to.be.at.least(box(form.shadowRoot!.querySelector(".fields")!).top);
    });

    it("what is refused as a whole comes into view, though the button is far below", async () => {
        const many = Array.from({ length: 12 }, (_, index) => text(`f${index}`, `Field ${index}`));
        const save = async (): Promise<never> => {
            throw new ApiError(400, { non_field_errors: ["Only one can do this."] });
        };
        const modal = await fixture(html`<ak-modal header="Many fields"><ak-form .fields=${many} .save=${save}></ak-form></ak-modal>`);
        const form = modal.querySelector<Form<unknown>>("ak-form")!;
        await waitUntil(() => form.shadowRoot!.activeElement);
        const fields = form.shadowRoot!.querySelector<HTMLElement>(".fields")!;
        const alert = form.shadowRoot!.querySelector<HTMLElement>("[role=alert]")!;
        fields.scrollTop = fields.scrollHeight;
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        await waitUntil(() => !alert.hidden && box(alert).top >= box(fields).top, "it is in view");
        expect(alert.textContent).to.contain("Only one can do this.");
    });

    it("V17 what is chosen stands in rows that begin at one edge, without an empty one below", async () => {
        for (const width of [260, 320, 400, 520]) {
            const frame = await wide(
                width,
                html`<div>
                    <ak-form .fields=${[choices("who", "Who", { search: among(people), find: undefined }, { chosen: people })]}></ak-form>
                </div>`,
            );
            await waitUntil(() => deep(frame, ".many .pf-v6-c-label").length === people.length);
            const chips = deep(frame, ".many .pf-v6-c-label");
            const input = deep(frame, ".many input")[0]!;
            const tops = new Set(chips.map((chip) => box(chip).top));
            expect(tops.size, "several rows").to.be.above(1);
            const starts = [...tops].map((top) => Math.min(...chips.filter((chip) => box(chip).top === top).map((chip) => box(chip).left)));
            expect(Math.max(...starts) - Math.min(...starts), `edges at ${width}`).to.be.at.most(0.5);
            const last = box(chips.at(-1)!);
            const room = box(deep(frame, ".many")[0]!).right - last.right;
            // There is a row for what is typed alone only where the last is full.
            if (room > 80) expect(Math.abs(offMiddle(chips.at(-1)!, input)), `input at ${width}`).to.be.below(last.height / 2);
        }
    });

    it("what a help text is made of is read as one text, with what is between its parts", async () => {
        const help = html`${"One address a line."} ${"The first is saved."}`;
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${[text("name", "Name", { help })]}></ak-form>`);
        expect(form.shadowRoot!.getElementById("name-help")!.innerText).to.equal("One address a line. The first is saved.");
    });

    for (const direction of ["ltr", "rtl"])
        it(`V17 the chevrons of lists to choose from stand below each other, whoever draws them (${direction})`, async () => {
            const among3 = people.slice(0, 3);
            const one = choice("one", "One", { search: among(people), find: undefined }, { chosen: people[0] });
            const frame = await wide(
                500,
                html`<div dir=${direction}><ak-form .fields=${[select("some", "Some", among3, { required: true }), one]}></ak-form></div>`,
            );
            await waitUntil(() => deep(frame, ".pf-v6-c-text-input-group__utilities svg").length > 0);
            const [chevron] = deep(frame, ".pf-v6-c-form-control__toggle-icon svg");
            // The last one: the list can be cleared too.
            const ours = deep(frame, ".pf-v6-c-text-input-group__utilities svg").at(-1);
            expect(box(ours!).left).to.be.closeTo(box(chevron!).left, 1);
        });
});
