import { html, render } from "lit";
import "./modal.ts";
import type { Modal } from "./modal.ts";

export interface ModalOptions<R> {
    header: string;
    size?: Modal["size"];
    /** What the dialog holds; `close` ends it with a result. */
    content: (close: (result?: R) => void) => unknown;
}

/**
 * Opens a dialog at the end of the document: not where it was asked for, so that nothing inside it is a click, a key
 * or a style of the row or form below.
 * @returns the result, or undefined when the visitor closed it; the focus is back where it was
 */
export function openModal<R>({ header, size = "md", content }: ModalOptions<R>): Promise<R | undefined> {
    const way = wayToFocus();
    const holder = document.body.appendChild(document.createElement("div"));
    return new Promise((resolve) => {
        const close = (result?: R): void => {
            render(null, holder);
            holder.remove();
            giveBack(way);
            resolve(result);
        };
        render(html`<ak-modal header=${header} size=${size} @ak-close=${() => close()}>${content(close)}</ak-modal>`, holder);
    });
}

/** The focused element with all that it lies in, through shadow roots, innermost first. */
export function wayToFocus(): HTMLElement[] {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const way: HTMLElement[] = [];
    for (let node: Node | null = active; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) if (node instanceof HTMLElement) way.push(node);
    return way;
}

/** The focus goes back to where it was; or, when that is gone or cannot take it, to the nearest thing around that can. */
export function giveBack(way: readonly HTMLElement[]): void {
    for (const element of way) {
        if (!element.isConnected) continue;
        element.focus({ preventScroll: true });
        if (element.matches(":focus")) return;
    }
}
