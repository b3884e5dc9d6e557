import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Webhook, WebhookAnswer } from "#src/api/outside.api.ts";
import { label, type LabelColor } from "#src/elements/label.ts";
import { selectOption } from "#src/elements/select-option.ts";
import { plural } from "#src/base/plural.ts";
import { entry } from "./entry.ts";

const ANSWERS: readonly (readonly [WebhookAnswer, () => string])[] = [
    ["200", () => msg("200: takes it")],
    ["500", () => msg("500: fails")],
    ["timeout", () => msg("No answer in time")],
];

/** What was called, with which answer; and what its address answers from now on, where it is not really called. */
export const webhook = (sent: Webhook, isNew: boolean, choose: (answer: WebhookAnswer) => void): TemplateResult => {
    const { content, to, answer, chosen } = sent;
    return entry(
        { sent, title: content.transport, isNew, mark: label(words(answer), colorOf(answer)) },
        html`
            <pre>
${[`${content.method} ${to}`, ...Object.entries(content.headers).map(([name, value]) => `${name}: ${value}`), "", JSON.stringify(content.payload, null, 2)].join("\n")}</pre>
            ${content.sent || answer === null ? reply(content.sent) : choice(chosen ?? "200", choose)}
        `,
    );
};

const reply = (sent: Webhook["content"]["sent"]): TemplateResult =>
    sent
        ? html`<p class="meta">
                  ${plural(sent.tries, { one: msg("It was really sent, once. The answer:"), other: msg(str`It was really sent, ${sent.tries} times. The last answer:`) })}
              </p>
              <pre>${sent.reply || msg("Nothing but the status.")}</pre>`
        : html`<p class="meta">${msg("It is being sent.")}</p>`;

const choice = (chosen: WebhookAnswer, choose: (answer: WebhookAnswer) => void): TemplateResult =>
    html`<label class="line">
        ${msg("From now on it answers")}
        <select @change=${({ target }: Event) => target instanceof HTMLSelectElement && choose(known(target.value))}>
            ${ANSWERS.map(([value, text]) => selectOption(value, text(), value === chosen))}
        </select>
    </label>`;

const known = (value: string): WebhookAnswer => ANSWERS.find(([answer]) => answer === value)?.[0] ?? "200";

function colorOf(answer: string | null): LabelColor {
    if (answer === null) return "blue";
    return Number(answer) < 400 ? "green" : "red";
}

function words(answer: string | null): string {
    if (answer === null) return msg("On its way");
    if (answer === "timeout" || answer === "none") return msg("No answer");
    return answer === "unknown" ? msg("Unknown host") : msg(str`Status ${answer}`);
}
