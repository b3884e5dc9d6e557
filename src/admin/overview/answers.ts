/* Cards that ask several sources: one that fails takes nothing from the others. */
import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { label } from "#src/elements/label.ts";

/** Waits for all that was asked. Rejects only where nothing was answered, with why the first was not. */
export async function answersOf<T extends readonly Promise<unknown>[]>(
    ...asked: T
): Promise<{ -readonly [P in keyof T]: PromiseSettledResult<Awaited<T[P]>> }> {
    const answers = await Promise.allSettled(asked);
    const failures = answers.flatMap((answer) => (answer.status === "rejected" ? [answer] : []));
    const [first] = failures;
    if (first && failures.length === answers.length) throw first.reason;
    return answers;
}

/** What an answer means, or that there is none. */
export const told = <T>(answer: PromiseSettledResult<T>, show: (value: T) => unknown): unknown =>
    answer.status === "fulfilled" ? show(answer.value) : label(msg("Unknown"), "orange");

/** Says below the rest that something is missing, and asks again. The element has the sheet of buttons. */
export const missing = (answers: readonly PromiseSettledResult<unknown>[], again: () => unknown): TemplateResult | typeof nothing =>
    answers.some(({ status }) => status === "rejected")
        ? html`<p class="missing">
              ${msg("Not everything could be found out.")}
              <button class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${again}>${msg("Try again")}</button>
          </p>`
        : nothing;
