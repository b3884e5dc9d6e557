import type { Call } from "#kernel/http/call.ts";
import { own } from "#kernel/base/own.ts";
import { ANYBODY, type Reader } from "#kernel/http/reader.ts";
import { type Language, languageOf } from "./language.ts";
import { GERMAN, GERMAN_PATTERNS } from "./sentences.de.ts";
import { currentTenant } from "./tenant.resource.ts";

/** Sentences as they are in English, and patterns of those that have something in them. */
interface Words {
    readonly sentences: Readonly<Record<string, string>>;
    readonly patterns: readonly (readonly [english: RegExp, translated: string])[];
}

const WORDS: Readonly<Record<Language, Words>> = {
    en: { sentences: {}, patterns: [] },
    de: { sentences: GERMAN, patterns: GERMAN_PATTERNS },
};

/** Pages outside the interfaces speak the person's language, and look as the tenant does. */
export function reader(call: Call): Reader {
    const language = languageOf(call);
    const { title: name, row } = currentTenant(call);
    return {
        language,
        brand: row ? { name, logo: row.branding_logo, favicon: row.branding_favicon } : ANYBODY.brand,
        say: (text) => inLanguage(text, WORDS[language]),
    };
}

/** As a whole, else sentence by sentence: what is wrong, and what of it. */
const inLanguage = (text: string, words: Words): string =>
    own(words.sentences, text) ??
    text
        .split(/(?<=\.) /)
        .map((sentence) => own(words.sentences, sentence) ?? byPattern(sentence, words) ?? sentence)
        .join(" ");

function byPattern(sentence: string, { patterns }: Words): string | undefined {
    const [pattern, translated] = patterns.find(([english]) => english.test(sentence)) ?? [];
    return pattern && translated && sentence.replace(pattern, translated);
}
