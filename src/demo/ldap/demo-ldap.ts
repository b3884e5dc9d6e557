import { msg, str } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import card from "@patternfly/patternfly/components/Card/card.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import labelSheet from "@patternfly/patternfly/components/Label/label.css";
import type { DemoDirectory, LdapEntry } from "#src/api/demo.api.ts";
import { ApiError } from "#src/base/errors.ts";
import { card as cardOf } from "#src/elements/card.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/expand.ts";
import { formStyles } from "#src/elements/form/form.styles.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import { selectArrow } from "#src/elements/select-arrow.ts";
import "#src/elements/tree.ts";
import shared from "../oauth/demo.css";
import { failed, field, greeting, untried } from "../parts.ts";
import { SignIn } from "../sign-in.ts";
import own from "./demo-ldap.css";
import { filterFault } from "./filter-fault.ts";
import { type Done, LdapConsole } from "./ldap-console.ts";
import { asked, meaning } from "./texts.ts";

/** What a search asks for in the beginning: people. */
const PEOPLE = "(objectClass=user)";

/**
 * A client of the directory of an LDAP provider: binds, searches, goes through the tree, and shows each result code with what it means. The server is
 * the one of `serve --ldap-port`; only the wire is not there.
 */
@customElement("ak-demo-ldap")
export class DemoLdap extends AkElement {
    static override styles = [...formStyles, card, description, labelSheet, shared, own];

    /** The application's slug. */
    @property() slug = "";
    readonly #turn = new SignIn(this, (slug) => new LdapConsole(this, slug));

    get #console(): LdapConsole {
        return this.#turn.run;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("slug")) this.#turn.for(this.slug);
    }

    protected override render(): TemplateResult {
        const { known, error, bound, done } = this.#console;
        if (error !== undefined) return untried(error);
        if (!known) return html`<ak-loading></ak-loading>`;
        return html`<div class="steps">
            ${this.#bind()} ${bound ? greeting(msg(str`Bound as ${bound}`)) : nothing} ${this.#search()} ${bound ? this.#tree() : nothing}
            ${done.length ? operations(done) : nothing}
        </div>`;
    }

    #bind(): TemplateResult {
        const { known, base, bound } = this.#console;
        const last = this.#console.last("bind", "unbind");
        return cardOf({
            title: html`<span data-step="bind">${msg(str`LDAP: ${known?.name ?? ""}`)}</span>`,
            body: html`<div class="step">
                ${facts([[msg("Base DN"), html`<ak-copy value=${base} label=${msg("Base DN")}></ak-copy>`]])}
                <p>${known ? whoFinds(known) : nothing}</p>
                <form class="pf-v6-c-form" novalidate @submit=${this.#submitBind}>
                    ${field(
                        "dn",
                        msg("Bind DN"),
                        html`<input id="dn" name="dn" type="text" .value=${nameOf(known?.username ?? "", base)} autocomplete="off" spellcheck="false" />`,
                    )}
                    ${field("password", msg("Bind password"), html`<input id="password" name="password" type="password" autocomplete="off" />`)}
                    <p>${msg("Whoever has a device that shows codes writes the code behind the password: password;123456")}</p>
                    <div class="actions">
                        <button class="pf-v6-c-button pf-m-primary" type="submit" aria-disabled=${!this.#turn.isIdle}>${msg("Bind")}</button>
                        ${
                            bound
                                ? html`<button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.#turn.do(() => this.#console.unbind())}>
                                      ${msg("Unbind")}
                                  </button>`
                                : nothing
                        }
                    </div>
                </form>
                ${last ? outcome(last) : nothing}
            </div>`,
        });
    }

    #search(): TemplateResult {
        const { base } = this.#console;
        const [searched, unreadable] = [this.#searched, this.#unreadable];
        return cardOf({
            title: html`<span data-step="search">${msg("Search")}</span>`,
            body: html`<div class="step">
                <form class="pf-v6-c-form" novalidate @submit=${this.#submitSearch}>
                    ${field("base", msg("Search base"), html`<input id="base" name="base" type="text" .value=${base} autocomplete="off" spellcheck="false" />`)}
                    ${field("scope", msg("Scope"), scopes())}
                    ${field(
                        "filter",
                        msg("Filter"),
                        html`<input id="filter" name="filter" type="text" .value=${PEOPLE} autocomplete="off" spellcheck="false" />`,
                    )}
                    ${field(
                        "attributes",
                        msg("Attributes"),
                        html`<input id="attributes" name="attributes" type="text" placeholder=${msg("All")} autocomplete="off" spellcheck="false" />`,
                    )}
                    <div class="actions">
                        <button class="pf-v6-c-button pf-m-primary" type="submit" aria-disabled=${!this.#turn.isIdle}>${msg("Search")}</button>
                    </div>
                </form>
                ${unreadable ? failed({ title: msg("The filter cannot be read"), text: unreadable }) : nothing}
                ${searched ? html`${outcome(searched)} ${searched.answer.entries.map(folded)}` : nothing}
            </div>`,
        });
    }

    /** What the form above was answered; the tree asks, too. */
    #searched: Done | undefined;
    /** Why its filter was never asked. */
    #unreadable: string | undefined;

    #tree(): TemplateResult {
        const { base, tree, opened, entry } = this.#console;
        return cardOf({
            title: html`<span data-step="tree">${msg("Tree")}</span>`,
            body: html`<div class="tree">
                <ak-tree
                    root=${base}
                    label=${msg("Tree")}
                    .paths=${[...tree.keys()]}
                    .current=${opened}
                    @ak-folder=${({ detail }: CustomEvent<string>) => this.#turn.do(() => this.#console.open(detail))}
                ></ak-tree>
                <div class="entry" aria-live="polite">
                    ${
                        entry
                            ? html`<h3>${entry.dn}</h3>
                                  ${attributesOf(entry)}`
                            : nothing
                    }
                </div>
            </div>`,
        });
    }

    #submitBind(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
        const read = fieldsOf(event);
        this.#searched = undefined;
        void this.#turn.do(() => this.#console.bind(read("dn").trim(), read("password")));
    }

    #submitSearch(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
        const read = fieldsOf(event);
        const scope = SCOPES.find((known) => known === read("scope")) ?? "sub";
        void this.#turn.do(async () => {
            [this.#searched, this.#unreadable] = [undefined, undefined];
            try {
                await this.#console.search({ base: read("base").trim(), scope, filter: read("filter").trim(), attributes: read("attributes") });
                this.#searched = this.#console.last("search");
            } catch (error) {
                this.#unreadable = error instanceof ApiError ? error.fields.filter?.map(filterFault).join(" ") : undefined;
                if (!this.#unreadable) throw error;
            }
        });
    }
}

