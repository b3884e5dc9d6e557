/** px before the end of a list at which its next page is worth asking for. */
const NEAR = 80;

/** Whether somebody who scrolls through a list has come to its end, or nearly. */
export const isNearEnd = ({ scrollTop, clientHeight, scrollHeight }: Element): boolean => scrollTop + clientHeight > scrollHeight - NEAR;

/** Whether a list that is in view has too little in it to be scrolled, so that nobody comes to its end. */
export const isTooShort = ({ clientHeight, scrollHeight }: Element): boolean => clientHeight > 0 && scrollHeight <= clientHeight;
