import { html, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";
import type { Creation, Option } from "./options.ts";

/** A button in a field that makes what can be chosen there, and chooses it. */
export function creationButton({ label, make }: Creation, choose: (made: Option) => void): TemplateResult {
    const press = async (): Promise<void> => {
        const made = await make();
        if (made) choose(made);
    };
    return html`<button class="pf-v6-c-button pf-m-link pf-m-small" type="button" @click=${press}>
        <span class="pf-v6-c-button__icon pf-m-start">${icon("add")}</span><span class="pf-v6-c-button__text">${label}</span>
    </button>`;
}
