/** Words of a query, as `fit` takes them. */
export const wordsOf = (query: string): string[] =>
    query
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== "");

/** How well a word fits that is meant: but for one slip of the finger it is there. */
export const SLIP = 3;

/** How well a word of a query fits a text, both in small letters; 0 is not at all. */
export function fit(word: string, text: string): number {
    const at = text.indexOf(word);
    if (at === 0) return 8;
    if (at > 0) return isLetter(text[at - 1]) ? 4 : 6;
    if (word.length > 1 && initials(text).startsWith(word)) return 5;
    if (text.split(GAPS).some((part) => isMeant(word, part.slice(0, word.length + 1)))) return SLIP;
    return word.length > 1 && isWithin(word, text) ? 1 : 0;
}

const GAPS = /[^\p{L}\p{N}]+/u;
const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const initials = (text: string): string =>
    text
        .split(GAPS)
        .map((part) => part[0] ?? "")
        .join("");

/** True when the letters of `word` come in `text` in this order. */
function isWithin(word: string, text: string): boolean {
    let at = -1;
    return [...word].every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}

/** Of three letters one that is wrong would fit nearly everything: there only two that are changed over are forgiven. */
const isMeant = (word: string, text: string): boolean =>
    word.length > 3 ? isNear(word, text) : word.length === 3 && isSwapped(word, text, firstWrong(word, text));

/** True when one slip of the finger makes `word` the beginning of `text`: a letter too much, too few, wrong, or two changed over. */
function isNear(word: string, text: string): boolean {
    const at = firstWrong(word, text);
    if (at < 0) return true;
    const rest = (from: string, skipped: number): string => from.slice(at + skipped);
    return (
        text.startsWith(word.slice(0, at) + rest(word, 1)) ||
        rest(text, 1).startsWith(rest(word, 0)) ||
        rest(text, 1).startsWith(rest(word, 1)) ||
        isSwapped(word, text, at)
    );
}

/** Where `word` leaves the beginning of `text`; -1 where it does not. */
const firstWrong = (word: string, text: string): number => [...word].findIndex((letter, index) => letter !== text[index]);

/** True when `word` is the beginning of `text` but for two letters, the first of them there, which are changed over. */
const isSwapped = (word: string, text: string, at: number): boolean =>
    word[at] === text[at + 1] && word[at + 1] === text[at] && text.slice(at + 2).startsWith(word.slice(at + 2));
