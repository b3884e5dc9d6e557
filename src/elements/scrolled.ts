/** What holds a node, beyond the roots of shadow trees and the slots that it stands in. */
function holderOf(node: Node): Node | undefined {
    if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
    return node instanceof ShadowRoot ? node.host : (node.parentNode ?? undefined);
}

/** All that holds an element, nearest first. */
export function* holders(element: Element): Generator<Node> {
    for (let node = holderOf(element); node !== undefined; node = holderOf(node)) yield node;
}

/** The boxes around an element that can be scrolled up and down, nearest first. */
export const scrollers = (element: Element): HTMLElement[] =>
    [...holders(element)].filter((node): node is HTMLElement => node instanceof HTMLElement && /auto|scroll/.test(getComputedStyle(node).overflowY));

/**
 * Calls when anything around an element is scrolled, or the window gets another size. No event of scrolling leaves the shadow tree that it happens in:
 * each of them is listened to.
 */
export function whenScrolled(element: Element, moved: () => void, signal: AbortSignal): void {
    for (const node of holders(element))
        if (node instanceof ShadowRoot || node instanceof Document) node.addEventListener("scroll", moved, { capture: true, passive: true, signal });
    addEventListener("resize", moved, { signal });
}
