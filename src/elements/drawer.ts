import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { along } from "#src/base/direction.ts";
import { icon } from "#src/base/icons.ts";
import { BackCloses } from "./back-closes.ts";
import { AkElement } from "./element.ts";
import { giveBack, wayToFocus } from "./dialog/open-modal.ts";
import own from "./drawer.css";
import { ownValue } from "#src/base/own-value.ts";

/** px that one press of an arrow key moves the edge, and the narrowest that the panel gets. */
const STEP = 24;
const NARROWEST = 256;
/** There it covers all of the content; as in the styles. */
const TELEPHONE = "(width < 48rem)";

/**
 * Something beside the content, at the end of the line: pushes it aside where there is room for both, covers it elsewhere, and on a
 * telephone covers it.
 * Its edge can be dragged, and moved by arrow keys. Escape in the panel closes it, and Back where it covers the content.
 * @slot - the content
 * @slot panel - what is beside it, rendered only while open
 * @event ak-close - the visitor wants it gone; whoever set `open` takes it back
 * @cssprop --ak-drawer-width - width of the panel at first
 */
@customElement("ak-drawer")
export class Drawer extends AkElement {
    static override styles = [button, own];

    @property({ type: Boolean, reflect: true }) open = false;
    @property() header = "";

    @query(".panel") private panel!: HTMLElement | null;
    /** Who had the focus before it opened. */
    #opener: readonly HTMLElement[] = [];

    constructor() {
        super();
        new BackCloses(this, { isOver: () => this.open && matchMedia(TELEPHONE).matches, leave: () => this.#close() });
    }

    protected override render(): TemplateResult {
        return html`<div class="content"><slot></slot></div>
            ${this.open ? this.#panel() : nothing}`;
    }

    #panel(): TemplateResult {
        return html`<aside class="panel" tabindex="-1" aria-labelledby="title" @keydown=${this.#key}>
            <div
                class="splitter"
                role="separator"
                tabindex="0"
                aria-orientation="vertical"
                aria-label=${msg("Width of the panel")}
                aria-valuemin=${NARROWEST}
                aria-valuenow=${Math.round(this.panel?.offsetWidth ?? NARROWEST)}
                @pointerdown=${this.#drag}
                @keydown=${this.#move}
            ></div>
            <header>
                <h2 id="title">${this.header}</h2>
                <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Close")} data-tip @click=${this.#close}>
                    <span class="pf-v6-c-button__icon">${icon("close")}</span>
                </button>
            </header>
            <div class="body" tabindex="0" role="group" aria-labelledby="title"><slot name="panel"></slot></div>
        </aside>`;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("open") && this.open) this.#opener = wayToFocus();
    }

    protected override updated(changed: PropertyValues<this>): void {
        if (!changed.has("open")) return;
        if (this.open) this.panel?.focus({ preventScroll: true });
        else giveBack(this.#opener);
    }

    #close(): void {
        this.dispatchEvent(new CustomEvent("ak-close"));
    }

    #key(event: KeyboardEvent): void {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        this.#close();
    }

    #drag(event: PointerEvent): void {
        const { panel } = this;
        if (!panel || !(event.target instanceof HTMLElement)) return;
        event.preventDefault();
        const [start, width] = [event.clientX, panel.offsetWidth];
        const splitter = event.target;
        splitter.setPointerCapture(event.pointerId);
        const move = ({ clientX }: PointerEvent): void => this.#resize(width + this.#outwards * (start - clientX));
        splitter.addEventListener("pointermove", move);
        splitter.addEventListener("lostpointercapture", () => splitter.removeEventListener("pointermove", move), { once: true });
    }

    #move(event: KeyboardEvent): void {
        const steps: Record<string, number> = { ArrowLeft: STEP, ArrowRight: -STEP };
        const step = ownValue(steps, event.key);
        if (step === undefined || !this.panel) return;
        event.preventDefault();
        this.#resize(this.panel.offsetWidth + this.#outwards * step);
    }

    /** The panel is at the right, or from right to left at the left. */
    get #outwards(): number {
        return along(this);
    }

    #resize(width: number): void {
        if (!this.panel) return;
        this.panel.style.inlineSize = `${Math.max(NARROWEST, width)}px`;
        this.requestUpdate();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-drawer": Drawer;
    }
}
