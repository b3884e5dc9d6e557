import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { LoginSource } from "#src/api/challenges.ts";
import { disjunction } from "#src/base/lists.ts";
import { field } from "#src/prompts/field.ts";
import { icon } from "#src/base/icons.ts";
import { passwordField } from "#src/prompts/password-field.ts";
import { prefill } from "../parts/prefill.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import { Stage, text } from "../stage.ts";

/** Asks who the visitor is; may ask for the password with it, and offers the sources to sign in with. */
@customElement("ak-stage-identification")
export class IdentificationStage extends Stage<"ak-stage-identification"> {
    protected override render(): TemplateResult {
        return this.card(html`${this.#application()}${this.#form()}${this.#passwordless()}`, html`${this.#sources()}${this.#links()}`);
    }

    #application(): TemplateResult | typeof nothing {
        const name = this.challenge.application_pre;
        return name ? html`<p class="ak-intro">${msg(str`Sign in to continue to ${name}.`)}</p>` : nothing;
    }

    #form(): TemplateResult {
        const { user_fields: fields, password_fields: withPassword, primary_action: action } = this.challenge;
        if (!fields || fields.length === 0) return html`<p class="ak-intro">${msg("Select one of the sources below to sign in.")}</p>`;
        const label = disjunction([...fields].sort().map(fieldName));
        const input = field({
            name: "uidField",
            label,
            type: fields.length === 1 && fields[0] === "email" ? "email" : "text",
            autocomplete: "username",
            errors: this.errors("uid_field"),
        });
        const password = withPassword
            ? passwordField({ name: "password", label: msg("Password"), autocomplete: "current-password", errors: this.errors("password") })
            : hidden("password", "password", "current-password");
        const code = hidden("code", "text", "one-time-code");
        return this.form(html`${input}${password}${code}`, serverText(action), (values) => {
            if (!withPassword) prefill.keep("password", text(values, "password"));
            prefill.keep("code", text(values, "code"));
            return { uid_field: text(values, "uidField"), ...(withPassword ? { password: text(values, "password") } : {}) };
        });
    }

    #passwordless(): TemplateResult | typeof nothing {
        const url = this.challenge.passwordless_url;
        return url
            ? html`<div class="ak-or"><span>${msg("Or")}</span></div>
                  <a class="pf-v6-c-button pf-m-secondary pf-m-block" href=${url}>${msg("Use a security key")}</a>`
            : nothing;
    }

    #sources(): TemplateResult | typeof nothing {
        const { sources = [], show_source_labels: labels } = this.challenge;
        return sources.length === 0
            ? nothing
            : html`<ul class="pf-v6-c-login__main-footer-links ${labels ? "ak-sources--labelled" : ""}" role="list">
                  ${sources.map((source) => html`<li class="pf-v6-c-login__main-footer-links-item">${this.#source(source, labels)}</li>`)}
              </ul>`;
    }

    #source(source: LoginSource, labelled: boolean): TemplateResult {
        return html`<button
            class="pf-v6-c-button ${labelled ? "pf-m-link" : "pf-m-plain"}"
            type="button"
            aria-label=${labelled ? nothing : source.name}
            data-tip
            @click=${() => this.host.show(source.challenge)}
        >
            <span class="pf-v6-c-button__icon"> ${source.icon_url ? html`<img src=${source.icon_url} alt="" width="24" height="24" />` : icon("leave")} </span>
            ${labelled ? html`<span class="pf-v6-c-button__text">${source.name}</span>` : nothing}
        </button>`;
    }

    #links(): TemplateResult | typeof nothing {
        const { enroll_url: enrol, recovery_url: recovery } = this.challenge;
        return enrol || recovery
            ? html`<div class="pf-v6-c-login__main-footer-band">
                  ${enrol ? html`<p>${msg("Need an account?")} <a id="enroll" href=${enrol}>${msg("Sign up.")}</a></p>` : nothing}
                  ${recovery ? html`<p><a id="recovery" href=${recovery}>${msg("Forgot username or password?")}</a></p>` : nothing}
              </div>`
            : nothing;
    }
}

/* Password managers fill name, password and code at once; without an input for each they would ask for another click. */
const hidden = (name: string, type: string, autocomplete: AutoFill): TemplateResult =>
    html`<input class="pf-v6-screen-reader" type=${type} name=${name} autocomplete=${autocomplete} tabindex="-1" aria-hidden="true" />`;

const fieldName = (field: string): string => (field === "email" ? msg("Email") : field === "username" ? msg("Username") : field === "upn" ? msg("UPN") : field);
