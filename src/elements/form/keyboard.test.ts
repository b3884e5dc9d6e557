import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { waitUntil } from "../testing/wait-until.ts";
import type { CodeMirror } from "../code/codemirror.ts";
import type { Choice } from "./choice.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import type { FormItem } from "./field.ts";
import { choice, duration, radio, source, text, toggle } from "./fields.ts";
import { among } from "./options.ts";
import type { Radio } from "./radio.ts";

/** Native controls bring these keys; what we put around them must not take them away. */
describe("fields by keyboard", () => {
    const make = async (...fields: FormItem[]): Promise<ShadowRoot> => {
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${fields}></ak-form>`);
        await waitUntil(() => form.shadowRoot!.activeElement, "the first field has the focus");
        return form.shadowRoot!;
    };

    it("K143: Enter that is held down sends the form once, and then nothing that has taken its place", async () => {
        const form = await make(text("name", "Name"));
        let sent = 0;
        form.host.addEventListener("ak-saved", () => sent++);
        (form.host as Form<unknown>).save = async () => undefined;
        await sendKeys({ down: "Enter" });
        await waitUntil(() => sent === 1);
        // Down again without having been up is what a key sends that is held.
        await sendKeys({ down: "Enter" });
        await sendKeys({ up: "Enter" });
        await sendKeys({ press: "Enter" });
        await waitUntil(() => sent > 1);
        expect(sent).to.equal(2);
    });

    it("Space turns a switch on and off", async () => {
        const form = await make(toggle("active", "Active"));
        const control = form.querySelector<HTMLInputElement>("#active")!;
        expect(control.getAttribute("role")).to.equal("switch");
        for (const on of [true, false]) {
            await sendKeys({ press: "Space" });
            expect(control.checked).to.equal(on);
        }
    });

    it("arrows choose in a group of radios, round and round; Tab goes past all of them", async () => {
        const form = await make(
            radio(
                "mode",
                "Mode",
                ["a", "b", "c"].map((value) => ({ value, label: value })),
            ),
            text("after", "After"),
        );
        const group = form.querySelector<Radio>("#mode")!;
        const checked = () => [...group.shadowRoot!.querySelectorAll("input")].findIndex((input) => input.checked && input === group.shadowRoot!.activeElement);
        for (const [key, value, at] of [
            ["ArrowDown", "b", 1],
            ["ArrowRight", "c", 2],
            ["ArrowDown", "a", 0],
            ["ArrowUp", "c", 2],
            ["ArrowLeft", "b", 1],
        ] as const) {
            await sendKeys({ press: key });
            await group.updateComplete;
            expect([group.value, checked()], key).to.deep.equal([value, at]);
        }
        await sendKeys({ press: "Tab" });
        expect(form.activeElement!.id).to.equal("after");
        await sendKeys({ down: "Shift" });
        await sendKeys({ press: "Tab" });
        await sendKeys({ up: "Shift" });
        expect(checked()).to.equal(1);
    });

    it("Enter in a group of radios saves", async () => {
        const saved: unknown[] = [];
        const form = await make(
            radio(
                "mode",
                "Mode",
                ["a", "b"].map((value) => ({ value, label: value })),
            ),
        );
        (form.host as Form<unknown>).save = async (values) => saved.push(values);
        await sendKeys({ press: "ArrowDown" });
        await sendKeys({ press: "Enter" });
        await waitUntil(() => saved.length === 1);
        expect(saved).to.deep.equal([{ mode: "b" }]);
    });

    it("Enter in a line of text saves", async () => {
        const saved: unknown[] = [];
        const form = await make(text("name", "Name"));
        (form.host as Form<unknown>).save = async (values) => saved.push(values);
        await sendKeys({ type: "ada" });
        await sendKeys({ press: "Enter" });
        await waitUntil(() => saved.length > 0);
        expect(saved).to.deep.equal([{ name: "ada" }]);
    });

    it("Enter in a list to choose from chooses while it is open, and saves when it is closed", async () => {
        const saved: unknown[] = [];
        const form = await make(choice("who", "Who", among([{ value: "ada", label: "Ada" }])));
        (form.host as Form<unknown>).save = async (values) => saved.push(values);
        const control = form.querySelector<Choice>("#who")!;
        await sendKeys({ press: "ArrowDown" });
        await waitUntil(() => control.shadowRoot!.querySelector(".option"));
        await sendKeys({ press: "Enter" });
        expect([control.value, saved]).to.deep.equal(["ada", []]);
        await sendKeys({ press: "Enter" });
        await waitUntil(() => saved.length > 0);
        expect(saved).to.deep.equal([{ who: "ada" }]);
    });

    it("Enter in a length of time saves; in an expression it begins a line", async () => {
        const saved: unknown[] = [];
        const form = await make(duration("wait", "Wait"), source("body", "Body", "python"));
        (form.host as Form<unknown>).save = async (values) => saved.push(values);
        await sendKeys({ type: "hours=1" });
        await sendKeys({ press: "Enter" });
        await waitUntil(() => saved.length === 1);
        const body = form.querySelector<CodeMirror>("#body")!;
        await waitUntil(() => body.shadowRoot?.querySelector(".cm-content"));
        body.focus();
        await sendKeys({ press: "Enter" });
        await waitUntil(() => body.value.includes("\n"));
        expect(saved).to.deep.equal([{ wait: "hours=1", body: "" }]);
    });
});
