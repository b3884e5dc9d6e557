import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { alerts } from "#src/prompts/field.ts";
import { userBlock } from "../parts/user-block.ts";
import { keyObstacle } from "../parts/key-obstacle.ts";
import { attestation, creationOptions, obstacle, rpIdOf } from "../parts/webauthn.ts";
import { Stage } from "../stage.ts";

/** Registers a security key: asks the browser for one at once, and again on demand. */
@customElement("ak-stage-authenticator-webauthn")
export class AuthenticatorWebauthnStage extends Stage<"ak-stage-authenticator-webauthn"> {
    @state() private running = false;
    @state() private problem: string | undefined;

    protected override firstUpdated(): void {
        if (!this.#obstacle) void this.#register();
    }

    get #obstacle() {
        return obstacle(rpIdOf(this.challenge.registration), isSecureContext);
    }

    async #register(): Promise<void> {
        this.running = true;
        this.problem = undefined;
        try {
            const credential = await navigator.credentials.create({ publicKey: creationOptions(this.challenge.registration) });
            if (credential instanceof PublicKeyCredential) this.submit({ response: attestation(credential) });
        } catch {
            this.problem = msg("No security key was registered.");
        }
        this.running = false;
    }

    protected override render(): TemplateResult {
        if (this.#obstacle) return this.card(html`${userBlock(this.challenge)}${keyObstacle(this.#obstacle, location.href)}`);
        const refused = Object.keys(this.challenge.response_errors ?? {}).flatMap((field) => this.errors(field));
        const problems = this.problem ? [this.problem] : this.running ? [] : refused;
        return this.card(html`
            ${userBlock(this.challenge)}${alerts(problems)}
            <p class="ak-intro" role="status">${this.running ? msg("Waiting for your security key …") : ""}</p>
            <button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" ?disabled=${this.running} @click=${this.#register}>
                ${msg("Register device")}
            </button>
        `);
    }
}
