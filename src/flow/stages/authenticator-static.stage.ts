import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "#src/elements/copy.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage } from "../stage.ts";

/** Shows new recovery codes, which nobody will ever show again. */
@customElement("ak-stage-authenticator-static")
export class AuthenticatorStaticStage extends Stage<"ak-stage-authenticator-static"> {
    protected override render(): TemplateResult {
        return this.card(
            this.form(
                html`
                    ${userBlock(this.challenge)}
                    <ul class="ak-codes" role="list">
                        ${this.challenge.codes.map((code) => html`<li>${code}</li>`)}
                    </ul>
                    <ak-copy label=${msg("all codes")} value=${this.challenge.codes.join("\n")}>${msg("Copy all codes")}</ak-copy>
                    <p>${msg("Keep these codes in a safe place: each signs you in once when you have nothing else at hand.")}</p>
                `,
                msg("Continue"),
                () => ({}),
            ),
        );
    }
}
