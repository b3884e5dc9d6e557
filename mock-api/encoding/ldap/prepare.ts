/*
 * Texts as they are compared (RFC 4518): compatibility forms as one, runs of blanks as one. Without its table of prohibited characters: what stands in
 * our directories was not checked by it either.
 */

const PLAIN = /^[\x21-\x7e]*$/;

export const collapse = (text: string): string => (PLAIN.test(text) ? text : text.normalize("NFKC").replaceAll(/\s+/g, " "));

export const foldExact = (text: string): string => collapse(text).trim();

export const foldCase = (text: string): string => foldExact(text).toLowerCase();
