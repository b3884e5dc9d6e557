import { html, render } from "lit";
import { addLayer } from "#src/base/history-layers.ts";
import "./modal.ts";
import type { Modal } from "./modal.ts";

export interface ModalOptions<R> {
    header: string;
    size?: Modal["size"];
    /** What closes it; a press beside it too where nothing would be lost by that. */
    closedBy?: Modal["closedBy"];
    /** The content is still being loaded: nothing is shown until that takes long. */
    waiting?: boolean;
    /** The dialog's content; `close` ends it with a result. */
    content: (close: (result?: R) => void) => unknown;
    /** What would be lost if the visitor closed it now; asked before it closes by Escape, its cross, or the browser's Back. */
    unsaved?: () => boolean;
    /** The question, where it is another than for what was typed. @param closed aborted once it has been closed in another way @returns whether it may close */
    mayClose?: (closed: AbortSignal) => Promise<boolean>;
}

/** A dialog that is open. */
export interface OpenedModal<R> {
    /** The result, or undefined when the visitor closed it; by then the focus is back where it was. */
    readonly closed: Promise<R | undefined>;
    /** Shows something else in it. */
    show: (options: ModalOptions<R>) => void;
    /** Closes it as Escape does: after a question, when something would be lost. */
    leave: () => void;
}

/**
 * Opens a dialog at the end of the document: not where it was asked for, so that nothing inside it is a click, a key
 * or a style of the row or form below.
 */
export function startModal<R>(first: ModalOptions<R>): OpenedModal<R> {
    const way = wayToFocus();
    const holder = document.body.appendChild(document.createElement("div"));
    const { promise: closed, resolve } = withResolver<R | undefined>();
    const gone = new AbortController();
    let options = first;
    let asking = false;
    const isThere = (): boolean => holder.isConnected && holder.querySelector("ak-modal") !== null;
    const asks = (): boolean => options.unsaved?.() ?? false;
    const close = (result?: R): void => {
        if (!holder.isConnected) return;
        render(null, holder);
        holder.remove();
        // As a form whose save was answered while it was asked whether to give it up.
        gone.abort();
        window.removeEventListener("beforeunload", stay);
        giveBack(way);
        void dropLayer().then(() => resolve(result));
    };
    const leave = (): void => void (asks() ? ask() : close());
    const ask = async (): Promise<void> => {
        if (asking) return;
        asking = true;
        const mayClose = options.mayClose ?? (await import("./dialogs.ts")).mayDiscard;
        if (await mayClose(gone.signal)) close();
        asking = false;
    };
    // Reloading, or closing the tab, is not ours to ask about: the browser does.
    const stay = (event: BeforeUnloadEvent): void => {
        if (isThere() && asks()) event.preventDefault();
    };
    window.addEventListener("beforeunload", stay);
    const dropLayer = addLayer({ isThere, asks, leave });
    const show = (next: ModalOptions<R>): void => {
        if (!holder.isConnected) return;
        options = next;
        const { header, size = "md", waiting = false, closedBy = "closerequest", content } = next;
        render(html`<ak-modal header=${header} size=${size} closedBy=${closedBy} ?waiting=${waiting} @ak-close=${leave}>${content(close)}</ak-modal>`, holder);
    };
    show(first);
    return { closed, show, leave };
}

/** Opens a dialog. @returns the result, or undefined when the visitor closed it */
export const openModal = <R>(options: ModalOptions<R>): Promise<R | undefined> => startModal(options).closed;

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
    let resolve!: (value: T) => void;
    return { promise: new Promise<T>((take) => (resolve = take)), resolve };
}
/** The focused element with all its ancestors, through shadow roots, innermost first. */
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
