import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { href } from "#src/base/route.ts";
import { isNewcomer, wantGuide } from "#src/context/guide.ts";
import "#src/elements/alert.ts";
import { AkElement } from "#src/elements/element.ts";
import { notify } from "#src/elements/messages.ts";

/** Tells administrators who have not been to their interface yet that there is one, and where to begin. Whoever has been there is told no more. */
@customElement("ak-library-first-steps")
export class LibraryFirstSteps extends AkElement {
    static override styles = [
        button,
        css`
            :host {
                display: block;
            }

            ak-alert {
                margin-block-end: var(--pf-t--global--spacer--lg);
            }
        `,
    ];

    protected override render(): TemplateResult | typeof nothing {
        if (!isNewcomer()) return nothing;
        return html`<ak-alert header=${msg("You administer this server.")}>
            ${msg("This page shows your applications, as everybody sees theirs. The first steps show you the admin interface.")}
            <a slot="actions" class="pf-v6-c-button pf-m-secondary pf-m-small" href="/if/admin/${href("/administration/overview", { guide: true })}"
                >${msg("First steps")}</a
            >
            <button slot="actions" class="pf-v6-c-button pf-m-link pf-m-small" type="button" @click=${this.#hide}>${msg("Not now")}</button>
        </ak-alert>`;
    }

    #hide(): void {
        wantGuide(false);
        this.requestUpdate();
        notify("info", msg("You find the first steps in the account menu of the admin interface."));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-library-first-steps": LibraryFirstSteps;
    }
}
