import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { Stage } from "../stage.ts";

/** Waits for the visitor to open the link that was mailed. The server reports a mail sent again as an error of the code `email-sent`. */
@customElement("ak-stage-email")
export class EmailStage extends Stage<"ak-stage-email"> {
    protected override render(): TemplateResult {
        const sent = Object.values(this.challenge.response_errors ?? {})
            .flat()
            .some((error) => error.code === "email-sent");
        return this.card(html`
            <p class="ak-intro">${msg("Check your inbox and open the link in the mail.")}</p>
            <p class="ak-intro" role="status">${sent ? msg("The mail was sent again.") : ""}</p>
            <form class="pf-v6-c-form" @submit=${this.#again}>
                <button class="pf-v6-c-button pf-m-primary pf-m-block" type="submit">${msg("Send email again")}</button>
            </form>
        `);
    }

    #again(event: SubmitEvent): void {
        event.preventDefault();
        this.submit({});
    }
}
