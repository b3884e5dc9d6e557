import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { addressToLeaveFor } from "#src/base/browser.ts";
import { Stage } from "../stage.ts";

/** Where the flow would go on; shown where the page must not be left without asking. */
@customElement("xak-flow-redirect")
export class RedirectStage extends Stage<"xak-flow-redirect"> {
    protected override render(): TemplateResult {
        const to = addressToLeaveFor(this.challenge.to);
        return this.card(
            html`
                <p class="ak-intro">${msg("This goes on at:")} <code class="ak-address">${to}</code></p>
                <a class="pf-v6-c-button pf-m-primary pf-m-block" href=${to}>${msg("Continue")}</a>
            `,
            nothing,
            this.challenge.flow_info?.title || msg("Redirect"),
        );
    }
}
