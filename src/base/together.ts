/** Keeps numbers in one line with the words beside them: "Line 4" and "3 of 10" are read at one glance. */
export const together = (text: string): string => text.replace(/(?<=\p{L}) (?=\d)|(?<=\d) (?=\p{L})/gu, "\u00a0");
