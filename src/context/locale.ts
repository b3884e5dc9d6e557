import { configureLocalization, LOCALE_STATUS_EVENT, type LocaleModule } from "@lit/localize";
import { knownLocale, locales, SOURCE_LOCALE } from "#src/base/locales.ts";
import { remember, remembered } from "#src/base/remembered.ts";
import { session } from "./session.ts";
import { tenant } from "./tenant.ts";
import { ownValue } from "#src/base/own-value.ts";

const LOADERS: Readonly<Record<string, () => Promise<LocaleModule>>> = {
    de: () => import("#src/locales/generated/de.ts"),
    debug: () => import("#src/locales/generated/debug.ts"),
};

/** BCP 47 tags of codes that are not tags themselves: for screen readers, dates and numbers. */
const TAGS: Readonly<Record<string, string>> = { debug: "en" };

const { getLocale, setLocale } = configureLocalization({
    sourceLocale: SOURCE_LOCALE,
    targetLocales: locales.map(({ code }) => code).filter((code) => code !== SOURCE_LOCALE),
    loadLocale: (code) => ownValue(LOADERS, code)!(),
});

// Before any element renders again: what `Intl` writes goes by this attribute.
window.addEventListener(LOCALE_STATUS_EVENT, ({ detail }) => {
    if (detail.status === "ready") mark(detail.readyLocale);
});

function mark(code: string): void {
    document.documentElement.lang = ownValue(TAGS, code) ?? code;
}

const asked = (): string | undefined => knownLocale(new URLSearchParams(location.search).get("locale"));
/** The setting of whoever sits there: who acts as somebody else still reads as themselves. */
const ofUser = (): string | undefined => {
    const code = ((session.value?.original ?? session.value?.user)?.settings as { locale?: unknown } | undefined)?.locale;
    return typeof code === "string" ? knownLocale(code) : undefined;
};
const ofBrowser = (): string | undefined => navigator.languages.map(knownLocale).find((code) => code !== undefined);

const KEY = "ak-locale";

/** The language of the last page in this browser: until the user is known, so that texts do not change before their eyes. */
const ofLastPage = (): string | undefined => (session.value ? undefined : knownLocale(remembered(KEY)));

const CHOICE_KEY = "ak-locale-choice";

/** Chosen in this browser: it holds until the user's setting, which stands behind it, is another one. */
function chosen(): string | undefined {
    const [code, over] = (remembered(CHOICE_KEY) ?? "").split(" ");
    return over === (ofUser() ?? "-") ? knownLocale(code) : undefined;
}

const choose = (code: string): void => remember(CHOICE_KEY, `${code} ${ofUser() ?? "-"}`);

/** What the address asks for, else what was chosen in this browser, else what the user has set, else the tenant's, else the browser's. */
const wanted = (): string => asked() ?? chosen() ?? ofUser() ?? ofLastPage() ?? knownLocale(tenant.value?.default_locale) ?? ofBrowser() ?? SOURCE_LOCALE;

/** Switches every text on the page to what is wanted now; nothing is loaded again. */
async function apply(): Promise<void> {
    const code = wanted();
    await setLocale(code);
    // Nothing is announced of a language that was there already.
    mark(getLocale());
    if (session.value) remember(KEY, code);
}

/** Language of the interface. */
export const locale = {
    get: getLocale,
    /** Sets a language whatever the settings say, until they change: for the catalogue of elements. */
    set: async (code: string): Promise<void> => setLocale(code),
    /** Sets a language for this browser, until the user's setting changes. */
    async choose(code: string): Promise<void> {
        choose(code);
        await setLocale(code);
        remember(KEY, code);
    },
    /** Resolves when the first language is there; from then on it follows the user's and the tenant's settings. */
    async start(): Promise<void> {
        session.subscribe(() => void apply());
        tenant.subscribe(() => void apply());
        // Texts in English are better than none.
        await apply().catch(() => undefined);
    },
};
