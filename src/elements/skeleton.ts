import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import sheet from "@patternfly/patternfly/components/Skeleton/skeleton.css";
import { Slow } from "#src/base/slow.ts";
import { AkElement } from "./element.ts";

/** Widths of the lines, in turn: text does not end at one place. */
const WIDTHS = ["100", "75", "50", "66"] as const;

/** Lines where text will be, of its size, so that nothing moves when it comes; seen after it has taken long enough to be worth it. */
@customElement("ak-skeleton")
export class Skeleton extends AkElement {
    static override styles = [
        sheet,
        css`
            :host {
                display: grid;
                gap: var(--pf-t--global--spacer--sm);
            }

            .pf-v6-c-skeleton {
                block-size: 1lh;
            }

            .pf-v6-c-skeleton:not(.shown) {
                visibility: hidden;
            }
        `,
    ];

    @property({ type: Number }) lines = 3;

    readonly #slow = new Slow(this);

    override connectedCallback(): void {
        super.connectedCallback();
        this.#slow.start();
    }

    protected override render(): unknown {
        const { shown } = this.#slow;
        return html`${Array.from(
            { length: this.lines },
            (_, line): TemplateResult =>
                html`<div class="pf-v6-c-skeleton pf-m-width-${WIDTHS[line % WIDTHS.length]} ${shown ? "shown" : ""}" aria-hidden="true"></div>`,
        )}
        ${shown ? html`<span class="pf-v6-screen-reader" role="status">${msg("Loading")}</span>` : nothing}`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-skeleton": Skeleton;
    }
}
