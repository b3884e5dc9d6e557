import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { prompts } from "#src/api/prompts.api.ts";
import { AkElement } from "#src/elements/element.ts";
import { promptField } from "#src/prompts/prompt-field.ts";
import { promptStyles } from "#src/prompts/prompt-field.styles.ts";

/** A prompt as it will be asked, to be seen only. */
@customElement("ak-prompt-preview")
export class PromptPreview extends AkElement {
    static override styles = [
        ...promptStyles,
        css`
            :host {
                display: grid;
                gap: var(--pf-t--global--spacer--sm);
            }

            small {
                color: var(--pf-t--global--text--color--subtle);
            }
        `,
    ];

    /** What stands in the form. */
    @property({ attribute: false }) prompt: Partial<Parameters<typeof prompts.create>[0]> = {};

    protected override render(): TemplateResult {
        const {
            type = "text",
            field_key = "",
            label = "",
            required = false,
            placeholder = "",
            placeholder_expression: isExpression,
            sub_text = "",
        } = this.prompt;
        const shown = { type, field_key, label, required, placeholder: isExpression ? "" : placeholder, sub_text, order: 0 };
        return html`
            <small>${msg("Preview")}</small>
            ${type === "hidden" ? html`<p>${msg("Nothing is shown.")}</p>` : html`<div inert>${promptField(shown, [])}</div>`}
            ${isExpression ? html`<small>${msg("The placeholder is worked out when the prompt is shown.")}</small>` : nothing}
        `;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-prompt-preview": PromptPreview;
    }
}
