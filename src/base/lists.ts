import { language } from "./language.ts";

/** "Email or Username", in the words of the page's language. */
export const disjunction = (items: string[]): string => new Intl.ListFormat(language(), { type: "disjunction" }).format(items);

/** "Email and Username", in the words of the page's language. */
export const conjunction = (items: string[]): string => new Intl.ListFormat(language(), { type: "conjunction" }).format(items);
