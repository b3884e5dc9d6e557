import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { msg } from "@lit/localize";
import button from "@patternfly/patternfly/components/Button/button.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { icon } from "#src/base/icons.ts";
import { Slow } from "#src/base/slow.ts";
import { AkElement } from "../element.ts";
import { WhileConnected } from "../while-connected.ts";
import own from "./modal.css";

/** Those that are open, the uppermost last. */
const openModals: Modal[] = [];

/** Who clicks twice on "Save" means the dialog: where it closes at once, the second click is not for what comes to light below. */
function forgetDouble(event: MouseEvent): void {
    // A finger that touches twice has gone on: to the message about what was saved, which comes where the button was.
    if (event.detail < 2 || (event instanceof PointerEvent && event.pointerType === "touch")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
}

/**
 * A dialog over the page, in the browser's top layer: the page below can be neither clicked nor reached by keyboard.
 * A click beside it does nothing unless `closedBy` says so, since it would throw away what was typed; Escape and the cross ask to close it.
 * @slot - an element that brings `.pf-v6-c-modal-box__body` and `__footer`, itself without a box
 * @event ak-close - the visitor wants it closed
 */
@customElement("ak-modal")
export class Modal extends AkElement {
    static override styles = [button, modalBox, own];

    @property() header = "";
    @property() size: "sm" | "md" | "lg" = "md";
    /** As the attribute of the same name of `<dialog>`; where a browser does not know it, a click beside it does nothing. */
    @property() closedBy: "any" | "closerequest" = "closerequest";

    /** The content is still being loaded: the dialog stays hidden for a moment, since most content comes sooner. */
    @property({ type: Boolean }) waiting = false;

    @query("dialog") private dialog!: HTMLDialogElement;

    readonly #slow = new Slow(this);
    readonly #here = new WhileConnected(this);

    override connectedCallback(): void {
        super.connectedCallback();
        openModals.push(this);
        window.addEventListener("keydown", (event) => this.#key(event), { signal: this.#here.signal });
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        openModals.splice(openModals.indexOf(this), 1);
        window.addEventListener("click", forgetDouble, { capture: true, once: true });
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (!changed.has("waiting")) return;
        if (this.waiting) this.#slow.start();
        else this.#slow.stop();
    }

    protected override firstUpdated(): void {
        // It may have been closed before it was ever rendered.
        if (this.isConnected) this.dialog.showModal();
    }

    protected override render(): TemplateResult {
        const unseen = this.waiting && !this.#slow.shown;
        return html`<dialog
            class="pf-v6-c-modal-box pf-m-${this.size} ${unseen ? "unseen" : ""}"
            closedby=${this.closedBy}
            aria-labelledby="title"
            @cancel=${this.#cancel}
            @close=${this.#closed}
        >
            <div class="pf-v6-c-modal-box__close">
                <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Close")} data-tip @click=${this.#close}>${icon("close")}</button>
            </div>
            <div class="pf-v6-c-modal-box__header">
                <h1 class="pf-v6-c-modal-box__title" id="title"><span class="pf-v6-c-modal-box__title-text">${this.header}</span></h1>
            </div>
            <slot></slot>
        </dialog>`;
    }

    /** Does not bubble: a dialog within a dialog would close both. */
    #close(): void {
        this.dispatchEvent(new CustomEvent("ak-close"));
    }

    /**
     * Escape is taken from the browser, which closes a dialog without asking when the key is pressed again with nothing done in between: what was typed would
     * be lost. A control inside may want the key for itself.
     */
    #key(event: KeyboardEvent): void {
        if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || openModals.at(-1) !== this) return;
        event.preventDefault();
        if (!event.repeat) this.#close();
    }

    /** The browser's other ways, as the back gesture of a phone. Who opened the dialog closes it, where the browser lets it be asked. */
    #cancel(event: Event): void {
        if (event.target !== this.dialog || !event.cancelable) return;
        event.preventDefault();
        this.#close();
    }

    /** Closed by the browser without asking: it is shown again, so that it can be asked. */
    #closed(): void {
        if (!this.isConnected) return;
        this.dialog.showModal();
        this.#close();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-modal": Modal;
    }
}
