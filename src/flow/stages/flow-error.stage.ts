import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { browser } from "#src/base/browser.ts";
import { icon } from "#src/base/icons.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import { Stage } from "../stage.ts";

/** The server failed while running the flow; details only for those who may see them. */
@customElement("ak-stage-flow-error")
export class FlowErrorStage extends Stage<"ak-stage-flow-error"> {
    protected override render(): TemplateResult {
        const { error, traceback, request_id: requestId } = this.challenge;
        return this.card(
            html`
                <div class="ak-outcome ak-outcome--danger" role="alert">
                    ${icon("denied")}
                    <p>${error ? serverText(error) : msg("Something went wrong. Please try again later.")}</p>
                </div>
                ${traceback ? html`<pre class="ak-exception" tabindex="0">${traceback}</pre>` : nothing}
                ${requestId ? html`<p class="ak-fine">${msg("Request ID")}: <code>${requestId}</code></p>` : nothing}
                <button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" @click=${() => browser.reload()}>${msg("Start again")}</button>
            `,
            nothing,
            this.challenge.flow_info?.title || msg("An error occurred"),
        );
    }
}
