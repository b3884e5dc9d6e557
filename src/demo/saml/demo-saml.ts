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
import own from "../oauth/demo.css";
import "../oauth/exchange-view.ts";
import type { Person } from "./assertion.ts";
import { attempts, checkLine, failed, greeting, notKnown, remedy, untried } from "../parts.ts";
import { SignIn } from "../sign-in.ts";
import { ATTEMPTS, SamlRun, type StepName } from "./run.ts";
import { attemptText, checkText, explain, stepTexts } from "./texts.ts";

/**
 * An application that signs in through a SAML provider of this installation, and shows request and answer with each check of it. It speaks to the
 * provider as any other service provider does; only what it needs to know of itself it asks the sandbox.
 */
@customElement("ak-demo-saml")
export class DemoSaml extends AkElement {
    static override styles = [...formStyles, card, description, labelSheet, own];

    /** The application's slug. */
    @property() slug = "";
    readonly #signIn = new SignIn(this, (slug) => new SamlRun(this, slug));

    get #run(): SamlRun {
        return this.#signIn.run;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("slug")) this.#signIn.for(this.slug);
    }

    protected override render(): TemplateResult {
        const { known, error, person, metadata, request, answer, stopped, failure } = this.#run;
        if (error !== undefined) return untried(error);
        if (!known) return html`<ak-loading></ak-loading>`;
        return html`<div class="steps">
            ${this.#begin()} ${person ? greeting(msg(str`Signed in as ${called(person)}`)) : nothing}
            ${this.#step("metadata", metadata ? html`<ak-demo-exchange .exchange=${metadata}></ak-demo-exchange>` : nothing)}
            ${
                request || stopped
                    ? this.#step(
                          "request",
                          html`${request ? document(request) : nothing} ${stopped ? html`<ak-demo-exchange .exchange=${stopped}></ak-demo-exchange>` : nothing}`,
                      )
                    : nothing
            }
            ${answer || failure?.step === "answer" ? this.#step("answer", this.#answer()) : nothing}
            ${
                person
                    ? html`<div class="actions">
                          <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.#signIn.do(() => this.#run.signOut())}>
                              ${msg("Sign out")}
                          </button>
                      </div>`
                    : nothing
            }
        </div>`;
    }

    /** What the application is, and the form that starts a sign-in. */
    #begin(): TemplateResult {
        const { known, acs, entityId } = this.#run;
        return cardOf({
            title: html`<span data-step="client">${msg(str`Service provider of ${known?.name ?? ""}`)}</span>`,
            body: html`<div class="step">
                ${facts([
                    [msg("Entity ID"), html`<code>${entityId}</code>`],
                    [msg("ACS URL"), html`<ak-copy value=${acs} label=${msg("ACS URL")}></ak-copy>`],
                ])}
                ${this.#notKnown()}
                <form class="pf-v6-c-form" novalidate @submit=${this.#submit}>
                    ${attempts(ATTEMPTS, attemptText)}
                    <div class="actions">
                        <button class="pf-v6-c-button pf-m-primary" type="submit" aria-disabled=${!this.#signIn.isIdle}>${msg("Start")}</button>
                    </div>
                </form>
            </div>`,
        });
    }

    #notKnown(): TemplateResult | typeof nothing {
        const { known, isKnown, isAdministrator } = this.#run;
        if (isKnown) return nothing;
        const text = msg(str`It sends its answers to ${known?.acs_url ?? ""} alone. People would not be sent back here.`);
        return isAdministrator
            ? notKnown(
                  text,
                  remedy(msg("Have it answer here instead"), () => void this.#signIn.do(() => this.#run.allow())),
              )
            : notKnown(html`${text} ${msg("Ask an administrator to change that.")}`, nothing);
    }

    #step(step: StepName, more: unknown): TemplateResult {
        const { failure } = this.#run;
        const { title, text } = stepTexts(step);
        const isFailed = failure?.step === step;
        return cardOf({
            title: html`<span class="title" data-step=${step}>${title} ${isFailed ? label(msg("Failed"), "red") : label(msg("Done"), "green")}</span>`,
            body: html`<div class="step">
                <p>${text}</p>
                ${isFailed ? failed(explain(failure.what)) : nothing} ${more}
            </div>`,
        });
    }

    #answer(): TemplateResult {
        const { answer, checks, person } = this.#run;
        return html`<ul class="checks">
                ${checks.map((check) => checkLine(check.name, checkText(check.name), check))}
            </ul>
            ${person ? facts([[msg("Name"), html`<code>${person.name}</code>`], ...person.attributes.map(([name, value]) => [name, value] as const)]) : nothing}
            ${answer ? document(answer) : nothing}`;
    }

    #submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
        event.preventDefault();
        const chosen = new FormData(event.currentTarget).get("attempt");
        void this.#signIn.do(() => this.#run.begin(ATTEMPTS.find((known) => known === chosen) ?? "sign_in"));
    }
}

/** The attribute that the product's own mapping of names fills. */
const NAME = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";

/** What the person is called, for a NameID may be a mere number. */
const called = ({ name, attributes }: Person): string => attributes.find(([attribute]) => attribute === NAME)?.[1] || name;

const document = (text: string): TemplateResult => html`<pre tabindex="0" data-xml>${text}</pre>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-demo-saml": DemoSaml;
    }
}
