import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { language } from "#src/base/language.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/expand.ts";
import "#src/elements/skeleton.ts";
import type { Subject } from "./subjects.ts";

/** What is good to know about a subject, folded away under its title. The text is loaded when somebody opens it. */
@customElement("ak-help")
export class Help extends AkElement {
    static override styles = css`
        :host {
            display: grid;
            grid-template-columns: minmax(0, 1fr);
            /* The title comes a moment later: what is below stays where it is. A least size of the whole would be all that the grid of a long form gives it. */
            grid-template-rows: minmax(2.25rem, auto);
        }

        :host(.page) {
            padding: 0 var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--sm);
        }
    `;

    @property() subject!: Subject;
    /** Whether the text is shown. */
    @property({ type: Boolean }) open = false;

    readonly #title = new Task(this, {
        task: async ([subject]) => (await import("./subjects.ts")).subjects[subject].title,
        args: () => [this.subject] as const,
    });
    readonly #text = new Task(this, {
        async task([subject, isOpen, spoken]) {
            if (!isOpen) return undefined;
            const [{ textAbout }] = await Promise.all([import("./subjects.ts"), import("#src/elements/markdown/markdown.ts")]);
            return textAbout(subject, spoken);
        },
        args: () => [this.subject, this.open, language()] as const,
    });

    protected override render(): TemplateResult {
        const title = this.#title.value;
        if (!title) return html``;
        return html`<ak-expand ?open=${this.open} @ak-toggle=${(event: CustomEvent<boolean>) => (this.open = event.detail)}>
            <span slot="summary">${title()}</span>
            ${this.#text.render({
                pending: () => html`<ak-skeleton lines="4"></ak-skeleton>`,
                complete: (text) => (text === undefined ? nothing : html`<ak-markdown .text=${text}></ak-markdown>`),
                error: (error) =>
                    html`<ak-empty-state header=${msg("The help could not be loaded.")} .error=${error} .retry=${() => this.#text.run()}></ak-empty-state>`,
            })}
        </ak-expand>`;
    }
}

export const help = (subject: Subject): TemplateResult => html`<ak-help subject=${subject}></ak-help>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-help": Help;
    }
}
