import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import { readAgain } from "#src/api/client.ts";
import { BODY_KEPT, requestLog, type LoggedRequest } from "#src/api/request-log.ts";
import { curl } from "#src/base/curl.ts";
import { decodedUri } from "#src/base/decoded-uri.ts";
import { language } from "#src/base/language.ts";
import { readable } from "#src/base/readable-json.ts";
import { updateWhenChanged } from "#src/base/update-when-changed.ts";
import "#src/elements/action-button.ts";
import { copy } from "#src/elements/copy.ts";
import { AkElement } from "#src/elements/element.ts";
import { label as colored, type LabelColor } from "#src/elements/label.ts";
import "#src/elements/table/search-box.ts";
import { hideFields, hideSecrets } from "./hide-secrets.ts";
import { addressOfSent } from "./sent-request.ts";
import list from "../drawer-list.css";
import own from "./request-list.css";

/** Each is a part of some address, too, as POST is of "outposts": whoever writes one whole means the method. */
const METHODS: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete"]);

/** @param word in small letters */
const isAbout = ({ method, url, status }: LoggedRequest, word: string): boolean =>
    METHODS.has(word) ? method.toLowerCase() === word : `${method} ${decodedUri(url)} ${status}`.toLowerCase().includes(word);

/** What the page knows on which a request can be changed. */
const API = "/api/v3/";

/**
 * The latest requests of this page to the API, newest first: found by method, address and status; each with what was sent and what came back,
 * as a line for a shell, and, where it only reads, sent once more.
 */
@customElement("ak-request-list")
export class RequestList extends AkElement {
    static override styles = [button, label, list, own];

    @state() private wanted = "";
    /** Requests whose bodies are shown, by when they were sent. */
    readonly #open = new Set<Date>();

    constructor() {
        super();
        updateWhenChanged(this, requestLog);
    }

    protected override render(): TemplateResult {
        const { entries } = requestLog;
        const words = this.wanted.toLowerCase().split(/\s+/).filter(Boolean);
        const shown = entries.filter((entry) => words.every((word) => isAbout(entry, word)));
        return html`<div class="head">
                <a href="/api/v3/" target="_blank" rel="noopener">${msg("All operations")}</a>
                <button class="pf-v6-c-button pf-m-link" type="button" @click=${() => requestLog.clear()}>${msg("Clear")}</button>
            </div>
            <ak-search-box
                label=${msg("Search the requests")}
                .value=${this.wanted}
                @ak-search=${({ detail }: CustomEvent<string>) => (this.wanted = detail)}
            ></ak-search-box>
            ${
                shown.length === 0
                    ? html`<p>${entries.length === 0 ? msg("No requests yet.") : msg("No request matches. Try “POST”, “404” or a part of the address.")}</p>`
                    : html`<ul role="list">
                          ${repeat(
                              shown,
                              ({ at }) => at,
                              (entry) => this.#entry(entry),
                          )}
                      </ul>`
            }`;
    }

    #entry(entry: LoggedRequest): TemplateResult {
        const { method, url, status, duration, at } = entry;
        const time = at.toLocaleTimeString(language());
        const toggled = ({ currentTarget }: Event): void => {
            if (!(currentTarget instanceof HTMLDetailsElement)) return;
            if (currentTarget.open) this.#open.add(at);
            else this.#open.delete(at);
            this.requestUpdate();
        };
        return html`<li>
            <details ?open=${this.#open.has(at)} @toggle=${toggled}>
                <summary>
                    <span class="line"
                        ><strong>${method}</strong>${colored(status || msg("No answer"), colorOf(status))}<small
                            >${msg(str`${time}, ${Math.round(duration)} ms`)}</small
                        ></span
                    >
                    <code>${hideSecrets(decodedUri(hideSecrets(url)))}</code>
                </summary>
                ${this.#open.has(at) ? this.#details(entry) : nothing}
            </details>
        </li>`;
    }

    #details({ method, url, sent, answer }: LoggedRequest): TemplateResult {
        const line = (): string =>
            curl(method, hideSecrets(new URL(url, location.origin).href), sent instanceof FormData ? hideFields(sent) : sent && hideSecrets(sent));
        // The rest is not kept: the line would send something else.
        const isWhole = typeof sent !== "string" || sent.length <= BODY_KEPT;
        const again = addressOfSent({ method, url: hideSecrets(url), body: typeof sent === "string" ? hideSecrets(sent) : undefined });
        return html`<div class="actions">
                ${isWhole ? html`<ak-action-button variant="link" label=${msg("Copy as curl")} .run=${() => copy(line())}></ak-action-button>` : nothing}
                ${
                    method === "GET"
                        ? html`<ak-action-button variant="link" label=${msg("Send again")} .run=${() => this.#again(url)}></ak-action-button>
                              <a href=${url} target="_blank" rel="noopener">${msg("Open")}</a>`
                        : nothing
                }
                ${isWhole && url.startsWith(API) ? html`<a href=${again} target="_blank" rel="noopener">${msg("Change and send")}</a>` : nothing}
            </div>
            ${sent ? body(msg("Request"), sent instanceof FormData ? fields(hideFields(sent)) : sent) : nothing}
            ${answer ? body(msg("Answer"), answer) : html`<p class="none">${msg("The answer has no body.")}</p>`}`;
    }

    /** The new one is shown as the one was that it repeats. */
    async #again(url: string): Promise<void> {
        await readAgain(url);
        const [latest] = requestLog.entries.filter((entry) => entry.url === url);
        if (latest) this.#open.add(latest.at);
        this.requestUpdate();
    }
}

function body(title: string, text: string): TemplateResult {
    const shown = hideSecrets(readable(text.slice(0, BODY_KEPT)));
    return html`<h3>
            ${title} <ak-copy .value=${shown} label=${title}><span></span></ak-copy>
        </h3>
        <pre tabindex="0" role="group" dir="ltr" aria-label=${title}>${shown}</pre>
        ${text.length > BODY_KEPT ? html`<small>${msg(str`Only the first ${BODY_KEPT.toLocaleString(language())} characters are kept.`)}</small>` : nothing}`;
}

const fields = (form: FormData): string => [...form].map(([name, value]) => `${name}: ${typeof value === "string" ? value : value.name}`).join("\n");

const colorOf = (status: number): LabelColor => (status === 0 || status >= 500 ? "red" : status >= 400 ? "orange" : "green");

declare global {
    interface HTMLElementTagNameMap {
        "ak-request-list": RequestList;
    }
}
