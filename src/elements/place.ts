import { holders, whenScrolled } from "./scrolled.ts";

/** px between a popover and what it belongs to, and between it and the edge of the window. */
const GAP = 4;
const EDGE = 8;

interface PlaceOptions {
    /** As wide as its anchor, as the list of a field is; otherwise as wide as its content. */
    stretch?: boolean;
    /** px that a high list takes at most. */
    maxHeight?: number;
}

/** Puts a popover at its anchor: below, or above where that is much roomier; never over an edge of the window. */
function place(popover: HTMLElement, anchor: Element, { stretch = false, maxHeight = 320 }: PlaceOptions): void {
    const field = anchor.getBoundingClientRect();
    const below = innerHeight - field.bottom;
    const up = below < 200 && field.top > below;
    const { style } = popover;
    style.inset = "auto";
    style.inlineSize = stretch ? `${field.width}px` : "max-content";
    style.maxInlineSize = `${innerWidth - 2 * EDGE}px`;
    style.maxBlockSize = `${Math.min(maxHeight, (up ? field.top : below) - GAP - EDGE)}px`;
    if (up) style.bottom = `${innerHeight - field.top + GAP}px`;
    else style.top = `${field.bottom + GAP}px`;
    const width = popover.offsetWidth;
    // Towards the middle of the window: under an anchor in its second half, the ends are level.
    const isInFirstHalf = (field.left + field.right) / 2 < innerWidth / 2;
    const wanted = isInFirstHalf ? field.left : field.right - width;
    style.left = `${Math.max(EDGE, Math.min(wanted, innerWidth - width - EDGE))}px`;
}

/**
 * Shows a popover at its anchor, in the top layer, so that no scrolling box or dialog cuts it off; it goes along while they scroll.
 * @returns what hides it
 */
export function showAt(popover: HTMLElement, anchor: Element, options: PlaceOptions = {}): () => void {
    const follow = (): void => place(popover, anchor, options);
    popover.showPopover();
    follow();
    const gone = new AbortController();
    whenScrolled(anchor, follow, gone.signal);
    const observer = new ResizeObserver(follow);
    observer.observe(anchor);
    // What holds the anchor moves it when it grows or shrinks, as a dialog in the middle of the window does.
    for (const holder of holders(anchor)) if (holder instanceof HTMLElement) observer.observe(holder);
    return () => {
        gone.abort();
        observer.disconnect();
        if (popover.matches(":popover-open")) popover.hidePopover();
    };
}
