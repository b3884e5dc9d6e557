import type { Call } from "#kernel/call.ts";
import { own } from "#kernel/own.ts";
import { ANYBODY, type Reader } from "#kernel/reader.ts";
import { type Language, languageOf } from "./language.ts";
import { GERMAN } from "./sentences.de.ts";
import { currentTenant } from "./tenant.resource.ts";

const SENTENCES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: {}, de: GERMAN };

/** Pages outside the interfaces speak the person's language, and look as the tenant does. */
export function reader(call: Call): Reader {
    const language = languageOf(call);
    const { title: name, row } = currentTenant(call);
    return {
        language,
        brand: row ? { name, logo: row.branding_logo, favicon: row.branding_favicon } : ANYBODY.brand,
        say: (text) => inLanguage(text, SENTENCES[language]),
    };
}

/** As a whole, else sentence by sentence: what is wrong, and what of it. */
const inLanguage = (text: string, sentences: Readonly<Record<string, string>>): string =>
    own(sentences, text) ??
    text
        .split(/(?<=\.) /)
        .map((sentence) => own(sentences, sentence) ?? sentence)
        .join(" ");
