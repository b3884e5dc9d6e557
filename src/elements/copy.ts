import { msg, str } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "./element.ts";
import { notify, notifyFailure } from "./messages.ts";

/**
 * Puts a text on the clipboard. A text that has to be asked for is handed over as a promise at once, since some browsers
 * allow copying only while the click is being handled.
 * Rejects where the browser forbids it, as on plain http from another machine, and when the text cannot be had.
 */
export async function copy(text: string | Promise<string>): Promise<void> {
    const { clipboard } = navigator as { clipboard?: Clipboard };
    if (!clipboard) {
        await text;
        throw new DOMException("There is no clipboard here.", "NotAllowedError");
    }
    if (typeof text === "string") return clipboard.writeText(text);
    const blob = text.then((content) => new Blob([content], { type: "text/plain" }));
    // When the clipboard refuses first, nothing else would handle the text's own failure.
    blob.catch(() => undefined);
    await clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    await text;
}

/** ms for which the button shows that it has copied. */
const SAID = 2000;

/**
 * A value with a button that copies it; or, with `load`, only a button for a value that is asked for when it is pressed.
 * Where the browser does not allow copying, the value is shown and selected, to be copied by hand.
 * @slot - how the value is shown, where not as it is; with `load`, what stands for it until it is shown
 */
@customElement("ak-copy")
export class Copy extends AkElement {
    static override styles = [
        button,
        css`
            :host {
                display: inline-flex;
                align-items: center;
                gap: var(--pf-t--global--spacer--xs);
                max-inline-size: 100%;
            }

            .value {
                overflow-wrap: anywhere;
            }

            code {
                font-size: var(--pf-t--global--font--size--sm);
            }

            .done {
                color: var(--pf-t--global--icon--color--status--success--default);
            }
        `,
    ];

    @property() value = "";
    /** What is copied, as in “client ID”; for those who do not see it. */
    @property() label = "";
    @property({ attribute: false }) load: (() => Promise<string>) | undefined;

    @state() private done = false;
    /** What could not be copied, and had been asked for. */
    @state() private uncopied: string | undefined;
    @query(".value") private shown!: HTMLElement | null;
    #timer: ReturnType<typeof setTimeout> | undefined;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    protected override render(): TemplateResult {
        const label = this.label ? msg(str`Copy ${this.label}`) : msg("Copy");
        return html`
            ${
                this.load
                    ? this.uncopied === undefined
                        ? html`<slot></slot>`
                        : html`<code class="value">${this.uncopied}</code>`
                    : html`<span class="value"
                          ><slot><code>${this.value}</code></slot></span
                      >`
            }
            <button class="pf-v6-c-button pf-m-plain pf-m-small" type="button" aria-label=${label} data-tip @click=${this.#copy}>
                <span class="pf-v6-c-button__icon ${this.done ? "done" : ""}">${icon(this.done ? "check" : "copy")}</span>
            </button>
            <span class="pf-v6-screen-reader" role="status">${this.done ? msg("Copied") : ""}</span>
        `;
    }

    async #copy(): Promise<void> {
        const value = this.load ? this.load() : this.value;
        try {
            await copy(value);
        } catch (error) {
            await this.#failed(error, value);
            return;
        }
        this.done = true;
        this.uncopied = undefined;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => (this.done = false), SAID);
    }

    async #failed(error: unknown, value: string | Promise<string>): Promise<void> {
        if (!(error instanceof DOMException)) return notifyFailure(error, msg("Nothing was copied."));
        try {
            if (this.load) this.uncopied = await value;
        } catch (problem) {
            return notifyFailure(problem, msg("Nothing was copied."));
        }
        await this.updateComplete;
        if (this.shown) getSelection()?.selectAllChildren(this.shown);
        notify("warning", msg("The browser does not allow copying here."), msg("The text is selected: copy it by keyboard."));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-copy": Copy;
    }
}
