import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";

/** Says that an answer takes its time. */
export const spinner = (): TemplateResult => html`
    <svg class="pf-v6-c-spinner pf-m-xl" role="progressbar" viewBox="0 0 100 100" aria-label=${msg("Loading")}>
        <circle class="pf-v6-c-spinner__path" cx="50" cy="50" r="45" fill="none"></circle>
    </svg>
`;
