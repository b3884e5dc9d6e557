import { Task } from "@lit/task";
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { AkElement } from "../element.ts";
import "../skeleton.ts";
import { blocks } from "./tokens.ts";
import own from "./markdown.css";

/** Characters. A help text has some hundreds; what is far longer would keep the page busy. */
const MAX = 100_000;

/**
 * A text in Markdown (CommonMark with tables, struck out text and bare addresses; `> [!WARNING]` as a notice). HTML in it is shown as it was written, pictures
 * as links to them, addresses that would run as script as their words. What cannot be read, or is longer than 100,000 characters, is shown as it is.
 */
@customElement("ak-markdown")
export class Markdown extends AkElement {
    static override styles = own;

    @property({ attribute: false }) text = "";
    /** Level of the text's first headings: one below what it stands under. */
    @property({ type: Number }) level = 3;

    readonly #tokens = new Task(this, {
        async task([text]) {
            if (text.length > MAX) throw new RangeError(`The text is longer than ${MAX} characters.`);
            return (await import("marked")).lexer(text);
        },
        args: () => [this.text] as const,
    });

    protected override get rawData(): unknown {
        return this.text;
    }

    protected override render(): TemplateResult {
        return html`<div class="text">
            ${this.#tokens.render({
                pending: () => html`<ak-skeleton lines="3"></ak-skeleton>`,
                complete: (tokens) => blocks(tokens, this.level),
                error: () => html`<pre>${this.text}</pre>`,
            })}
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-markdown": Markdown;
    }
}
