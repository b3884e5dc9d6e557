import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";

/** Shows more about a row, and takes it away: below the row, or in the panel beside the list. `panel`: the id of that, once it is there. */
export const rowToggle = (name: string, open: boolean, where: "below" | "beside", press: () => void, panel?: string): TemplateResult =>
    html`<button
        class="pf-v6-c-button pf-m-plain ${open ? "pf-m-expanded" : ""}"
        type="button"
        aria-expanded=${open}
        aria-controls=${(open && panel) || nothing}
        aria-label=${msg(str`Details of ${name}`)}
        @click=${press}
    >
        <span class="pf-v6-c-button__icon">${icon(open ? (where === "beside" ? "left" : "down") : "right")}</span>
    </button>`;
