import { msg } from "@lit/localize";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { alerts } from "#src/prompts/field.ts";
import { keyObstacle } from "../parts/key-obstacle.ts";
import { assertion, obstacle, requestOptions, rpIdOf } from "../parts/webauthn.ts";

/** Asks the browser for a security key, at once and again on demand. */
@customElement("ak-validate-webauthn")
export class ValidateWebauthn extends LitElement {
    /** Request options as the server sent them. */
    @property({ attribute: false }) options: unknown;
    /** The server's message about the last try. */
    @property({ attribute: false }) errors: readonly string[] = [];
    @property({ attribute: false }) send!: (proof: Record<string, unknown>) => void;

    @state() private running = false;
    @state() private problem: string | undefined;

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    protected override firstUpdated(): void {
        if (!this.#obstacle) void this.#ask();
    }

    get #obstacle() {
        return obstacle(rpIdOf(this.options), isSecureContext);
    }

    async #ask(): Promise<void> {
        this.running = true;
        this.problem = undefined;
        try {
            const credential = await navigator.credentials.get({ publicKey: requestOptions(this.options) });
            if (credential instanceof PublicKeyCredential) this.send(assertion(credential));
        } catch {
            // Browsers do not let pages distinguish a refusal from a missing key, for privacy.
            this.problem = msg("No security key answered.");
        }
        this.running = false;
    }

    protected override render(): TemplateResult {
        if (this.#obstacle) return keyObstacle(this.#obstacle, location.href);
        const problems = this.problem ? [this.problem] : this.running ? [] : [...this.errors];
        return html`
            ${alerts(problems)}
            <p class="ak-intro" role="status">${this.running ? msg("Waiting for your security key …") : nothing}</p>
            <button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" ?disabled=${this.running} @click=${this.#ask}>${msg("Try again")}</button>
        `;
    }
}
