import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { AkElement } from "./element.ts";
import { showAt } from "./place.ts";
import { WhileConnected } from "./while-connected.ts";

/** ms that the pointer rests on something, or a finger is held on it, before its tip shows. */
const REST = 500;
/** ms that a tip stays when the pointer has left, so that it can come back; then the next one shows as soon. */
const LINGER = 200;
/** ms that it stays after the finger was lifted, to be read. */
const READING = 2000;
/** px around a tip and what it belongs to in which the pointer still counts as there. */
const SLACK = 8;
/** Pressed to do something with what is in view, as to copy it. */
const MODIFIERS: ReadonlySet<string> = new Set(["Control", "Shift", "Alt", "Meta"]);

/**
 * The one bubble of a document that says what a picture on a button means, and what a cut text says as a whole. What has a tip says so by
 * `data-tip`: with a text, or without one, which stands for what the element is called (`aria-label`) where it shows no words, or for its own words
 * where they are cut. It is shown while the pointer rests there, when the focus comes by keyboard, or while a finger is held; Escape, a press or
 * leaving hides it. It describes its element (`aria-describedby`) where it says more than the element's name.
 * @slot - what it says, set by itself
 */
@customElement("ak-tooltip")
export class Tooltip extends AkElement {
    static override styles = css`
        :host {
            position: fixed;
            margin: 0;
            padding: 0;
            border: 0;
            overflow: visible;
            background: none;
            pointer-events: none;
        }

        :host(:not(:popover-open)) {
            display: none;
        }

        .text {
            box-sizing: border-box;
            max-inline-size: 20rem;
            max-block-size: 12rem;
            padding: var(--pf-t--global--spacer--xs) var(--pf-t--global--spacer--sm);
            overflow: hidden;
            overflow-wrap: anywhere;
            color: var(--pf-t--global--text--color--inverse);
            background-color: var(--pf-t--global--background--color--inverse--default);
            border-radius: var(--pf-t--global--border--radius--small);
            box-shadow: var(--pf-t--global--box-shadow--md);
            font-size: var(--pf-t--global--font--size--body--sm);
        }
    `;

    #shown: HTMLElement | undefined;
    #wanted: HTMLElement | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #hide: (() => void) | undefined;
    readonly #here = new WhileConnected(this);
    /** The last key moved the focus: what gets it now was reached by keyboard, not given it by a dialog that has closed. */
    #isMoving = false;
    /** Where a finger was put down. */
    #from = { clientX: 0, clientY: 0 };
    /** Shown under a finger: lifting it means nothing more. */
    #isHeld = false;

