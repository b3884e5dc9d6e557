import { ownValue } from "#src/base/own-value.ts";
/** What a list tells of itself to be sorted by hand. */
interface SortingOptions {
    /** The items from top to bottom: children of one element, which is not scrolled by itself. */
    items: () => readonly HTMLElement[];
    /** An item shall come to stand at another place, both counted from 0. */
    move: (from: number, to: number) => void;
}

/** A drag that is under way. */
interface Drag {
    readonly handle: HTMLElement;
    readonly list: HTMLElement;
    readonly items: readonly HTMLElement[];
    /** Middles of the items before the drag, in px below the top of the list. */
    readonly middles: readonly number[];
    readonly from: number;
    /** Where the pointer went down, in px below the top of the list. */
    readonly start: number;
    to: number;
}

/**
 * Sorts the items of a list by their handles: by dragging with mouse, pen or finger, and with the arrow keys. Escape ends a drag without a move.
 * While one is dragged the others make room for it; what is moved is told at the end, once. A handle is a button with `touch-action: none`,
 * `@pointerdown=${sorting.grab}` and `@keydown=${sorting.press}`; a menu has to offer the same for those who can neither drag nor type.
 * For styles, the list has `data-sorting` and the item `data-dragged` as long as the drag goes on.
 */
export class Sorting {
    readonly #options: SortingOptions;
    #drag: Drag | undefined;

    constructor(options: SortingOptions) {
        this.#options = options;
    }

    readonly grab = (event: PointerEvent): void => {
        const handle = event.currentTarget;
        if (!(handle instanceof HTMLElement) || event.button !== 0 || this.#drag) return;
        const items = this.#options.items();
        const from = this.#indexOf(items, handle);
        const list = items[0]?.parentElement;
        if (from < 0 || !list) return;
        // No text is selected on the way; the focus goes where it would have gone.
        event.preventDefault();
        handle.focus();
        const middles = items.map((item) => topOf(item) - topOf(list) + item.offsetHeight / 2);
        this.#drag = { handle, list, items, middles, from, to: from, start: event.clientY - topOf(list) };
        items[from]?.toggleAttribute("data-dragged", true);
        list.toggleAttribute("data-sorting", true);
        handle.setPointerCapture(event.pointerId);
        handle.addEventListener("pointermove", this.#follow);
        handle.addEventListener("pointerup", this.#drop);
        handle.addEventListener("lostpointercapture", this.#end);
    };

    readonly press = (event: KeyboardEvent): void => {
        if (event.key === "Escape" && this.#drag) {
            event.preventDefault();
            // What is around, as a dialog, stays open.
            event.stopPropagation();
            this.#end();
            return;
        }
        const step = ownValue({ ArrowUp: -1, ArrowDown: 1 }, event.key);
        if (step === undefined || this.#drag || !(event.currentTarget instanceof HTMLElement)) return;
        event.preventDefault();
        const items = this.#options.items();
        const from = this.#indexOf(items, event.currentTarget);
        if (from >= 0 && items[from + step]) this.#options.move(from, from + step);
    };

    #indexOf(items: readonly HTMLElement[], handle: HTMLElement): number {
        return items.findIndex((item) => item.contains(handle));
    }

    readonly #follow = ({ clientY }: PointerEvent): void => {
        const drag = this.#drag;
        if (!drag) return;
        const { list, items, middles, from } = drag;
        // Measured in the list: the page may be scrolled meanwhile.
        const way = clientY - topOf(list) - drag.start;
        const [middle, half] = [(middles[from] ?? 0) + way, (items[from]?.offsetHeight ?? 0) / 2];
        // Its edge ahead has passed the middle of another, however high either of them is.
        drag.to = middles.filter((other, index) => index !== from && other < middle + (index < from ? -half : half)).length;
        for (const [index, item] of items.entries()) item.style.translate = `0 ${index === from ? way : this.#giveWay(drag, index)}px`;
        items[from]?.scrollIntoView({ block: "nearest" });
    };

    /** How far an item goes aside for the one that is dragged. */
    #giveWay({ items, from, to }: Drag, index: number): number {
        const height = items[from]?.offsetHeight ?? 0;
        if (from < index && index <= to) return -height;
        return to <= index && index < from ? height : 0;
    }

    readonly #drop = (): void => {
        const { from = 0, to = 0 } = this.#drag ?? {};
        this.#end();
        if (from !== to) this.#options.move(from, to);
    };

    readonly #end = (): void => {
        const drag = this.#drag;
        if (!drag) return;
        this.#drag = undefined;
        drag.handle.removeEventListener("pointermove", this.#follow);
        drag.handle.removeEventListener("pointerup", this.#drop);
        drag.handle.removeEventListener("lostpointercapture", this.#end);
        drag.list.removeAttribute("data-sorting");
        for (const item of drag.items) {
            item.style.translate = "";
            item.removeAttribute("data-dragged");
        }
    };
}

/** px below the top of the window. */
const topOf = (element: HTMLElement): number => element.getBoundingClientRect().top;
