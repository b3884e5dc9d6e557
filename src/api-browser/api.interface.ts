import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import { apiDocument, type ApiDocument } from "#src/api/document.api.ts";
import { users } from "#src/api/users.api.ts";
import { signIn } from "#src/base/browser.ts";
import { ownValue } from "#src/base/own-value.ts";
import { readable } from "#src/base/readable-json.ts";
import { setTitle } from "#src/context/tenant.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import "#src/elements/table/search-box.ts";
import { HIDDEN } from "#src/shell/requests/hide-secrets.ts";
import { sentIn } from "#src/shell/requests/sent-request.ts";
import own from "./api.interface.css";
import { grouped, operationsOf, searched, trialOf, type Operation, type Trial } from "./operations.ts";
import { resolved, sampleOf, shapeView } from "./shapes.ts";
import "./try-out.ts";

const COLORS: Readonly<Record<string, string>> = { GET: "blue", POST: "green", PUT: "orange", PATCH: "yellow", DELETE: "red" };

/** Without the pictures that go with these colours elsewhere: nothing here is a warning. */
const methodLabel = (method: string): TemplateResult =>
    html`<span class="method pf-v6-c-label pf-m-compact pf-m-${ownValue(COLORS, method) ?? "grey"}"
        ><span class="pf-v6-c-label__content"><span class="pf-v6-c-label__text">${method}</span></span></span
    >`;

/** Every operation of the API: by tag, searched, described, and tried as whoever is signed in. */
@customElement("ak-interface-api")
export class ApiInterface extends AkElement {
    static override styles = [button, label, own];

    @state() private search = "";
    /** Name of the operation in view, or a request that was sent to one. */
    @state() private chosen = "";
    /** Groups that the visitor has opened or closed. */
    @state() private open: ReadonlyMap<string, boolean> = new Map();
    @query("main h1") private heading!: HTMLElement | null;
    /** Of the operation in view. */
    @query("nav [aria-current=page]") private link!: HTMLElement | null;
    /** Operation whose link was last brought into view. */
    #seen = "";

    readonly #document = new Task(this, {
        task: async (_, { signal }) => {
            const document = await apiDocument(signal);
            return { document, operations: operationsOf(document) };
        },
        args: () => [],
    });
    /** Nobody, where nobody is signed in: public operations can be tried then, too. */
    readonly #user = new Task(this, { task: async (_, { signal }) => (await users.me(signal)).user.username, args: () => [] });

    override connectedCallback(): void {
        super.connectedCallback();
        this.#follow();
        window.addEventListener("hashchange", this.#follow);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("hashchange", this.#follow);
    }

    readonly #follow = (event?: Event): void => {
        this.chosen = location.hash.replace(/^#\/?/, "");
        // From the list, which may be long, on to what was chosen of it.
        if (event) void this.updateComplete.then(() => this.heading?.focus());
    };

    /** What the address leads to; a request that stands in it may have been written by anybody. */
    get #trial(): Trial | undefined {
        const { operations = [] } = this.#document.value ?? {};
        const operation = operations.find(({ id }) => id === this.chosen);
        const sent = sentIn(this.chosen);
        return operation ? { operation } : sent && trialOf(sent, operations);
    }

    protected override updated(): void {
        const operation = this.#trial?.operation;
        setTitle(operation ? `${operation.method} ${operation.path}` : msg("API"));
        if (!this.link || this.#seen === this.chosen) return;
        // An address may lead to any of hundreds.
        this.link.scrollIntoView({ block: "nearest" });
        this.#seen = this.chosen;
    }

    protected override render(): TemplateResult {
        return html`<header>
                <div>
                    <a class="title" href="#/">${msg("API")}</a>
                    <span>${this.#document.value?.document.info.version}</span>
                </div>
                <div class="who">
                    <a href="/api/v3/schema/?format=json">${msg("API description")}</a>
                    ${this.#user.render({
                        complete: (username) => html`<span>${msg(str`Signed in as ${username}`)}</span> <a href="/if/user/">${msg("My applications")}</a>`,
                        error: () => html`<button class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${signIn}>${msg("Sign in")}</button>`,
                    })}
                </div>
            </header>
            ${this.#document.render({
                pending: () => html`<ak-loading></ak-loading>`,
                error: (error) =>
                    html`<ak-empty-state
                        header=${msg("The description of the API could not be loaded.")}
                        .error=${error}
                        .retry=${() => this.#document.run()}
                    ></ak-empty-state>`,
                complete: ({ document, operations }) => this.#body(document, operations),
            })}`;
    }

    #body(document: ApiDocument, operations: readonly Operation[]): TemplateResult {
        const trial = this.#trial;
        return html`<div class="body ${this.chosen ? "body--chosen" : ""}">
            <nav aria-label=${msg("Operations")}>${this.#navigation(operations)}</nav>
            <main @ak-refused=${() => void this.#user.run()}>${keyed(this.chosen, trial ? operationView(trial, document) : this.#start(operations))}</main>
        </div>`;
    }

    #navigation(operations: readonly Operation[]): TemplateResult {
        const found = searched(operations, this.search);
        return html`<ak-search-box .value=${this.search} @ak-search=${(event: CustomEvent<string>) => (this.search = event.detail)}></ak-search-box>
            <p role="status">${msg(str`${found.length} of ${operations.length} operations`)}</p>
            ${grouped(found).map(([tag, members]) => this.#group(tag, members))}`;
    }

    /** What is in a group is shown once it is open: there are hundreds. */
    #group(tag: string, members: readonly Operation[]): TemplateResult {
        const current = this.#trial?.operation.id;
        const isOpen = this.search !== "" || (this.open.get(tag) ?? members.some(({ id }) => id === current));
        const toggled = ({ target }: Event): void => {
            if (target instanceof HTMLDetailsElement && target.open !== isOpen) this.open = new Map(this.open).set(tag, target.open);
        };
        return html`<details .open=${isOpen} @toggle=${toggled}>
            <summary>${tag} <small>${members.length}</small></summary>
            ${
                isOpen
                    ? html`<ul role="list">
                          ${members.map(
                              ({ id, method, path }) =>
                                  html`<li>
                                      <a href="#/${id}" aria-current=${id === current ? "page" : "false"}
                                          >${methodLabel(method)} <span class="path">${path}</span></a
                                      >
                                  </li>`,
                          )}
                      </ul>`
                    : nothing
            }
        </details>`;
    }

    #start(operations: readonly Operation[]): TemplateResult {
        if (this.chosen)
            return html`<ak-empty-state icon="search" header=${msg("There is no such operation.")}
                ><a slot="actions" href="#/">${msg("All operations")}</a></ak-empty-state
            >`;
        return html`<h1 tabindex="-1">${msg("API")}</h1>
            <p>
                ${msg(str`${operations.length} operations. Choose one to see what it takes and answers, and to try it: it is sent as you, and what it changes is changed.`)}
            </p>
            <p>${msg("Programs sign in with a token: create one with the intent API, and send it in the header Authorization.")}</p>`;
    }
}

