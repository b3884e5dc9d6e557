import { msg, str } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import card from "@patternfly/patternfly/components/Card/card.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import labelSheet from "@patternfly/patternfly/components/Label/label.css";
import { card as cardOf } from "#src/elements/card.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import { formStyles } from "#src/elements/form/form.styles.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import { attempts, checkLine, failed, field, greeting, notKnown, remedy, untried } from "../parts.ts";
import { SignIn } from "../sign-in.ts";
import { ATTEMPTS, type Attempt } from "./authorization.ts";
import own from "./demo.css";
import "./exchange-view.ts";
import { explain } from "./failure.ts";
import { read } from "./id-token.ts";
import { Run, type StepName } from "./run.ts";
import { attemptText, checkText, stepTexts } from "./texts.ts";

/** What an application usually asks for. */
const SCOPE = "openid email profile";

/**
 * An application that signs in through a provider of this installation, and shows each step with its request and answer. It speaks to the
 * provider as any other client does; only what it needs to know of itself it asks the sandbox.
 */
@customElement("ak-demo-oauth")
export class DemoOAuth extends AkElement {
    static override styles = [...formStyles, card, description, labelSheet, own];

    /** The application's slug. */
    @property() slug = "";
    readonly #signIn = new SignIn(this, (slug) => new Run(this, slug));

    get #run(): Run {
        return this.#signIn.run;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("slug")) this.#signIn.for(this.slug);
    }

    protected override render(): TemplateResult {
        const { client, error, exchanges, tokens } = this.#run;
        if (error !== undefined) return untried(error);
        if (!client) return html`<ak-loading></ak-loading>`;
        return html`<div class="steps">
            ${this.#begin()} ${this.#signedIn()} ${this.#step("discovery")}
            ${exchanges.authorization || this.#run.answer ? this.#step("authorization", this.#answer()) : nothing}
            ${exchanges.token ? this.#step("token") : nothing} ${tokens && exchanges.id_token ? this.#step("id_token", this.#idToken()) : nothing}
            ${exchanges.userinfo ? this.#step("userinfo") : nothing} ${exchanges.refresh ? this.#step("refresh") : nothing} ${tokens ? this.#goOn() : nothing}
        </div>`;
    }

    /** Who the client is, and the form that starts a sign-in. */
    #begin(): TemplateResult {
        const { client, redirectUri } = this.#run;
        const { name = "", client_id = "", client_type } = client ?? {};
        return cardOf({
            title: html`<span data-step="client">${msg(str`Client of ${name}`)}</span>`,
            body: html`<div class="step">
                ${facts([
                    [msg("Client ID"), html`<code>${client_id}</code>`],
                    [msg("Client type"), client_type === "public" ? msg("Public: it has no secret") : msg("Confidential: it has a secret")],
                    [msg("Redirect URI"), html`<ak-copy value=${redirectUri} label=${msg("redirect URI")}></ak-copy>`],
                ])}
                ${this.#notAllowed()}
                <form class="pf-v6-c-form" novalidate @submit=${this.#submit}>
                    ${attempts(ATTEMPTS, attemptText)}
                    ${field("scope", msg("Scopes"), html`<input id="scope" name="scope" type="text" .value=${SCOPE} autocomplete="off" />`)}
                    ${
                        this.#run.secret === undefined
                            ? field(
                                  "client_secret",
                                  msg("Client secret"),
                                  html`<input id="client_secret" name="client_secret" type="password" autocomplete="off" />`,
                              )
                            : nothing
                    }
                    <div class="actions">
                        <button class="pf-v6-c-button pf-m-primary" type="submit" aria-disabled=${!this.#signIn.isIdle}>${msg("Start")}</button>
                    </div>
                </form>
            </div>`,
        });
    }

    /** The provider is somebody's: its list is shown to be incomplete, and completed only by whoever may and wants to. */
    #notAllowed(): TemplateResult | typeof nothing {
        const { client, isAdministrator } = this.#run;
        if (!client || client.redirect_uri === "allowed") return nothing;
        const text =
            client.redirect_uri === "none"
                ? msg("The provider has no redirect URI yet. Ordinarily it keeps the first one that is used, and allows no other from then on.")
                : msg("The redirect URI above is not in the provider’s list. People would not be sent back here.");
        return isAdministrator
            ? notKnown(
                  text,
                  remedy(msg("Add it to the provider"), () => void this.#signIn.do(() => this.#run.allow())),
              )
            : notKnown(html`${text} ${msg("Ask an administrator to add it.")}`, nothing);
    }

    /** What an application would greet the person with. */
    #signedIn(): TemplateResult | typeof nothing {
        const { tokens, failure, exchanges } = this.#run;
        if (!tokens || failure || !exchanges.userinfo) return nothing;
        const { name, sub = "" } = read(tokens.id_token)?.claims ?? {};
        return greeting(msg(str`Signed in as ${typeof name === "string" ? name : sub}`));
    }

    #step(step: StepName, more: unknown = nothing): TemplateResult {
        const { exchanges, failure } = this.#run;
        const { title, text } = stepTexts(step);
        const exchange = exchanges[step];
        const isFailed = failure?.step === step;
        return cardOf({
            title: html`<span class="title" data-step=${step}
                >${title} ${isFailed ? label(msg("Failed"), "red") : exchange ? label(msg("Done"), "green") : nothing}</span
            >`,
            body: html`<div class="step">
                <p>${text}</p>
                ${isFailed ? failed(explain(failure.what)) : nothing} ${more}
                ${exchange ? html`<ak-demo-exchange .exchange=${exchange}></ak-demo-exchange>` : nothing}
            </div>`,
        });
    }

    #answer(): TemplateResult | typeof nothing {
        const { answer } = this.#run;
        if (!answer) return nothing;
        return html`<p>${msg("The browser came back with:")}</p>
            ${facts([...answer].map(([name, value]) => [name, html`<code>${value}</code>`]))}`;
    }

    #idToken(): TemplateResult {
        const { tokens, checks } = this.#run;
        const token = read(tokens?.id_token ?? "");
        return html`<ul class="checks">
                ${checks.map((check) => checkLine(check.name, checkText(check.name), check))}
            </ul>
            ${token ? html`<pre tabindex="0" data-claims>${JSON.stringify(token.claims, null, 2)}</pre>` : nothing}`;
    }

    #goOn(): TemplateResult {
        return html`<div class="actions">
            ${
                this.#run.tokens?.refresh_token
                    ? html`<button
                          class="pf-v6-c-button pf-m-secondary"
                          type="button"
                          aria-disabled=${this.#signIn.isBusy}
                          @click=${() => this.#signIn.do(() => this.#run.refresh())}
                      >
                          ${msg("Refresh the tokens")}
                      </button>`
                    : nothing
            }
            <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.#run.signOut()}>${msg("Sign out")}</button>
        </div>`;
    }

    #submit(event: SubmitEvent): void {
        event.preventDefault();
        const form = new FormData(event.currentTarget as HTMLFormElement);
        const text = (name: string) => String(form.get(name) ?? "").trim();
        const attempt = ATTEMPTS.find((known) => known === text("attempt")) ?? ("sign_in" satisfies Attempt);
        void this.#signIn.do(() => this.#run.begin({ attempt, scope: text("scope"), client_secret: text("client_secret") }));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-demo-oauth": DemoOAuth;
    }
}
