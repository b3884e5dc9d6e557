import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { isApple } from "#src/base/browser.ts";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "#src/elements/element.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import type { CommandSource } from "./command.ts";

/** Opens the palette, by a press or by Ctrl+K (⌘K) wherever the focus is. The palette is loaded then. */
@customElement("ak-palette-button")
export class PaletteButton extends AkElement {
    static override styles = [button];

    /** What the interface offers. */
    @property({ attribute: false }) source!: () => Promise<CommandSource>;

    #isOpen = false;

    override connectedCallback(): void {
        super.connectedCallback();
        // Before editors and dialogs, which have a use for the letter.
        window.addEventListener("keydown", this.#key, { capture: true });
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("keydown", this.#key, { capture: true });
    }

    protected override render(): TemplateResult {
        const label = msg(str`Search and commands (${isApple ? "⌘K" : "Ctrl+K"})`);
        return html`<button
            class="pf-v6-c-button pf-m-plain"
            type="button"
            aria-label=${label}
            data-tip
            aria-keyshortcuts=${isApple ? "Meta+K" : "Control+K"}
            aria-haspopup="dialog"
            @click=${this.#open}
        >
            <span class="pf-v6-c-button__icon">${icon("search")}</span>
        </button>`;
    }

    readonly #key = (event: KeyboardEvent): void => {
        const wanted = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
        if (!wanted || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
        // The browser's own search would open.
        event.preventDefault();
        event.stopPropagation();
        void this.#open();
    };

    /** Not over a dialog: what was begun there would be left behind by going elsewhere. */
    async #open(): Promise<void> {
        if (this.#isOpen || document.querySelector("ak-modal")) return;
        this.#isOpen = true;
        try {
            const [{ openPalette }, source] = await Promise.all([import("./open-palette.ts"), this.source()]);
            await openPalette(source);
        } catch (error) {
            notifyFailure(error, msg("The search could not be opened."));
        } finally {
            this.#isOpen = false;
        }
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-palette-button": PaletteButton;
    }
}
