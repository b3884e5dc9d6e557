import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "#src/elements/element.ts";
import { invitationFlows } from "./invitation-flows.ts";

/** Warns where no flow takes invitations; says nothing while that is not known. */
@customElement("ak-invitation-notice")
export class InvitationNotice extends AkElement {
    static override styles = [
        alert,
        css`
            .pf-v6-c-alert {
                margin: 0 var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--md);
            }

            a {
                text-decoration: underline;
            }
        `,
    ];

    readonly #flows = new Task(this, { task: (_, { signal }) => invitationFlows(signal), args: () => [] });

    protected override render(): TemplateResult | typeof nothing {
        if (this.#flows.value?.length !== 0) return nothing;
        return html`<div class="pf-v6-c-alert pf-m-warning pf-m-inline" role="status">
            <div class="pf-v6-c-alert__icon">${icon("warning")}</div>
            <p class="pf-v6-c-alert__title">${msg("No flow takes invitations.")}</p>
            <div class="pf-v6-c-alert__description">
                ${msg("Invitations do nothing until an enrollment flow has an invitation stage.")}
                <a href="#/flow/stages">${msg("All stages")}</a>
            </div>
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-invitation-notice": InvitationNotice;
    }
}
