import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { AkElement } from "./element.ts";

/**
 * The flag of a country, beside its name: a picture of its own file, since many systems have no font that draws flags.
 * Nothing where there is no such country, or its picture does not load.
 */
@customElement("ak-flag")
export class Flag extends AkElement {
    static override styles = css`
        img {
            inline-size: 1.125em;
            block-size: auto;
            /* White flags have an edge as well. */
            outline: 1px solid var(--pf-t--global--border--color--default);
            vertical-align: -0.0625em;
        }
    `;

    /** ISO 3166-1, two letters. */
    @property() country = "";
    /** The country whose picture is not there. */
    @state() private missing: string | undefined;

    protected override render(): TemplateResult | typeof nothing {
        const { country } = this;
        if (!/^[A-Z]{2}$/.test(country) || country === this.missing) return nothing;
        return html`<img src="/static/flags/${country}.svg" alt="" width="18" height="12" loading="lazy" @error=${() => (this.missing = country)} />`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-flag": Flag;
    }
}
