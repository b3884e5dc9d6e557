import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { field, type Field } from "./field.ts";
import { icon } from "#src/base/icons.ts";

/** A password with a button that shows what was typed. */
export const passwordField = (options: Omit<Field, "type" | "utility">): TemplateResult =>
    field({
        ...options,
        type: "password",
        utility: html`<button class="pf-v6-c-button pf-m-control" type="button" aria-pressed="false" aria-label=${msg("Show password")} @click=${reveal}>
            <span class="ak-reveal">${icon("eye")}</span><span class="ak-conceal">${icon("eye-closed")}</span>
        </button>`,
    });

function reveal(event: Event): void {
    const button = event.currentTarget;
    if (!(button instanceof HTMLButtonElement)) return;
    const input = button.parentElement?.querySelector("input");
    if (!input) return;
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
}
