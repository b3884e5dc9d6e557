import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { icon } from "#src/base/icons.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage } from "../stage.ts";

/** What the server says of a flow that ended without a reason. */
const UNKNOWN = "Unknown error";

const reasonOf = (message: string): string =>
    message === UNKNOWN ? msg("It does not go on from here. A link that led here may be used up.") : serverText(message);

/** The end of a flow that did not let the visitor through; the server has dropped its plan already. */
@customElement("ak-stage-access-denied")
export class AccessDeniedStage extends Stage<"ak-stage-access-denied"> {
    protected override render(): TemplateResult {
        const message = this.challenge.error_message;
        return this.card(html`
            ${userBlock(this.challenge)}
            <div class="ak-outcome ak-outcome--danger" role="alert">
                ${icon("denied")}
                <h2 class="pf-v6-c-title pf-m-xl">${msg("Request has been denied.")}</h2>
                ${message ? html`<p>${reasonOf(message)}</p>` : nothing}
            </div>
        `);
    }
}
