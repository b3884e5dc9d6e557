import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import "./copy.ts";
import { AkElement } from "./element.ts";

/** Lines of a program or a configuration, to be read and copied as they are. Long lines scroll; for what is written or needs colours there is `ak-codemirror`. */
@customElement("ak-snippet")
export class Snippet extends AkElement {
    static override styles = css`
        :host {
            display: block;
            min-inline-size: 0;
        }

        ak-copy {
            display: grid;
            grid-template-columns: minmax(0, 1fr) auto;
            align-items: start;
        }

        pre {
            overflow: auto;
            padding: var(--pf-t--global--spacer--md);
            border: 1px solid var(--pf-t--global--border--color--default);
            border-radius: var(--pf-t--global--border--radius--small);
            background-color: var(--pf-t--global--background--color--secondary--default);
            font-family: var(--pf-t--global--font--family--mono);
            font-size: var(--pf-t--global--font--size--body--sm);
            overflow-wrap: normal;
        }
    `;

    @property() text = "";
    /** What it is, as in “configuration of Grafana”; for those who do not see it. */
    @property() label = "";

    protected override render(): TemplateResult {
        // It can be scrolled by keyboard, too. A program is written from left to right in every language.
        return html`<ak-copy .value=${this.text} label=${this.label}>
            <pre tabindex="0" role="region" dir="ltr" aria-label=${this.label}>${this.text}</pre>
        </ak-copy>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-snippet": Snippet;
    }
}
