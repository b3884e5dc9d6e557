/** Whether an element is read from right to left. */
export const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === "rtl";

/** 1 where what comes later stands further right, -1 where it stands further left. */
export const along = (element: Element): 1 | -1 => (isRightToLeft(element) ? -1 : 1);
