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
    const opener = deepActiveElement();
    const holder = document.body.appendChild(document.createElement("div"));
    return new Promise((resolve) => {
        const close = (result?: R): void => {
            render(null, holder);
            holder.remove();
            if (opener?.isConnected) opener.focus();
            resolve(result);
        };
        render(html`<ak-modal header=${header} size=${size} @ak-close=${() => close()}>${content(close)}</ak-modal>`, holder);
    });
}

/** The focused element itself, inside whatever shadow roots. */
function deepActiveElement(): HTMLElement | undefined {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement ? active : undefined;
}
