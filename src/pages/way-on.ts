import { html, type TemplateResult } from "lit";

/** A link that looks like a button: what an empty list offers where nothing is created there. */
export const wayOn = (href: string, label: string): TemplateResult => html`<a class="pf-v6-c-button pf-m-secondary" href=${href}>${label}</a>`;
