import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import { facts } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/expand.ts";
import type { Exchange } from "./exchange.ts";

/** Values that nobody needs to read over a shoulder. */
const HIDDEN = new Set(["client_secret"]);

const shown = (values: Iterable<readonly [string, string]>): TemplateResult =>
    facts([...values].map(([name, value]) => [name, html`<code>${HIDDEN.has(name) ? "••••••••" : value}</code>`]));

/** A request as it went over the wire, parameter by parameter, with its answer; folded away until somebody wants to know. */
@customElement("ak-demo-exchange")
export class ExchangeView extends AkElement {
    static override styles = [
        description,
        css`
            :host {
                display: block;
            }

            /* As wide as the longest parameter. */
            .pf-v6-c-description-list {
                --pf-v6-c-description-list--m-horizontal__term--width: 20ch;
            }

            pre,
            code {
                font-family: var(--pf-t--global--font--family--mono);
                font-size: var(--pf-t--global--font--size--body--sm);
                overflow-wrap: anywhere;
                white-space: pre-wrap;
            }

            pre {
                background-color: var(--pf-t--global--background--color--secondary--default);
                border-radius: var(--pf-t--global--border--radius--small);
                max-block-size: 24rem;
                overflow: auto;
                padding: var(--pf-t--global--spacer--sm) var(--pf-t--global--spacer--md);
            }

            h3 {
                font-size: var(--pf-t--global--font--size--body--default);
                font-weight: var(--pf-t--global--font--weight--body--bold);
                margin-block: var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--xs);
            }
        `,
    ];

    @property({ attribute: false }) exchange!: Exchange;

    protected override render(): TemplateResult {
        const { method, url, headers, form } = this.exchange;
        const { origin, pathname, searchParams } = new URL(url);
        return html`<ak-expand>
            <span slot="summary">${msg("Request and answer")}</span>
            <h3>${msg("Request")}</h3>
            <pre tabindex="0">${method} ${origin}${pathname}</pre>
            ${shown([...Object.entries(headers), ...searchParams, ...Object.entries(form)])} ${this.#answer()}
        </ak-expand>`;
    }

    #answer(): TemplateResult | typeof nothing {
        const { status, json, text } = this.exchange;
        if (status === 0) return nothing;
        return html`<h3>${msg("Answer")}</h3>
            <pre tabindex="0">${status}${text ? `\n${json ? JSON.stringify(json, null, 2) : text}` : ""}</pre>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-demo-exchange": ExchangeView;
    }
}
