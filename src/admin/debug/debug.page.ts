import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { system } from "#src/api/system.api.ts";
import "#src/elements/action-button.ts";
import "#src/elements/card.ts";
import { AkElement } from "#src/elements/element.ts";
import { notify } from "#src/elements/messages.ts";
import "#src/elements/snippet.ts";
import { cardGrid } from "#src/pages/card-grid.ts";
import "#src/pages/page-header.ts";
import type { Page } from "#src/pages/router.ts";

/** For whoever works on the interfaces: does a request that writes arrive, and are failures shown? */
@customElement("ak-debug")
export class Debug extends AkElement {
    static override styles = [
        button,
        cardGrid(24),
        css`
            p {
                margin-block-end: var(--pf-t--global--spacer--md);
            }
        `,
    ];

    /** What the server answered, as text. */
    @state() private answer = "";

    protected override render(): TemplateResult {
        return html`
            <ak-page-header header=${msg("Debug")} description=${msg("Tools for those who work on the interfaces.")}></ak-page-header>
            <div class="content">
                <ak-card header=${msg("Server")}>
                    <p>${msg("Sends a request by POST, and shows what the server says about itself.")}</p>
                    <ak-action-button label=${msg("Ask the server")} .run=${() => this.#ask()}></ak-action-button>
                    ${this.answer ? html`<ak-snippet label=${msg("Answer")} text=${this.answer}></ak-snippet>` : ""}
                </ak-card>
                <ak-card header=${msg("Errors")}>
                    <p>${msg("Throws an error in the page. The sandbox reports errors to nobody: the browser’s console shows it.")}</p>
                    <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${fail}>${msg("Throw an error")}</button>
                </ak-card>
            </div>
        `;
    }

    async #ask(): Promise<void> {
        this.answer = JSON.stringify(await system.ask(), null, 2);
        notify("success", msg("The server has answered."));
    }
}

/** Throws where nobody catches it, as a fault of the page would. */
function fail(): void {
    setTimeout(() => {
        throw new Error("Thrown on purpose, on the debug page");
    });
    notify("info", msg("An error was thrown."));
}

export const debugPage: Page = { render: () => html`<ak-debug></ak-debug>` };

declare global {
    interface HTMLElementTagNameMap {
        "ak-debug": Debug;
    }
}
