import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { captchaService } from "../parts/captcha-services.ts";
import { alerts } from "#src/prompts/field.ts";
import { loadScript } from "../parts/load-script.ts";
import { spinner } from "../parts/spinner.ts";
import { TEST_WIDGET, testAnswer, testCaptcha } from "../parts/test-captcha.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage } from "../stage.ts";

/** Has a service (reCAPTCHA, hCaptcha, Turnstile) look whether a person is there; by itself, and again on demand. */
@customElement("ak-stage-captcha")
export class CaptchaStage extends Stage<"ak-stage-captcha"> {
    @state() private problem: string | undefined;
    @state() private running = false;
    @query(".ak-captcha") private place!: HTMLElement;

    protected override firstUpdated(): void {
        if (!this.#isTest) void this.#start();
    }

    get #isTest(): boolean {
        return this.challenge.js_url === TEST_WIDGET;
    }

    async #start(): Promise<void> {
        const { js_url: script, site_key: siteKey } = this.challenge;
        this.running = true;
        this.problem = undefined;
        this.place.replaceChildren();
        try {
            await loadScript(script);
            const start = captchaService(script);
            if (!start) throw new Error("no known service");
            start(this.place.appendChild(document.createElement("div")), siteKey, {
                solved: (token) => this.#solved(token),
                failed: () => this.#failed(msg("The check was not finished.")),
            });
        } catch {
            this.#failed(msg("The check could not be loaded."));
        }
    }

    #solved(token: string): void {
        this.running = false;
        this.submit({ token });
    }

    #failed(problem: string): void {
        this.running = false;
        this.problem = problem;
    }

    protected override render(): TemplateResult {
        if (this.#isTest) return this.card(html`${userBlock(this.challenge)}${this.form(testCaptcha(this.errors("token")), msg("Continue"), testAnswer)}`);
        const problems = this.problem ? [this.problem] : this.running ? [] : [...this.errors("token"), ...this.errors("non_field_errors")];
        return this.card(html`
            ${userBlock(this.challenge)}${alerts(problems)}
            <div class="ak-outcome" role="status">
                ${
                    this.running
                        ? html`${spinner()}
                              <p>${msg("Checking that you are a person …")}</p>`
                        : ""
                }
                <div class="ak-captcha"></div>
            </div>
            <button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" ?disabled=${this.running} @click=${this.#start}>${msg("Try again")}</button>
        `);
    }
}
