import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { tenant } from "#src/context/tenant.ts";
import { AkElement } from "#src/elements/element.ts";
import { openModal } from "#src/elements/dialog/open-modal.ts";
import "./inline.ts";

/** A tenant without a sign-in of its own uses the one that every install has. */
const DEFAULT_FLOW = "default-authentication-flow";

/**
 * The sign-in over a page whose session has ended; what was typed into the page stays.
 * @event ak-flow-done - somebody signed in
 */
@customElement("ak-sign-in-again")
export class SignInAgain extends AkElement {
    static override styles = [
        modalBox,
        css`
            p {
                margin-block-end: var(--pf-t--global--spacer--md);
            }
        `,
    ];

    readonly #tenant = tenant.watch(this);

    protected override render(): TemplateResult {
        const { value, error } = this.#tenant;
        const slug = value ? value.flow_authentication || DEFAULT_FLOW : error === undefined ? undefined : DEFAULT_FLOW;
        return html`<div class="pf-v6-c-modal-box__body">
            <p>${msg("Sign in again to go on where you are. What you typed is kept.")}</p>
            ${slug && html`<ak-flow-inline autofocus .slug=${slug}></ak-flow-inline>`}
        </div>`;
    }
}

/** Opens it. @returns whether somebody signed in; false when the visitor closed it */
export const signInAgain = async (): Promise<boolean> =>
    (await openModal<true>({
        header: msg("You were signed out"),
        size: "sm",
        content: (close) => html`<ak-sign-in-again @ak-flow-done=${() => close(true)}></ak-sign-in-again>`,
    })) ?? false;

declare global {
    interface HTMLElementTagNameMap {
        "ak-sign-in-again": SignInAgain;
    }
}
