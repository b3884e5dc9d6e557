import { html } from "@open-wc/testing";
import "./code/codemirror.ts";
import "./copy.ts";
import type { Dropdown } from "./dropdown.ts";
import "./dropdown.ts";
import "./empty-state.ts";
import "./expand.ts";
import "./form/chip-group.ts";
import "./label.ts";
import { element } from "./testing/element.suite.ts";
import "./time.ts";

const press = (part: { shadowRoot: ShadowRoot | null }, selector: string): void => part.shadowRoot!.querySelector<HTMLElement>(selector)!.click();

describe("every element", () => {
    element("ak-codemirror", (text) => html`<ak-codemirror label="Code" mode="yaml" .value=${`a: ${text}`}></ak-codemirror>`);
    element("ak-copy", (text) => html`<ak-copy label="key" value=${text}></ak-copy>`);
    element("ak-dropdown", (text) => html`<ak-dropdown label=${text} .items=${[{ label: text, description: text }]}></ak-dropdown>`, {
        prepare: (menu) => press(menu as Dropdown, "#toggle"),
    });
    element("ak-empty-state", (text) => html`<ak-empty-state icon="search" header=${text}>${text}</ak-empty-state>`);
    element("ak-expand", (text) => html`<ak-expand open><span slot="summary">${text}</span>${text}</ak-expand>`);
    element("ak-label", (text) => html`<ak-label color="green">${text}</ak-label>`);
    element("ak-status", (text) => html`<ak-status good>${text}</ak-status>`);
    element("ak-chip-group", (text) => html`<ak-chip-group label="Chosen" .options=${[{ value: 1, label: text }]}></ak-chip-group>`);
    element("ak-time", () => html`<ak-time value="2026-01-01T00:00:00Z"></ak-time>`);
});
