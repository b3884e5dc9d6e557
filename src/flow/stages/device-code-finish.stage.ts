import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { icon } from "#src/base/icons.ts";
import { Stage } from "../stage.ts";

/** The other device is signed in; there is nothing left to do here. */
@customElement("ak-provider-oauth2-device-code-finish")
export class DeviceCodeFinishStage extends Stage<"ak-provider-oauth2-device-code-finish"> {
    protected override render(): TemplateResult {
        // The flow is the application's, and its title says where that would have led.
        return this.card(
            html`<div class="ak-outcome" role="status">
                ${icon("success")}
                <p>${msg("The device is signed in. You can close this tab.")}</p>
            </div>`,
            nothing,
            msg("Device signed in"),
        );
    }
}
