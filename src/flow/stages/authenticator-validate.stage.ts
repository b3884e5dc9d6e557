import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { DeviceChallenge } from "#src/api/challenges.ts";
import { icon } from "#src/base/icons.ts";
import { factorNamed, factorSetUpBy } from "#src/second-factors/second-factors.ts";
import { alerts, field } from "#src/prompts/field.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import { focusFirst } from "../parts/focus.ts";
import { prefill } from "../parts/prefill.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage, text } from "../stage.ts";
import "./validate-duo.ts";
import "./validate-webauthn.ts";

/** Asks for a second factor: which one, unless there is only one, and its proof. */
@customElement("ak-stage-authenticator-validate")
export class AuthenticatorValidateStage extends Stage<"ak-stage-authenticator-validate"> {
    @state() private chosen: DeviceChallenge | undefined;
    /** What the server says to a code that it was to send; undefined while it is asked. */
    @state() private sending: readonly string[] | undefined;

    /** What the server says to a passcode while it waits for the phone. */
    @state() private refused: readonly string[] | undefined;

    readonly #prefilled = prefill.take("code");

    protected override willUpdate(changed: PropertyValues<this>): void {
        const devices = this.challenge.device_challenges;
        if (changed.has("challenge") && !this.chosen && devices.length === 1) this.#choose(devices[0]!);
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
                        .codeErrors=${this.refused ?? this.errors("code")}
                        .busy=${this.host.busy}
                        .send=${() => this.submit({ duo: Number(device.device_uid) })}
                        .sendCode=${(code: string) => void this.#passcode(code)}
                    ></ak-validate-duo>`;
            default:
                return this.#code(device);
        }
    }

    /** While the server waits for the phone it is told; once it takes the code it waits no longer, and what it waited with is the next challenge. */
    async #passcode(code: string): Promise<void> {
        this.refused = undefined;
        if (!this.host.busy) return this.submit({ code });
        const said = await this.tell({ code });
        this.refused = (said?.response_errors?.["code"] ?? []).map(({ string }) => serverText(string));
    }

    #code(device: DeviceChallenge): TemplateResult {
        const isText = device.device_class === "sms";
        const numeric = device.device_class !== "static";
        const code = field({
            name: "code",
            label: numeric ? msg("Code") : msg("Recovery code"),
            autocomplete: "one-time-code",
            inputmode: numeric ? "numeric" : "text",
            pattern: numeric ? "[0-9]*" : "[0-9a-zA-Z]*",
            value: this.#prefilled,
            errors: this.errors("code"),
            hint: isText && this.sending?.length === 0 ? msg("A code has been sent to you by text message.") : nothing,
        });
        const problems = isText ? alerts(this.sending ?? []) : nothing;
        const form = this.form(html`${userBlock(this.challenge)}${problems}${code}`, msg("Continue"), (values) => ({ code: text(values, "code") }));
        return html`${form}${isText ? this.#textAgain(device) : nothing}`;
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
        this.sending = (said?.response_errors?.["selected_challenge"] ?? []).map(({ string }) => string);
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