function whoFinds({ username, is_visitor: isVisitor, sees_all: seesAll }: DemoDirectory): string {
    if (!seesAll) return msg("Who is in the provider’s search group finds everybody, all others themselves and their groups.");
    return isVisitor
        ? msg("You are in the provider’s search group: bound as yourself, you find everybody.")
        : msg(str`Bind as a user of the search group; here it is ${username ?? ""}.`);
}

const SCOPES = ["sub", "one", "base"] as const;

const scopes = (): TemplateResult =>
    html`<select id="scope" name="scope">
            <option value="sub">${msg("Everything below (sub)")}</option>
            <option value="one">${msg("Right below (one)")}</option>
            <option value="base">${msg("The base itself (base)")}</option></select
        >${selectArrow()}`;

const nameOf = (username: string, base: string): string => (username ? `cn=${username},ou=users,${base.toLowerCase()}` : "");

/** Reads the fields of a form that is to be sent by hand. */
function fieldsOf(event: SubmitEvent & { currentTarget: HTMLFormElement }): (name: string) => string {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    return (name) => String(data.get(name) ?? "");
}

const codeOf = ({ answer: { code, result } }: Done): TemplateResult => label(`${code} ${result}`, code === 0 ? "green" : "red");

const outcome = (done: Done): TemplateResult =>
    html`<p class="outcome" role="status" data-code=${done.answer.code}>${codeOf(done)} <span>${meaning(done)}</span></p>`;

const attributesOf = ({ attributes }: LdapEntry): TemplateResult =>
    facts(attributes.map(({ name, values }) => [name, values.map((value) => html`<div><code>${value}</code></div>`)] as const));

const folded = (entry: LdapEntry): TemplateResult =>
    html`<ak-expand data-entry=${entry.dn}><span slot="summary">${entry.dn}</span>${attributesOf(entry)}</ak-expand>`;

const operations = (done: readonly Done[]): TemplateResult =>
    cardOf({
        title: html`<span data-step="operations">${msg("Operations")}</span>`,
        body: html`<ol class="operations" reversed>
            ${done.map((one) => html`<li><code>${asked(one)}</code> ${codeOf(one)} <span>${meaning(one)}</span></li>`)}
        </ol>`,
    });

declare global {
    interface HTMLElementTagNameMap {
        "ak-demo-ldap": DemoLdap;
    }
}
