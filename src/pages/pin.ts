import { msg, str } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { icon } from "#src/base/icons.ts";
import { updateWhenChanged } from "#src/base/update-when-changed.ts";
import { MOST_PINNED, recent, type Visit } from "#src/context/recent.ts";
import { AkElement } from "#src/elements/element.ts";
import { notify } from "#src/elements/messages.ts";

/** A star that keeps an object in the sidebar, above those that were looked at last. */
@customElement("ak-pin")
export class Pin extends AkElement {
    static override styles = [
        button,
        css`
            button {
                min-block-size: 1.5rem;
            }

            [aria-pressed="true"] {
                color: var(--pf-t--global--icon--color--favorite--default);
            }

            [aria-pressed="true"] .ak-icon {
                fill: currentcolor;
            }
        `,
    ];

    /** The object's page. */
    @property({ attribute: false }) visit!: Visit;

    constructor() {
        super();
        updateWhenChanged(this, recent);
    }

    protected override render(): TemplateResult {
        return html`<button
            class="pf-v6-c-button pf-m-plain pf-m-small"
            type="button"
            aria-label=${msg("Pin to the sidebar")}
            data-tip
            aria-pressed=${recent.isPinned(this.visit.href)}
            @click=${this.#toggle}
        >
            ${icon("star")}
        </button>`;
    }

    #toggle(): void {
        if (recent.isPinned(this.visit.href)) recent.unpin(this.visit.href);
        else if (!recent.pin(this.visit)) notify("info", msg(str`${MOST_PINNED} objects are pinned already.`), msg("Unpin one of them first."));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-pin": Pin;
    }
}
