/*
 * Numbers whose text is more precise than a JavaScript number can be: integers above 2^53, `1.0`, `1e400`. In free JSON (attributes, contexts)
 * the original keeps them, so they travel and are stored as marked texts: no class that a journal, a worker or an export would have to know.
 * NUL marks them, because neither the API nor the original's database takes a text that contains it.
 */

const MARK = "\0";
/** A marked number as JSON writes its text. */
const WRITTEN = /"\\u0000(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)"/g;
const WRITTEN_MARK = String.raw`"\u0000`;
/** Strings, so that nothing in them counts, and numbers. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
/** Texts without any of these contain no number that needs a mark: most. */
const SUSPECT = /\d{16}|\.\d*0(?!\d)|\d[eE]|-0(?![.\d])|\.\d{15}|\\u0000/;

/** A text that pretends to be a marked number. */
export class PretendedMark extends Error {}

/** The JSON text with numbers marked that would lose something. Throws PretendedMark. */
export function markNumbers(text: string): string {
    if (!SUSPECT.test(text)) return text;
    return text.replace(TOKEN, (token) => {
        if (token.startsWith(WRITTEN_MARK)) throw new PretendedMark("Null characters are not allowed.");
        return token.startsWith('"') || String(Number(token)) === token ? token : `"\\u0000${token}"`;
    });
}

/** The JSON text with marked numbers as numbers again. */
export const unmarkNumbers = (text: string): string => (text.includes(WRITTEN_MARK) ? text.replace(WRITTEN, "$1") : text);

/** A value as JSON text that others read: with every number as it was written. */
export const jsonText = (value: unknown): string => unmarkNumbers(JSON.stringify(value));

/** The text of a marked number; undefined for everything else. */
export const numberText = (value: unknown): string | undefined => (typeof value === "string" && value.startsWith(MARK) ? value.slice(MARK.length) : undefined);

/** A marked number as a number, as near as it comes; everything else as it is. */
export function asNumber<T>(value: T): T | number {
    const text = numberText(value);
    return text === undefined ? value : Number(text);
}

/** A number of which only the text is known: itself where it loses nothing, marked where it would. */
export const exactNumber = (text: string): number | string => (String(Number(text)) === text ? Number(text) : MARK + text);
