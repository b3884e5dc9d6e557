import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { duo } from "#src/api/duo.api.ts";
import { browser } from "#src/base/browser.ts";
import { isAbort } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { WhileConnected } from "#src/elements/while-connected.ts";
import { alerts } from "#src/prompts/field.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage } from "../stage.ts";

/** ms between two looks whether the app has answered. */
const INTERVAL = 3000;

/** Sets up Duo's app, and goes on by itself when it has answered. */
@customElement("ak-stage-authenticator-duo")
export class AuthenticatorDuoStage extends Stage<"ak-stage-authenticator-duo"> {
    @state() private problem: string | undefined;
    @state() private said = "";
    /** There is nothing left to wait for. */
    @state() private isOver = false;

    #timer: ReturnType<typeof setInterval> | undefined;
    readonly #here = new WhileConnected(this);

    override connectedCallback(): void {
        super.connectedCallback();
        this.#timer = setInterval(() => void this.#check(), INTERVAL);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearInterval(this.#timer);
    }

    async #check(): Promise<void> {
        this.problem = undefined;
        try {
            const { duo_response: response } = await duo.enrollmentStatus(this.challenge.stage_uuid, this.#here.signal);
            if (response === "waiting") this.said = msg("Still waiting for the app.");
            else clearInterval(this.#timer);
            if (response === "invalid") {
                this.isOver = true;
                this.problem = msg("The app was not set up: somebody refused, or the code has expired.");
            }
            if (response === "success") this.submit({});
        } catch (error) {
            if (!isAbort(error)) this.problem = sentence(error);
        }
    }

    protected override render(): TemplateResult {
        const { activation_barcode: barcode, activation_code: code } = this.challenge;
        const refused = Object.keys(this.challenge.response_errors ?? {}).flatMap((field) => this.errors(field));
        return this.card(html`
            ${userBlock(this.challenge)}${alerts(this.problem ? [this.problem] : refused)}
            ${
                this.isOver
                    ? html`<button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" @click=${() => browser.reload()}>${msg("Start again")}</button>`
                    : html`<div class="ak-setup">
                              <img class="ak-qr" src=${barcode} alt=${msg("QR code for the Duo app")} />
                              <p>${msg("Scan this with the Duo app. Is it on this device?")} <a href=${code}>${msg("Activate it here.")}</a></p>
                          </div>
                          <p class="ak-intro" role="status">${this.said}</p>
                          <button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" @click=${this.#check}>${msg("Check status")}</button>`
            }
        `);
    }
}
