import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { Stage } from "../stage.ts";

/** Posts values to another application, as SAML's POST binding and OAuth's `form_post` do; by itself, and once. */
@customElement("ak-stage-autosubmit")
export class AutosubmitStage extends Stage<"ak-stage-autosubmit"> {
    protected override render(): TemplateResult {
        const { url, attrs, title, flow_info: info } = this.challenge;
        return this.card(
            html`<form class="pf-v6-c-form" method="post" action=${url} aria-labelledby="ak-stage-title">
                ${Object.entries(attrs).map(([name, value]) => html`<input type="hidden" name=${name} .value=${value} />`)}
                <p class="ak-intro" role="status">${msg("Taking you to the application …")}</p>
                <button class="pf-v6-c-button pf-m-primary pf-m-block" type="submit">${msg("Continue")}</button>
            </form>`,
            nothing,
            title || info?.title,
        );
    }

    protected override firstUpdated(): void {
        this.querySelector("form")?.submit();
    }
}
