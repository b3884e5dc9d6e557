import { msg } from "@lit/localize";
import { Task } from "@lit/task";
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import card from "@patternfly/patternfly/components/Card/card.css";
import { allPages } from "#src/api/all-pages.ts";
import { applications, type Application } from "#src/api/applications.api.ts";
import { demoOf } from "#src/base/demo.ts";
import { signIn } from "#src/base/browser.ts";
import { ApiError } from "#src/base/errors.ts";
import { card as cardOf } from "#src/elements/card.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import own from "./demo.css";

/** What the demo can be a client of: the applications with an OAuth2, SAML, LDAP or proxy provider that the visitor may open. */
@customElement("ak-demo-choice")
export class DemoChoice extends AkElement {
    static override styles = [button, card, own];

    /** `ldap`: directories alone, for whoever has asked for their console. */
    @property() protocol = "oauth";

    readonly #known = new Task(this, {
        args: () => [this.protocol] as const,
        task: async ([protocol], { signal }) => {
            // Whoever binds to a directory is named there; what the visitor may open themself does not matter.
            const all = { superuser_full_list: protocol === "ldap" };
            return (await allPages((page) => applications.list({ ...page, ...all }, signal))).flatMap((application) => choiceOf(application) ?? []);
        },
    });

    protected override render(): unknown {
        return this.#known.render({
            pending: () => html`<ak-loading></ak-loading>`,
            error: (error) =>
                isSignedOut(error)
                    ? signedOut()
                    : html`<ak-empty-state
                          header=${msg("The applications could not be loaded.")}
                          .error=${error}
                          .retry=${() => this.#known.run()}
                      ></ak-empty-state>`,
            complete: (found) => {
                if (this.protocol !== "ldap")
                    return found.length
                        ? choices(msg("Which application do you want to sign in to?"), found)
                        : none(msg("An application with a provider is needed."));
                const directories = found.filter(({ href }) => href.startsWith("/demo/ldap/"));
                return directories.length ? choices(msg("Directories"), directories) : none(msg("An application with an LDAP provider is needed."));
            },
        });
    }
}

interface Choice {
    readonly name: string;
    readonly href: string;
}

/** Undefined for an application with another kind of provider, or none. */
function choiceOf(application: Application): Choice | undefined {
    const href = demoOf(application);
    return href === undefined ? undefined : { name: application.name, href };
}

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && (error.status === 401 || error.status === 403);

const signedOut = (): TemplateResult =>
    html`<ak-empty-state header=${msg("Which applications?")}>
        ${msg("Sign in to choose one of those that you may open.")}
        <button slot="actions" class="pf-v6-c-button pf-m-primary" type="button" @click=${signIn}>${msg("Sign in")}</button>
    </ak-empty-state>`;

const none = (needed: string): TemplateResult => html`<ak-empty-state header=${msg("No application can be tried out")}>${needed}</ak-empty-state>`;

const choices = (title: string, found: readonly Choice[]): TemplateResult =>
    cardOf({
        title,
        body: html`<ul class="choices">
            ${found.map(({ name, href }) => html`<li><a href=${href}>${name}</a></li>`)}
        </ul>`,
    });

declare global {
    interface HTMLElementTagNameMap {
        "ak-demo-choice": DemoChoice;
    }
}
