import { msg, str } from "@lit/localize";
import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import formControl from "@patternfly/patternfly/components/FormControl/form-control.css";
import { plexToken } from "#src/api/plex-sign-in.ts";
import { plex } from "#src/api/plex.api.ts";
import { ApiError, isAbort } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { plural } from "#src/base/plural.ts";
import "#src/elements/form/checkbox-group.ts";
import type { CheckboxGroup } from "#src/elements/form/checkbox-group.ts";
import { FormControl } from "#src/elements/form/control.ts";
import { controlsOf, type ValueControl } from "#src/elements/form/field.ts";
import type { Option } from "#src/elements/form/options.ts";
import { WhileConnected } from "#src/elements/while-connected.ts";

/**
 * Chooses servers of a Plex account. They are loaded with the token of the form; where that has none yet, Plex is opened in a window of its own, and the
 * token of whoever signs in there is filled in. The identifier of a server that cannot be loaded is typed.
 * @event change - the visitor has chosen one more or less
 */
@customElement("ak-plex-servers")
export class PlexServers extends FormControl<readonly string[]> {
    static override styles = [
        button,
        formControl,
        css`
            :host {
                display: grid;
                gap: var(--pf-t--global--spacer--sm);
                justify-items: start;
            }

            .row {
                display: flex;
                flex-wrap: wrap;
                align-items: center;
                gap: var(--pf-t--global--spacer--sm);
            }

            .row > .pf-v6-c-form-control {
                flex: 1 1 12rem;
                inline-size: auto;
                min-inline-size: 12rem;
            }

            .problem {
                color: var(--pf-t--global--text--color--status--danger--default);
            }
        `,
    ];

    @property({ attribute: false }) value: readonly string[] = [];

    /** What the account has, once it was asked. */
    @state() private found: readonly Option<string>[] = [];
    /** What was chosen at any time: unticked, it stays in view. */
    @state() private known: readonly string[] = [];
    @state() private busy = false;
    /** How the last loading went. */
    @state() private outcome: { text: string; failed?: boolean } | undefined;
    /** Where one signs in, which a browser may have kept from opening. */
    @state() private address: string | undefined;
    @query("input") private typed!: HTMLInputElement;
    readonly #here = new WhileConnected(this);

    protected override formValue(): FormData {
        const data = new FormData();
        for (const value of this.value) data.append(this.name, value);
        return data;
    }

    protected override willUpdate(changed: PropertyValues): void {
        super.willUpdate(changed);
        this.known = [...new Set([...this.known, ...this.value])];
    }

    protected override render(): TemplateResult {
        const others = this.known.filter((id) => !this.found.some(({ value }) => value === id));
        const options = [...this.found, ...others.map((id) => ({ value: id, label: id }))];
        const { text, failed = false } = this.outcome ?? { text: "" };
        return html`
            ${
                options.length === 0
                    ? nothing
                    : html`<ak-checkbox-group
                          .label=${this.label}
                          .options=${options}
                          .value=${this.value}
                          ?invalid=${this.invalid}
                          ?disabled=${this.isDisabled}
                          @change=${this.#choose}
                      ></ak-checkbox-group>`
            }
            <div class="row">
                <button
                    class="pf-v6-c-button pf-m-secondary"
                    type="button"
                    aria-disabled=${this.busy}
                    @click=${() => void this.#load(this.#told("plex_token"))}
                >
                    ${msg("Load servers")}
                </button>
                <button class="pf-v6-c-button pf-m-link" type="button" aria-disabled=${this.busy} @click=${() => void this.#load("")}>
                    ${msg("Sign in at Plex")}
                </button>
            </div>
            <p class=${failed ? "problem" : ""} role="status">
                ${text} ${this.address ? html`<a href=${this.address} target="_blank" rel="noopener">${msg("Open the window by hand")}</a>` : nothing}
            </p>
            <div class="row">
                <span class="pf-v6-c-form-control"
                    ><input
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        aria-label=${msg("Identifier of another server")}
                        placeholder=${msg("Identifier of another server")}
                        ?disabled=${this.isDisabled}
                        @input=${(event: Event) => event.stopPropagation()}
                        @change=${(event: Event) => event.stopPropagation()}
                        @keydown=${this.#key}
                /></span>
                <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${this.#add}>${msg("Add")}</button>
            </div>
        `;
    }

    #choose(event: Event & { target: CheckboxGroup }): void {
        event.stopPropagation();
        this.change(event.target.value.map(String));
    }

    #key(event: KeyboardEvent): void {
        if (event.key !== "Enter") return;
        // It adds a server, and does not send the form.
        event.preventDefault();
        this.#add();
    }

    #add(): void {
        const id = this.typed.value.trim();
        this.typed.value = "";
        if (id !== "" && !this.value.includes(id)) this.change([...this.value, id]);
    }

    /** @param known token to ask with; where there is none, one signs in first */
    async #load(known: string): Promise<void> {
        if (this.busy) return;
        const { signal } = this.#here;
        this.busy = true;
        this.outcome = undefined;
        try {
            const client = this.#told("client_id");
            const token = known || (await this.#signIn(client, signal));
            const servers = await plex.servers(client, token, signal);
            this.found = servers.map(({ name, clientIdentifier: id }) => ({ value: id, label: name ?? id, description: id }));
            const count = servers.length;
            this.outcome = { text: plural(count, { one: msg("The account has 1 server."), other: msg(str`The account has ${count} servers.`) }) };
        } catch (error) {
            if (!isAbort(error)) this.outcome = { text: reasonOf(error), failed: true };
        }
        this.address = undefined;
        this.busy = false;
    }

    async #signIn(client: string, signal: AbortSignal): Promise<string> {
        this.outcome = { text: msg("Waiting for you to sign in at Plex …") };
        const token = await plexToken(client, signal, (address) => (this.address = address));
        const field = this.#beside("plex_token");
        if (field instanceof FormControl) field.value = token;
        this.emit("change");
        return token;
    }

    #told = (name: string): string => String(this.#beside(name)?.value ?? "");

    #beside(name: string): ValueControl | undefined {
        return this.form ? controlsOf(this.form).find((control) => control.name === name) : undefined;
    }
}

const reasonOf = (error: unknown): string =>
    error instanceof ApiError && error.status === 401 ? msg("Plex does not accept the token. Sign in at Plex to get another one.") : sentence(error);

declare global {
    interface HTMLElementTagNameMap {
        "ak-plex-servers": PlexServers;
    }
}
