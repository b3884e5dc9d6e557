import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { TrailEntry } from "#src/api/inspector.api.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import { language } from "#src/base/language.ts";
import { conjunction } from "#src/base/lists.ts";
import { serverText } from "#src/prompts/server-texts.ts";

type Happening = TrailEntry["what"];

/** What happened, in a sentence; what the server does not name yet, as it says it. */
function sentence({ what, stage, texts }: TrailEntry): string {
    const name = stage ?? msg("The flow");
    const to = texts.join(", ");
    const sentences: Record<Happening, () => string> = {
        planned: () => msg("The stages were planned."),
        left_out: () => msg(str`${name} was left out.`),
        shown: () => msg(str`${name} was shown.`),
        rejected: () => msg(str`${name} refused the answer.`),
        passed: () => msg(str`${name} is done.`),
        restarted: () => msg("The flow began again."),
        sent: () => msg(str`${name} sent the visitor to ${to}.`),
        denied: () => (stage === null ? msg("The flow turned the visitor away.") : msg(str`${name} turned the visitor away.`)),
        ended: () => msg(str`The flow ended, and goes on to ${to}.`),
        failed: () => msg(str`${name} failed.`),
    };
    return Object.hasOwn(sentences, what) ? sentences[what]() : what;
}

/** Where the texts are no part of the sentence, they were told to the visitor. */
const isTold = ({ what, texts }: TrailEntry): boolean => texts.length > 0 && what !== "sent" && what !== "ended";

/** What stands out; all else went as planned. */
const SIGNS: Partial<Record<Happening, readonly [IconName, string]>> = {
    passed: ["check", "good"],
    ended: ["check", "good"],
    left_out: ["info", ""],
    rejected: ["warning", "warning"],
    restarted: ["refresh", ""],
    denied: ["error", "bad"],
    failed: ["error", "bad"],
};

const clock = (at: string): string => new Date(at).toLocaleTimeString(language(), { timeStyle: "medium" });

function line(entry: TrailEntry): TemplateResult {
    const [sign, look] = SIGNS[entry.what] ?? [];
    const { at, because, texts } = entry;
    return html`<li>
        <time datetime=${at}>${clock(at)}</time>
        <span class="sign ${look ?? ""}">${sign ? icon(sign) : nothing}</span>
        <div>
            ${sentence(entry)} ${because.length > 0 ? html`<small>${msg(str`Refused by ${conjunction([...because])}`)}</small>` : nothing}
            ${isTold(entry) ? html`<small>${texts.map((text) => serverText(text)).join(" ")}</small>` : nothing}
        </div>
    </li>`;
}

/** What befell a run, oldest first, each with its time of day. */
export const timeLine = (trail: readonly TrailEntry[]): TemplateResult | typeof nothing =>
    trail.length === 0
        ? nothing
        : html`<section aria-label=${msg("Time line")}>
              <h3 class="pf-v6-c-title pf-m-md">${msg("Time line")}</h3>
              <ol class="time-line" role="list">
                  ${trail.map(line)}
              </ol>
          </section>`;
