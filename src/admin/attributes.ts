import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { card } from "#src/elements/card.ts";
import "#src/elements/code/codemirror.ts";

/** What an object carries besides its fields, as a tab of its page. */
export const attributesCard = (attributes: object | undefined, edit: () => void): TemplateResult =>
    card({
        body: html`<ak-codemirror readonly mode="json" label=${msg("Attributes")} .value=${JSON.stringify(attributes ?? {}, null, 2)}></ak-codemirror>`,
        actions: html`<button class="pf-v6-c-button pf-m-primary" type="button" @click=${edit}>${msg("Edit")}</button>`,
    });
