import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { PolicyResult } from "#src/api/policies.api.ts";
import { icon } from "#src/base/icons.ts";

/** Whether policies let somebody through. @param sentence the same in words */
export const policyVerdict = (passing: boolean, sentence: string): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-inline ${passing ? "pf-m-success" : "pf-m-danger"}">
        <div class="pf-v6-c-alert__icon">${icon(passing ? "success" : "denied")}</div>
        <p class="pf-v6-c-alert__title">${sentence}</p>
    </div>`;

/** What policies say about somebody, below a form that asked them. @param verdict whether they let through, as a sentence */
export const policyResult = (result: PolicyResult, verdict: string): TemplateResult => html`
    ${policyVerdict(result.passing, verdict)}
    ${result.messages.length + result.log_messages.length > 0 ? policyWords(result) : html`<p>${msg("No messages, and nothing in the log.")}</p>`}
`;

/** What policies told the person, and what they logged on the way. */
export const policyWords = ({ messages, log_messages: log }: Pick<PolicyResult, "messages" | "log_messages">): TemplateResult =>
    html`${list(msg("Messages"), messages)} ${list(msg("Log"), log.map(logLine))}`;

const list = (title: string, items: readonly unknown[]): TemplateResult | typeof nothing =>
    items.length === 0
        ? nothing
        : html`<h2>${title}</h2>
              <ul>
                  ${items.map((item) => html`<li>${item}</li>`)}
              </ul>`;

/** As "warning: Password field not set field=password"; where an exception came from stands below it. */
const logLine = ({ log_level: level, event, exception, ...named }: Readonly<Record<string, unknown>>): TemplateResult => {
    const told = Object.entries(named).map(([name, value]) => ` ${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
    return html`${level}: ${event}${told.join("")}${exception === undefined ? nothing : html`<pre>${exception}</pre>`}`;
};