    override connectedCallback(): void {
        super.connectedCallback();
        this.popover = "manual";
        this.role = "tooltip";
        const on = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): void =>
            window.addEventListener(type, listener, { capture: true, signal: this.#here.signal });
        on("pointerover", (event) => event.pointerType !== "touch" && this.#rest(event));
        on("pointermove", (event) => (event.pointerType === "touch" ? this.#drag(event) : this.#move(event)));
        on("pointerdown", (event) => this.#press(event));
        for (const type of ["pointerup", "pointercancel"] as const) on(type, () => this.#lift());
        on("click", (event) => this.#click(event));
        on("keydown", (event) => this.#key(event));
        on("focusin", (event) => {
            const target = targetOf(event);
            if (target && this.#isMoving) this.#show(target);
        });
        on("focusout", () => this.#away());
        on("blur", ({ target }) => target === window && this.#away());
        on("hashchange", () => this.#away());
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#away();
    }

    protected override render(): TemplateResult {
        return html`<div class="text"><slot></slot></div>`;
    }

    #rest(event: PointerEvent): void {
        // Where nothing has a tip, the one in view goes by itself.
        const target = targetOf(event) ?? this.#shown;
        if (target === this.#wanted || (this.#shown && isAt(event, this))) return;
        this.#wanted = target;
        clearTimeout(this.#timer);
        if (target && target !== this.#shown) this.#later(() => this.#show(target), this.#shown ? LINGER : REST);
    }

    #move(event: PointerEvent): void {
        if (!this.#shown || this.#wanted !== this.#shown || this.#shown.matches(":focus-visible")) return;
        if (isAt(event, this.#shown) || isAt(event, this)) clearTimeout(this.#timer);
        else this.#later(() => this.#away(), LINGER);
    }

    /** A finger that moves drags or scrolls. */
    #drag(event: PointerEvent): void {
        if (!this.#isHeld && Math.hypot(event.clientX - this.#from.clientX, event.clientY - this.#from.clientY) > SLACK) clearTimeout(this.#timer);
    }

    #press(event: PointerEvent): void {
        this.#isMoving = false;
        this.#from = { clientX: event.clientX, clientY: event.clientY };
        this.#away();
        const target = targetOf(event);
        // What was pressed has been understood: it says nothing until the pointer comes back.
        this.#wanted = target;
        if (target && event.pointerType === "touch")
            this.#later(() => {
                this.#show(target);
                this.#isHeld = this.#shown !== undefined;
            }, REST);
    }

    #lift(): void {
        if (this.#isHeld) this.#later(() => this.#away(), READING);
        else if (!this.#shown) clearTimeout(this.#timer);
    }

    /** What was held to be read is not pressed by lifting the finger. */
    #click(event: MouseEvent): void {
        if (!this.#isHeld) return;
        this.#isHeld = false;
        event.preventDefault();
        event.stopImmediatePropagation();
    }

    #key(event: KeyboardEvent): void {
        this.#isMoving = event.key === "Tab" || event.key.startsWith("Arrow");
        // Escape is for what is on top: the tip goes, a dialog below it stays.
        if (event.key === "Escape" && this.#shown) {
            event.preventDefault();
            event.stopImmediatePropagation();
        }
        if (!MODIFIERS.has(event.key)) this.#away();
    }

    #later(what: () => void, after: number): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(what, after);
    }

    #show(target: HTMLElement): void {
        this.#away();
        const text = target.isConnected ? tipOf(target) : null;
        if (!text) return;
        this.#wanted = this.#shown = target;
        this.textContent = text;
        const hide = showAt(this, target);
        const described = target.ariaDescribedByElements;
        if (text !== target.ariaLabel && text !== wordsOf(target)) target.ariaDescribedByElements = [...(described ?? []), this];
        // What is taken out of the page takes its tip along.
        const observer = new ResizeObserver(() => target.checkVisibility() || this.#away());
        observer.observe(target);
        this.#hide = () => {
            observer.disconnect();
            target.ariaDescribedByElements = described;
            hide();
        };
    }

    #away(): void {
        clearTimeout(this.#timer);
        this.#wanted = this.#shown = undefined;
        this.#isHeld = false;
        this.#hide?.();
        this.#hide = undefined;
    }
}

/** The innermost element of an event that may have a tip. */
const targetOf = (event: Event): HTMLElement | undefined =>
    event.composedPath().find((part): part is HTMLElement => part instanceof HTMLElement && part.dataset.tip !== undefined);

function isAt({ clientX, clientY }: PointerEvent, element: Element): boolean {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return clientX > left - SLACK && clientX < right + SLACK && clientY > top - SLACK && clientY < bottom + SLACK;
}

const wordsOf = (element: HTMLElement): string => element.textContent.replaceAll(/\s+/g, " ").trim();

/** What there is to say now: nothing where words are seen whole. */
function tipOf(element: HTMLElement): string | null {
    if (element.dataset.tip) return element.dataset.tip;
    const words = wordsOf(element);
    if (words === "") return element.ariaLabel;
    return element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight ? words : null;
}

/** Gives the document its bubble. */
export function showTips(): void {
    if (!document.querySelector("ak-tooltip")) document.body.append(document.createElement("ak-tooltip"));
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-tooltip": Tooltip;
    }
}
