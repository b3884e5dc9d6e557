import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";

/** Loads the module of what is shown. */
type Loader = () => Promise<() => unknown>;

/** A part of a page whose module is loaded when it is shown, as that of a tab. In the light DOM: it has the sheets of its page. */
@customElement("ak-later")
export class Later extends AkElement {
    @property({ attribute: false }) load!: Loader;

    readonly #loaded = new Task(this, { task: ([load]) => load(), args: () => [this.load] as const });

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    protected override render(): unknown {
        return this.#loaded.render({
            pending: () => html`<ak-loading></ak-loading>`,
            error: (error) =>
                html`<ak-empty-state header=${msg("The page could not be loaded.")} .error=${error} .retry=${() => this.#loaded.run()}></ak-empty-state>`,
            complete: (show) => show(),
        });
    }
}

/** @param load the same function each time */
export const later = (load: Loader): TemplateResult => html`<ak-later .load=${load}></ak-later>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-later": Later;
    }
}
