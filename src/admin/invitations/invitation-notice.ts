import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { href } from "#src/base/route.ts";
import "#src/elements/alert.ts";
import { AkElement } from "#src/elements/element.ts";
import { invitationFlows } from "./invitation-flows.ts";
import { setUpInvitations } from "./invitation-set-up.ts";

/** Warns where no flow takes invitations, and sets one up; says nothing while that is not known. */
@customElement("ak-invitation-notice")
export class InvitationNotice extends AkElement {
    static override styles = [
        button,
        css`
            ak-alert {
                margin: 0 var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--md);
            }
        `,
    ];

    readonly #flows = new Task(this, { task: (_, { signal }) => invitationFlows(signal), args: () => [] });

    protected override render(): TemplateResult | typeof nothing {
        if (this.#flows.value?.length !== 0) return nothing;
        return html`<ak-alert level="warning" header=${msg("No flow takes invitations.")}>
            ${msg("Invitations do nothing until an enrollment flow has an invitation stage.")}
            <button slot="actions" class="pf-v6-c-button pf-m-link" type="button" @click=${() => void this.#setUp()}>${msg("Set up a flow for them")}</button>
            <a slot="actions" class="pf-v6-c-button pf-m-link" href=${href("/flow/stages")}>${msg("All stages")}</a>
        </ak-alert>`;
    }

    async #setUp(): Promise<void> {
        if (await setUpInvitations()) await this.#flows.run();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-invitation-notice": InvitationNotice;
    }
}
