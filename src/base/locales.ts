/** A language that the interfaces speak. */
export interface Locale {
    /** As the backend stores it, and as `?locale=` names it. */
    code: string;
    /** In itself, so that whoever speaks it finds it. */
    label: string;
}

export const SOURCE_LOCALE = "en";

export const locales: readonly Locale[] = [
    { code: SOURCE_LOCALE, label: "English" },
    { code: "de", label: "Deutsch" },
    { code: "debug", label: "Debug" },
];

/** Those that people choose from: the pseudo-locale is for whoever looks for texts without a translation, by `?locale=debug`. */
export const offeredLocales: readonly Locale[] = locales.filter(({ code }) => code !== "debug");

/** The language of a code such as `de_AT` or `de-AT`; undefined when there is no translation into it. */
export function knownLocale(code: string | null | undefined): string | undefined {
    const candidates = code ? [code, code.split(/[_-]/)[0]] : [];
    return candidates.map((wanted) => locales.find((known) => known.code === wanted?.toLowerCase())?.code).find((found) => found !== undefined);
}
