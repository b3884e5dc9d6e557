import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { alerts } from "#src/prompts/field.ts";
import { Stage } from "../stage.ts";

/** What the server calls a mail that was sent again: no error, but reported as one. */
const SENT = "email-sent";

/** Waits for the visitor to open the link that was mailed. */
@customElement("ak-stage-email")
export class EmailStage extends Stage<"ak-stage-email"> {
    protected override render(): TemplateResult {
        const said = Object.values(this.challenge.response_errors ?? {}).flat();
        const problems = said.filter(({ code }) => code !== SENT).map(({ string }) => string);
        return this.card(html`
            ${alerts(problems)}
            <p class="ak-intro">${msg("Check your inbox and open the link in the email.")}</p>
            <p class="ak-intro" role="status">${said.length > problems.length ? msg("The email was sent again.") : ""}</p>
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
