import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { alerts } from "#src/prompts/field.ts";
import { loadScript } from "../parts/load-script.ts";
import { Stage } from "../stage.ts";

/** Apple's own script, without which nobody signs in with them (developer.apple.com, "Sign in with Apple JS"). */
const SCRIPT = "https://appleid.cdn-apple.com/appleauth/static/jsapi/appleid/1/en_US/appleid.auth.js";

interface AppleID {
    auth: { init(options: object): void; signIn(): Promise<unknown> };
}

/** Hands the visitor over to Apple, and again on demand. */
@customElement("ak-source-oauth-apple")
export class SourceAppleStage extends Stage<"ak-source-oauth-apple"> {
    @state() private running = false;
    @state() private problem: string | undefined;

    protected override firstUpdated(): void {
        void this.#start();
    }

    async #start(): Promise<void> {
        const { client_id: clientId, scope, redirect_uri: redirectURI, state } = this.challenge;
        this.running = true;
        this.problem = undefined;
        try {
            await loadScript(SCRIPT);
            const { auth } = (globalThis as unknown as { AppleID: AppleID }).AppleID;
            auth.init({ clientId, scope, redirectURI, state, usePopup: false });
            await auth.signIn();
        } catch {
            this.problem = msg("The sign-in with Apple did not begin.");
        }
        this.running = false;
    }

    protected override render(): TemplateResult {
        return this.card(html`
            ${alerts(this.problem ? [this.problem] : [])}
            <p class="ak-intro" role="status">${this.running ? msg("Taking you to Apple …") : ""}</p>
            <button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" ?disabled=${this.running} @click=${this.#start}>${msg("Try again")}</button>
        `);
    }
}
