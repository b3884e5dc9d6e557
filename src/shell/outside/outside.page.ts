import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { AkElement } from "#src/elements/element.ts";
import "#src/pages/page-header.ts";
import type { Page } from "#src/pages/router.ts";
import "./outside.ts";

/** The world outside as a page of its own, with more room for mails. */
@customElement("ak-outside-page")
export class OutsidePage extends AkElement {
    static override styles = css`
        ak-outside {
            max-inline-size: 60rem;
            padding: var(--pf-t--global--spacer--lg) var(--pf-t--global--spacer--md);
        }
    `;

    protected override render(): TemplateResult {
        return html`<ak-page-header
                header=${msg("Outside")}
                description=${msg("What was sent to people and to other servers, as they would have got it.")}
            ></ak-page-header>
            <ak-outside></ak-outside>`;
    }
}

export const outsidePage: Page = { render: () => html`<ak-outside-page></ak-outside-page>` };

declare global {
    interface HTMLElementTagNameMap {
        "ak-outside-page": OutsidePage;
    }
}
