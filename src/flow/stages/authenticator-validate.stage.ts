import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { AnswerTo, DeviceChallenge } from "#src/api/challenges.ts";
import { icon } from "#src/base/icons.ts";
import { factorNamed, factorSetUpBy } from "#src/second-factors/second-factors.ts";
import { alerts } from "#src/prompts/field.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { codeField, codeIn } from "../parts/code-field.ts";
import { everybodysCodes } from "../parts/everybodys-codes.ts";
import { focusFirst } from "../parts/focus.ts";
import { prefill } from "../parts/prefill.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage } from "../stage.ts";
import "./validate-duo.ts";
import "./validate-webauthn.ts";

/** Asks for a second factor: which one, unless there is only one, and its proof. */
@customElement("ak-stage-authenticator-validate")
export class AuthenticatorValidateStage extends Stage<"ak-stage-authenticator-validate"> {
    @state() private chosen: DeviceChallenge | undefined;
    /** What the server says to a code that it was to send; undefined while it is asked. */
    @state() private sending: readonly string[] | undefined;

    /** The server waits for the phone: that may take a minute. */
    #asksPhone = false;
    #isTelling = false;

    /** Code of an authenticator app that a password manager has filled in with the name. */
    readonly #prefilled = prefill.take("code");

    constructor() {
        super();
        outsideNews.watch(this);
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        const devices = this.challenge.device_challenges;
        if (!changed.has("challenge") || this.chosen) return;
        const filled = this.#prefilled ? devices.find(({ device_class: kind }) => kind === "totp") : undefined;
        const only = filled ?? (devices.length === 1 ? devices[0] : undefined);
        if (only) this.#choose(only);
    }

    protected override render(): TemplateResult {
        return this.card(this.chosen ? this.#device(this.chosen) : this.#picker(), this.#back());
    }

    #device(device: DeviceChallenge): unknown {
        switch (device.device_class) {
            case "webauthn":
                return html`${userBlock(this.challenge)}
                    <ak-validate-webauthn
                        .options=${device.challenge}
                        .errors=${this.errors("webauthn")}
                        .send=${(webauthn: Record<string, unknown>) => this.submit({ webauthn })}
                    ></ak-validate-webauthn>`;
            case "duo":
                return html`${userBlock(this.challenge)}
                    <ak-validate-duo
                        .errors=${this.errors("duo")}
                        .codeErrors=${this.errors("code")}
                        .busy=${this.host.busy}
                        .send=${() => this.submit({ duo: Number(device.device_uid) })}
                        .sendCode=${(code: string) => this.submit({ code })}
                    ></ak-validate-duo>`;
            default:
                return this.#code(device);
        }
    }

    /** While the server waits for the phone, other ways stay open. */
    override get isClosed(): boolean {
        return super.isClosed && !this.#asksPhone;
    }

    protected override submit(answer: AnswerTo<"ak-stage-authenticator-validate">): void {
        if (!this.host.busy) {
            this.#asksPhone = answer.duo !== undefined;
            super.submit(answer);
        } else if (this.#asksPhone && answer.duo === undefined) void this.#meanwhile(answer);
    }

    /** The server is told while it waits for the phone. Once it takes the proof, what it says comes next does: whoever waited asks again then, and is too late. */
    async #meanwhile(answer: AnswerTo<"ak-stage-authenticator-validate">): Promise<void> {
        if (this.#isTelling) return;
        this.#isTelling = true;
        const said = await this.tell(answer);
        this.#isTelling = false;
        if (said && said.component !== this.challenge.component) this.host.show(said);
        // A refused key has to sign another challenge.
        else if (said) this.challenge = { ...this.challenge, ...said };
    }

    #code(device: DeviceChallenge): TemplateResult {
        const isText = device.device_class === "sms";
        const numeric = device.device_class !== "static";
        const code = codeField({
            ...(numeric ? {} : { label: msg("Recovery code"), inputmode: "text", pattern: String.raw`[0-9a-zA-Z\s]*` }),
            value: device.device_class === "totp" ? this.#prefilled : "",
            errors: this.errors("code"),
            hint: isText ? this.#sent() : numeric ? msg("Your authenticator app shows one.") : msg("One of those that you saved, and have not used yet."),
        });
        const problems = isText ? alerts(this.sending ?? []) : nothing;
        const form = this.form(html`${userBlock(this.challenge)}${problems}${code}`, msg("Continue"), (values) => ({ code: codeIn(values) }));
        return html`${form}${isText ? this.#textAgain(device) : device.device_class === "totp" ? everybodysCodes() : nothing}`;
    }

    #picker(): TemplateResult {
        const { configuration_stages: stages, device_challenges: devices } = this.challenge;
        const problems = Object.keys(this.challenge.response_errors ?? {}).flatMap((field) => this.errors(field));
        return html`
            ${userBlock(this.challenge)}${alerts(problems)}
            <p class="ak-intro">${msg("Select how to prove that it is you.")}</p>
            <ul class="ak-choices" role="list">
                ${stages.map((stage) => {
                    const factor = factorSetUpBy(stage.meta_model_name);
                    const [title, more] = factor ? [factor.title(), stage.name] : [stage.name, stage.verbose_name];
                    return choice(factor?.icon ?? icon("key"), title, more, () => this.submit({ selected_stage: stage.pk }));
                })}
                ${devices.map((device) => {
                    const factor = factorNamed(device.device_class);
                    return choice(factor?.icon ?? icon("key"), factor?.title() ?? device.device_class, factor?.use() ?? "", () => this.#choose(device));
                })}
            </ul>
        `;
    }

    /** Who chose goes on by keyboard where the next thing is to be done. */
    async #show(device: DeviceChallenge | undefined): Promise<void> {
        this.chosen = device;
        await this.updateComplete;
        focusFirst(this);
    }

    #choose(device: DeviceChallenge): void {
        void this.#show(device);
        if (device.device_class === "sms") void this.#sendText(device);
    }

    /** The server sends the text message when it hears of the choice. */
    async #sendText(device: DeviceChallenge): Promise<void> {
        this.sending = undefined;
        const said = await this.tell({ selected_challenge: device });
        this.sending = (said?.response_errors?.["selected_challenge"] ?? []).map(({ string }) => serverText(string));
    }

    #sent(): unknown {
        return this.sending?.length === 0 ? msg("A code has been sent to you by text message.") : nothing;
    }

    #textAgain(device: DeviceChallenge): TemplateResult {
        return html`<button class="pf-v6-c-button pf-m-link pf-m-block" type="button" ?disabled=${!this.sending} @click=${() => this.#sendText(device)}>
            ${msg("Send another code")}
        </button>`;
    }

    #back(): unknown {
        return this.chosen && this.challenge.device_challenges.length > 1
            ? html`<div class="pf-v6-c-login__main-footer-band">
                  <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.#show(undefined)}>${msg("Choose another way")}</button>
              </div>`
            : nothing;
    }
}

const choice = (icon: unknown, title: string, description: string, choose: () => void): TemplateResult =>
    html`<li>
        <button class="ak-choice" type="button" @click=${choose}>
            ${icon}<span><span class="ak-choice__title">${title}</span><br />${description}</span>
        </button>
    </li>`;
