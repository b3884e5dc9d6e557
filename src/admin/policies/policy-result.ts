import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { PolicyResult } from "#src/api/policies.api.ts";
import { icon } from "#src/base/icons.ts";

/** What policies say about somebody, below a form that asked them. @param verdict whether they let through, as a sentence */
export const policyResult = ({ passing, messages, log_messages: log }: PolicyResult, verdict: string): TemplateResult => html`
    <div class="pf-v6-c-alert pf-m-inline ${passing ? "pf-m-success" : "pf-m-danger"}">
        <div class="pf-v6-c-alert__icon">${icon(passing ? "success" : "denied")}</div>
        <p class="pf-v6-c-alert__title">${verdict}</p>
    </div>
    ${lines(msg("Messages"), messages)} ${lines(msg("Log"), log.map(logLine))}
`;

const lines = (title: string, texts: readonly string[]): TemplateResult | typeof nothing =>
    texts.length === 0
        ? nothing
        : html`<h2>${title}</h2>
              <ul>
                  ${texts.map((text) => html`<li>${text}</li>`)}
              </ul>`;

/** As "warning: Password field not set": what else the log holds is for machines. */
const logLine = ({ log_level: level, event }: Readonly<Record<string, unknown>>): string =>
    [level, event].filter((part) => typeof part === "string").join(": ");
