import { language } from "./language.ts";

/** Whole sentences about a number of things, by the kinds of plural that languages have; those that have fewer take `other`. */
type Sentences = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The sentence that goes with a number in the page's language: `plural(count, { one: msg("1 user"), other: msg(str`${count} users`) })`. */
export const plural = (count: number, sentences: Sentences): string => sentences[new Intl.PluralRules(language()).select(count)] ?? sentences.other;