function operationView({ operation, values = {}, body: given }: Trial, { components: { schemas } }: ApiDocument): TemplateResult {
    const { id, method, path, parameters, body, answers, isPublic } = operation;
    const empty = body && body.type !== "multipart/form-data" ? JSON.stringify(sampleOf(body.shape, schemas), null, 2) : "";
    const sample = given === undefined ? empty : readable(given);
    return html`<a class="back" href="#/">${msg("All operations")}</a>
        <h1 tabindex="-1">${methodLabel(method)} <span class="path">/api/v3${path}</span></h1>
        <p><code>${id}</code>${isPublic ? html` · ${msg("Works without signing in.")}` : nothing}</p>
        ${
            parameters.length > 0
                ? html`<h2>${msg("Parameters")}</h2>
                      <ul class="fields" role="list">
                          ${parameters.map(
                              ({ name, in: place, required, schema }) =>
                                  html`<li>
                                      <code>${name}</code> <span class="kind">${place} · ${schema.type} ${schema.format ? `(${schema.format})` : ""}</span>
                                      ${required ? html`<strong>${msg("required")}</strong>` : nothing}
                                      ${schema.enum ? html`<small>${schema.enum.map((value) => JSON.stringify(value)).join(" | ")}</small>` : nothing}
                                  </li>`,
                          )}
                      </ul>`
                : nothing
        }
        ${
            body
                ? html`<h2>${msg("Body")} <small>${body.type}</small></h2>
                      ${shapeView(body.shape, schemas, "sent")}`
                : nothing
        }
        <h2>${msg("Answers")}</h2>
        ${answers.map(
            ([status, shape]) =>
                html`<details .open=${status.startsWith("2")}>
                    <summary>${status}</summary>
                    ${shape ? shapeView(shape, schemas, "answered") : html`<p class="kind">${msg("Not described further.")}</p>`}
                </details>`,
        )}
        <h2>${msg("Try it")}</h2>
        ${given?.includes(HIDDEN) ? html`<p>${msg(str`Secrets stand as ${HIDDEN}: write them anew.`)}</p>` : nothing}
        <ak-api-try
            .operation=${operation}
            .values=${values}
            .sample=${sample}
            .fields=${(body && resolved(body.shape, schemas).shape.properties) ?? {}}
        ></ak-api-try>`;
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-interface-api": ApiInterface;
    }
}
