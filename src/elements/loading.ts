import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "@lit/localize";
import spinner from "@patternfly/patternfly/components/Spinner/spinner.css";
import { css } from "lit";
import { Slow } from "#src/base/slow.ts";
import { AkElement } from "./element.ts";

/** Says that something is loading, but only after it has taken long enough to be worth saying. */
@customElement("ak-loading")
export class Loading extends AkElement {
    static override styles = [
        spinner,
        css`
            :host {
                display: grid;
                place-items: center;
                min-block-size: 12rem;
            }
        `,
    ];

    readonly #slow = new Slow(this);

    override connectedCallback(): void {
        super.connectedCallback();
        this.#slow.start();
    }

    protected override render(): TemplateResult | typeof nothing {
        return this.#slow.shown
            ? html`<svg class="pf-v6-c-spinner pf-m-xl" role="progressbar" viewBox="0 0 100 100" aria-label=${msg("Loading")}>
                  <circle class="pf-v6-c-spinner__path" cx="50" cy="50" r="45" fill="none"></circle>
              </svg>`
            : nothing;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-loading": Loading;
    }
}
