import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Code, Push, Sms } from "#src/api/outside.api.ts";
import { ownValue } from "#src/base/own-value.ts";
import "#src/elements/copy.ts";
import { label, type LabelColor } from "#src/elements/label.ts";
import "#src/elements/time.ts";
import { serverText } from "#src/prompts/server-texts.ts";

/** How long each code is shown, in seconds: RFC 6238 section 4. */
const PERIOD = 30;

/** What an authenticator app shows. */
export const codeOf = ({ name, person, code }: Code, remaining: number): TemplateResult =>
    html`<li class="code">
        <span class="line"><strong>${name || msg("Being set up")}</strong><span class="meta">${person?.name || person?.username}</span></span>
        <ak-copy value=${code} label=${msg("the code")}><output class="digits">${code.replace(/(.)(?=(.{3})+$)/g, "$1\u202F")}</output></ak-copy>
        <span class="line meta">
            <progress max=${PERIOD} .value=${remaining} aria-label=${msg("Time left")}></progress>${msg(str`${Math.ceil(remaining)} s`)}
        </span>
    </li>`;

export const sms = ({ to, person, created, content, answer }: Sms, isNew: boolean): TemplateResult =>
    html`<li>
        <span class="line meta"
            ><span>${person?.name || person?.username || to}</span><ak-time .value=${created}></ak-time>${isNew ? label(msg("New"), "blue") : nothing}</span
        >
        <p class="bubble">${content.body}</p>
        <small>${msg(str`From ${content.from} to ${to}`)}</small>
        ${answer === null ? nothing : html`<small>${msg(str`The gateway answered: ${answer}`)}</small>`}
    </li>`;

/** What a push asks, and what its lines are called, in the reader's language: the server has it in English. */
const WORDS: Readonly<Record<string, () => string>> = {
    "Set up Duo Mobile": () => msg("Set up Duo Mobile"),
    "Is it you who signs in?": () => msg("Is it you who signs in?"),
    "Account": () => msg("Account"),
    "Stage": () => msg("Stage"),
    "Flow": () => msg("Flow"),
    "Address": () => msg("Address"),
};
const worded = (text: string): string => ownValue(WORDS, text)?.() ?? text;

const STATES: Readonly<Record<NonNullable<Push["answer"]>, readonly [LabelColor, () => string]>> = {
    "allow": ["green", () => msg("Approved")],
    "deny": ["red", () => msg("Denied")],
    "late": ["orange", () => msg("Not answered in time")],
    "taken back": [undefined, () => msg("No longer needed")],
};

export const push = ({ to, person, created, content, answer }: Push, choose: (answer: "allow" | "deny") => void): TemplateResult =>
    html`<li>
        <span class="line"><strong>${worded(content.title)}</strong>${answer === null ? nothing : label(STATES[answer][1](), STATES[answer][0])}</span>
        <span class="line meta"><span>${person?.name || person?.username || to}</span><ak-time .value=${created}></ak-time></span>
        <dl>
            ${Object.entries(content.details).map(
                ([name, value]) =>
                    html`<dt>${worded(name)}</dt>
                        <dd>${name === "Flow" ? serverText(value) : value}</dd>`,
            )}
        </dl>
        ${
            answer === null
                ? html`<span class="line">
                      <button class="pf-v6-c-button pf-m-primary pf-m-small" type="button" @click=${() => choose("allow")}>${msg("Approve")}</button>
                      <button class="pf-v6-c-button pf-m-secondary pf-m-danger pf-m-small" type="button" @click=${() => choose("deny")}>${msg("Deny")}</button>
                  </span>`
                : nothing
        }
    </li>`;
