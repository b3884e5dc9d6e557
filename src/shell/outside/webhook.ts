import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Webhook, WebhookAnswer } from "#src/api/outside.api.ts";
import { label } from "#src/elements/label.ts";
import { entry } from "./entry.ts";

const ANSWERS: readonly (readonly [WebhookAnswer, () => string])[] = [
    ["200", () => msg("200: takes it")],
    ["500", () => msg("500: fails")],
    ["timeout", () => msg("No answer in time")],
];

/** What was called, with which answer; and what its address answers from now on. */
export const webhook = (sent: Webhook, isNew: boolean, choose: (answer: WebhookAnswer) => void): TemplateResult => {
    const { content, to, answer, chosen } = sent;
    return entry(
        { sent, title: content.transport, isNew, mark: label(words(answer), Number(answer) < 400 ? "green" : "red") },
        html`
            <pre>
${[`${content.method} ${to}`, ...Object.entries(content.headers).map(([name, value]) => `${name}: ${value}`), "", JSON.stringify(content.payload, null, 2)].join("\n")}</pre>
            <label class="line">
                ${msg("From now on it answers")}
                <select @change=${({ target }: Event) => target instanceof HTMLSelectElement && choose(known(target.value))}>
                    ${ANSWERS.map(([value, text]) => html`<option value=${value} ?selected=${value === (chosen ?? "200")}>${text()}</option>`)}
                </select>
            </label>
        `,
    );
};

const known = (value: string): WebhookAnswer => ANSWERS.find(([answer]) => answer === value)?.[0] ?? "200";

function words(answer: string): string {
    if (answer === "timeout") return msg("No answer");
    return answer === "unknown" ? msg("Unknown host") : msg(str`Status ${answer}`);
}
