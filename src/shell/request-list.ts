import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import { requestLog, type LoggedRequest } from "#src/api/request-log.ts";
import { language } from "#src/base/language.ts";
import { AkElement } from "#src/elements/element.ts";
import { label as colored, type LabelColor } from "#src/elements/label.ts";
import own from "./drawer-list.css";

/** The latest requests of this page to the API, newest first. */
@customElement("ak-request-list")
export class RequestList extends AkElement {
    static override styles = [button, label, own];

    #end: (() => void) | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.#end = requestLog.subscribe(() => this.requestUpdate());
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#end?.();
    }

    protected override render(): TemplateResult {
        const { entries } = requestLog;
        return html`<div class="head">
                <a href="/api/v3/" target="_blank" rel="noopener">${msg("All operations")}</a>
                <button class="pf-v6-c-button pf-m-link" type="button" @click=${() => requestLog.clear()}>${msg("Clear")}</button>
            </div>
            ${
                entries.length === 0
                    ? html`<p>${msg("No requests yet.")}</p>`
                    : html`<ul role="list">
                          ${entries.map(entry)}
                      </ul>`
            }`;
    }
}

function entry({ method, url, status, duration, at }: LoggedRequest): TemplateResult {
    const time = at.toLocaleTimeString(language());
    return html`<li>
        <span class="line"
            ><strong>${method}</strong>${colored(status || msg("No answer"), colorOf(status))}<small
                >${msg(str`${time}, ${Math.round(duration)} ms`)}</small
            ></span
        >
        <code>${method === "GET" ? html`<a href=${url} target="_blank" rel="noopener">${decoded(url)}</a>` : decoded(url)}</code>
    </li>`;
}

/** A query as a person would write it; as it is where somebody wrote nonsense. */
function decoded(url: string): string {
    try {
        return decodeURIComponent(url);
    } catch {
        return url;
    }
}

const colorOf = (status: number): LabelColor => (status === 0 || status >= 500 ? "red" : status >= 400 ? "orange" : "green");

declare global {
    interface HTMLElementTagNameMap {
        "ak-request-list": RequestList;
    }
}
