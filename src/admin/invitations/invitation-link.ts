import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import ring from "#src/base/styles/control-ring.css";
import { flows as runs } from "#src/api/flows.api.ts";
import type { Invitation } from "#src/api/invitations.api.ts";
import { users } from "#src/api/users.api.ts";
import { browser } from "#src/base/browser.ts";
import { icon } from "#src/base/icons.ts";
import { tenant } from "#src/context/tenant.ts";
import "#src/elements/action-button.ts";
import { breakable } from "#src/elements/breakable.ts";
import "#src/elements/copy.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import { selectArrow } from "#src/elements/select-arrow.ts";
import { invitationFlows } from "./invitation-flows.ts";

/** The link of an invitation, to be copied or written into a mail; for a flow that can be chosen where the invitation is for several. */
@customElement("ak-invitation-link")
export class InvitationLink extends AkElement {
    static override styles = [
        button,
        control,
        ring,
        css`
            :host {
                display: grid;
                justify-items: start;
                gap: var(--pf-t--global--spacer--sm);
            }

            .ways {
                display: flex;
                flex-wrap: wrap;
                align-items: center;
                gap: var(--pf-t--global--spacer--sm);
            }

            .warning {
                color: var(--pf-t--global--text--color--status--warning--default);
            }

            label {
                display: grid;
                gap: var(--pf-t--global--spacer--xs);
            }
        `,
    ];

    @property({ attribute: false }) invitation!: Invitation;
    @state() private chosen: string | undefined;

    readonly #flows = new Task(this, {
        task: async ([flow], { signal }) => {
            const taking = await invitationFlows(signal);
            return { flows: flow === undefined ? taking : [flow], counts: flow === undefined || taking.includes(flow) };
        },
        args: () => [this.invitation.flow ? this.invitation.flow_obj.slug : undefined] as const,
    });

    protected override render(): TemplateResult {
        return html`${this.#flows.render({
            pending: () => html`<ak-loading></ak-loading>`,
            complete: ({ flows, counts }) => this.#link(flows, counts),
            error: (error) => html`<ak-empty-state .error=${error} .retry=${() => this.#flows.run()}></ak-empty-state>`,
        })}`;
    }

    /** @param counts whether the flow asks for it; without an invitation stage it lets everybody in */
    #link(flows: readonly string[], counts: boolean): TemplateResult {
        const [first] = flows;
        if (first === undefined) return html`<p>${msg("There is no flow in which it counts: put an invitation stage into an enrollment flow.")}</p>`;
        const flow = this.chosen ?? first;
        const address = `${location.origin}/if/flow/${flow}/?itoken=${this.invitation.pk}`;
        const mail = `mailto:?subject=${encodeURIComponent(msg("Your invitation"))}&body=${encodeURIComponent(address)}`;
        return html`
            ${
                counts
                    ? nothing
                    : html`<p class="warning">
                          ${icon("warning")}
                          ${msg(str`The flow ${flow} has no invitation stage: the link opens it, but the invitation and its data do not count there.`)}
                      </p>`
            }
            ${flows.length > 1 ? this.#choice(flows, flow) : nothing}
            <ak-copy .value=${address}>${breakable(address)}</ak-copy>
            <div class="ways">
                <a class="pf-v6-c-button pf-m-secondary pf-m-small" href=${mail}>${msg("Write an email with it")}</a>
                <ak-action-button variant="link" label=${msg("Sign out and try it yourself")} .run=${() => goAsGuest(address)}></ak-action-button>
            </div>
        `;
    }

    #choice(flows: readonly string[], chosen: string): TemplateResult {
        const choose = (event: Event & { target: HTMLSelectElement }): void => void (this.chosen = event.target.value);
        return html`<label>
            ${msg("Flow")}
            <span class="pf-v6-c-form-control">
                <select @change=${choose}>
                    ${flows.map((flow) => html`<option value=${flow} ?selected=${flow === chosen}>${flow}</option>`)}
                </select>
                ${selectArrow()}
            </span>
        </label>`;
    }
}

const SIGN_OUT = "/flows/-/default/invalidation/";

/** Opens the address as nobody: whoever is signed in is not asked to sign up, and the way out of a session leads to the sign-in alone. */
async function goAsGuest(address: string): Promise<void> {
    const { flow_invalidation: flow } = await tenant.get();
    if (flow) await runs.challenge(flow, "");
    // A flow that asks something before is answered by hand.
    const isOut = await users.me().then(
        () => false,
        () => true,
    );
    browser.assign(isOut ? address : SIGN_OUT);
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-invitation-link": InvitationLink;
    }
}
