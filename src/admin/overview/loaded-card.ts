import { Task } from "@lit/task";
import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import labels from "@patternfly/patternfly/components/Label/label.css";
import "#src/elements/card.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";

/** What a card shows once it is known; called again when the language changes. @param again asks anew, for a card of which a part is not known */
export type Findings = (signal: AbortSignal, again: () => void) => Promise<() => unknown>;

/** A card of the overview that asks for what it shows by itself, so that none waits for another. */
@customElement("ak-loaded-card")
export class LoadedCard extends AkElement {
    static override styles = [
        button,
        labels,
        css`
            :host {
                display: block;
                min-inline-size: 0;
            }

            ak-card {
                block-size: 100%;
            }

            table {
                inline-size: 100%;
                border-collapse: collapse;
            }

            th,
            td {
                padding-block: var(--pf-t--global--spacer--xs);
                text-align: start;
                vertical-align: top;
            }

            th {
                font-weight: var(--pf-t--global--font--weight--body--default);
            }

            thead th,
            small {
                color: var(--pf-t--global--text--color--subtle);
                font-size: var(--pf-t--global--font--size--body--sm);
            }

            thead th:last-child,
            td:last-child {
                text-align: end;
                white-space: nowrap;
            }

            meter {
                inline-size: 6rem;
                vertical-align: middle;
            }

            /* Numbers beside bars: each bar begins where the others do. */
            .count {
                display: inline-block;
                min-inline-size: 3em;
                font-variant-numeric: tabular-nums;
            }

            table + table,
            * + p {
                margin-block-start: var(--pf-t--global--spacer--md);
            }

            ul {
                display: grid;
                gap: var(--pf-t--global--spacer--md);
            }

            small {
                display: block;
            }
        `,
    ];

    @property() header = "";
    @property({ attribute: false }) findings!: Findings;

    readonly #found = new Task(this, {
        task: ([findings], { signal }) => findings(signal, () => void this.#found.run()),
        args: () => [this.findings] as const,
    });

    protected override render(): TemplateResult {
        return html`<ak-card header=${this.header}
            >${this.#found.render({
                pending: () => html`<ak-loading></ak-loading>`,
                error: (error) => html`<ak-empty-state .error=${error} .retry=${() => this.#found.run()}></ak-empty-state>`,
                complete: (show) => show(),
            })}</ak-card
        >`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-loaded-card": LoadedCard;
    }
}
