/** "Email or Username", in the words of the page's language. */
export const disjunction = (items: string[]): string => new Intl.ListFormat(document.documentElement.lang || "en", { type: "disjunction" }).format(items);
