import { msg, str } from "@lit/localize";
import { Task } from "@lit/task";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import card from "@patternfly/patternfly/components/Card/card.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import labelSheet from "@patternfly/patternfly/components/Label/label.css";
import { demo, type ProxiedVisit } from "#src/api/demo.api.ts";
import { card as cardOf } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import { formStyles } from "#src/elements/form/form.styles.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import own from "../oauth/demo.css";
import { greeting, untried } from "../parts.ts";

/** Addresses that only lead on: a browser shows nothing there. */
const LEADS_ON = /^\/outpost\.goauthentik\.io\/|[?&]X-authentik-(?:auth-callback|logout)=true(?:&|$)/i;

/**
 * The host of an application behind an outpost: what happens to whoever opens one of its addresses, and what the application is told of them. The outpost is the one of the
 * installation; only the application is not there.
 */
@customElement("ak-demo-proxy")
export class DemoProxy extends AkElement {
    static override styles = [...formStyles, card, description, labelSheet, own];

    /** The application's slug. */
    @property() slug = "";
    /** Which of its paths is opened, with its query. */
    @property() at = "/";

    readonly #visit = new Task(this, {
        args: () => [this.slug, this.at] as const,
        task: async ([slug, at], { signal }) => {
            const visit = await demo.visit(slug, at, signal);
            if (visit.location && LEADS_ON.test(at)) location.replace(visit.location);
            return visit;
        },
    });

    protected override render(): TemplateResult {
        return this.#visit.render({
            initial: () => html`<ak-loading></ak-loading>`,
            pending: () => html`<ak-loading></ak-loading>`,
            error: untried,
            complete: (visit) => (LEADS_ON.test(this.at) && visit.location ? html`<ak-loading></ak-loading>` : this.#shown(visit)),
        });
    }

    #shown(visit: ProxiedVisit): TemplateResult {
        const { name, outpost, headers } = visit;
        const username = headers?.find(([header]) => header === "x-authentik-username")?.[1];
        return html`<div class="steps">
            ${username ? greeting(msg(str`Signed in as ${username}`)) : nothing}
            ${cardOf({
                title: html`<span data-step="visit">${msg(str`A visit to ${name}`)}</span>`,
                body: html`<div class="step">
                    ${facts([
                        [msg("Address"), html`<code>${this.at}</code>`],
                        [msg("Outpost"), outpost],
                    ])}
                    ${headers ? html`<p>${msg("The outpost lets the request through to the application.")}</p>` : this.#sentAway(visit)}
                </div>`,
            })}
            ${headers ? told(headers) : nothing} ${username ? this.#signOut(visit) : nothing}
        </div>`;
    }

    #sentAway({ location: to, status }: ProxiedVisit): TemplateResult {
        return html`<p>
                ${msg("Nobody is signed in here. The outpost does not let the request through: it sends the browser to sign in.")}
                ${label(String(status), "orange")}
            </p>
            ${
                to
                    ? html`<pre tabindex="0">${to}</pre>
                          <div class="actions"><a class="pf-v6-c-button pf-m-primary" href=${to}>${msg("Sign in")}</a></div>`
                    : nothing
            }`;
    }

    #signOut({ also_signed_in: others }: ProxiedVisit): TemplateResult {
        return cardOf({
            title: msg("Sign out"),
            body: html`<div class="step">
                <p>${msg("Ends your sessions with all applications of this outpost, in every browser. You stay signed in to authentik.")}</p>
                ${
                    others.length
                        ? html`<p>
                              ${msg("This browser is also signed in to:")}
                              ${others.map(({ slug, name }) => html` <a href=${`/demo/proxy/${encodeURIComponent(slug)}/`}>${name}</a>`)}
                          </p>`
                        : nothing
                }
                <div class="actions">
                    <a class="pf-v6-c-button pf-m-secondary" href=${`/demo/proxy/${encodeURIComponent(this.slug)}/outpost.goauthentik.io/sign_out`}
                        >${msg("Sign out")}</a
                    >
                </div>
            </div>`,
        });
    }
}

/** The headers that the request gets on its way. */
const told = (headers: ProxiedVisit["headers"] & {}): TemplateResult =>
    cardOf({
        title: html`<span data-step="told">${msg("What the application is told")}</span>`,
        body: headers.length
            ? facts(headers.map(([name, value]) => [name, html`<code>${value}</code>`] as const))
            : html`<p>${msg("Nothing: anybody may open this address.")}</p>`,
    });

declare global {
    interface HTMLElementTagNameMap {
        "ak-demo-proxy": DemoProxy;
    }
}
