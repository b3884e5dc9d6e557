/** Where an element stands, in px of the window. */
export const box = (element: Element): DOMRect => element.getBoundingClientRect();

/** px from the middle of one to the middle of another, downwards. */
export const offMiddle = (one: Element, other: Element): number => box(other).top + box(other).height / 2 - (box(one).top + box(one).height / 2);

/** Whether one lies over another, by more than a hair. */
export function overlap(one: Element, other: Element): boolean {
    const [a, b] = [box(one), box(other)];
    return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}
