import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";

/** Something chosen, with a button that takes it away again; needs the sheets of label, `label-action.css` and button. */
export const chip = (text: string, remove: (() => void) | undefined): TemplateResult =>
    html`<span class="pf-v6-c-label pf-m-outline">
        <span class="pf-v6-c-label__content"><span class="pf-v6-c-label__text">${text}</span></span>
        ${
            remove
                ? html`<span class="pf-v6-c-label__actions">
                      <button class="pf-v6-c-button pf-m-plain pf-m-no-padding" type="button" aria-label=${msg(str`Remove ${text}`)} @click=${remove}>
                          <span class="pf-v6-c-button__icon">${icon("close")}</span>
                      </button>
                  </span>`
                : nothing
        }
    </span>`;
