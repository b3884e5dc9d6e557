/** BCP 47 tag of the language that the page is in now: for whatever `Intl` writes. */
export const language = (): string => document.documentElement.lang || "en";
