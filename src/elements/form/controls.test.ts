import { html } from "@open-wc/testing";
import "../code/codemirror.ts";
import { control } from "../testing/control.suite.ts";
import { waitUntil } from "../testing/wait-until.ts";
import "./checkbox-group.ts";
import "./choice.ts";
import "./code-field.ts";
import type { FormControl } from "./control.ts";
import "./dual-select.ts";
import "./duration.ts";
import "./file-input.ts";
import "./multi-select.ts";
import { among, type Option } from "./options.ts";
import "./radio.ts";
import "./secret.ts";

const options: Option[] = [
    { value: "a", label: "Ada", description: "Lovelace" },
    { value: "b", label: "Bob" },
    { value: "c", label: "Carol" },
];
const search = among(options);

const part = <E extends HTMLElement>(one: FormControl<any>, selector: string): E => one.shadowRoot!.querySelector<E>(selector)!;
const type =
    (selector: string, text: string) =>
    (one: FormControl<any>): void => {
        const input = part<HTMLInputElement>(one, selector);
        input.value = text;
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    };
const press = (selector: string) => (one: FormControl<any>) => part(one, selector).click();
/** Opens the list and presses an option. */
const pick = (label: string) => async (one: FormControl<any>) => {
    part(one, "input").click();
    const found = () => [...one.shadowRoot!.querySelectorAll<HTMLElement>(".option")].find(({ textContent }) => textContent.includes(label));
    await waitUntil(found);
    found()!.click();
};
const write = (text: string) => async (one: FormControl<any>) => {
    const inner = part<FormControl<string>>(one, "ak-codemirror") ?? one;
    await inner.updateComplete;
    inner.focus();
    const before = one.value;
    document.execCommand("insertText", false, text);
    // The editor reads what was typed a moment later.
    await waitUntil(() => one.value !== before, "what was typed is read");
};
const picture = new File(["x"], "a.png", { type: "image/png" });

describe("every control of a form", () => {
    control({
        name: "ak-codemirror",
        make: () => html`<ak-codemirror mode="css"></ak-codemirror>`,
        empty: "",
        filled: "p {}",
        sent: ["p {}"],
        act: write("/**/"),
    });
    control<unknown>({
        name: "ak-code-field",
        make: () => html`<ak-code-field></ak-code-field>`,
        empty: {},
        filled: { a: 1 },
        sent: ["a: 1"],
        act: write("b: 2\n"),
        optional: true,
    });
    control({ name: "ak-choice", make: () => html`<ak-choice .search=${search}></ak-choice>`, empty: null, filled: "a", sent: ["a"], act: pick("Bob") });
    control({
        name: "ak-multi-select",
        make: () => html`<ak-multi-select .search=${search}></ak-multi-select>`,
        empty: [],
        filled: ["a", "b"],
        sent: ["a", "b"],
        act: pick("Carol"),
    });
    control({
        name: "ak-dual-select",
        make: () => html`<ak-dual-select .search=${search}></ak-dual-select>`,
        empty: [],
        filled: ["a"],
        sent: ["a"],
        act: press("[aria-label='Add all that are shown']"),
    });
    control<unknown>({
        name: "ak-radio",
        make: () => html`<ak-radio .options=${options}></ak-radio>`,
        empty: null,
        filled: "a",
        sent: ["a"],
        act: press("label:nth-of-type(2) input"),
    });
    control({
        name: "ak-checkbox-group",
        make: () => html`<ak-checkbox-group .options=${options}></ak-checkbox-group>`,
        empty: [],
        filled: ["a", "b"],
        sent: ["a", "b"],
        act: press("label:nth-of-type(3) input"),
    });
    control({ name: "ak-file", make: () => html`<ak-file></ak-file>`, empty: null, filled: picture, sent: [picture], act: drop });
    control<string | undefined>({
        name: "ak-secret",
        make: () => html`<ak-secret generate="20"></ak-secret>`,
        empty: "",
        filled: "key",
        sent: ["key"],
        act: press("[aria-label='Generate']"),
    });
    control({
        name: "ak-duration",
        make: () => html`<ak-duration></ak-duration>`,
        empty: "",
        filled: "hours=1",
        sent: ["hours=1"],
        act: type("input", "days=2"),
    });
});

function drop(one: FormControl<any>): void {
    const data = new DataTransfer();
    data.items.add(new File(["y"], "b.png"));
    part(one, ".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}
