/** A sentence with something in it, and what is said in its place. @param given what the groups of the pattern found */
export type Pattern = readonly [pattern: RegExp, text: (...given: string[]) => string];

/** What is said in place of a sentence, by the first pattern that it fits; undefined where it fits none. */
export function byPattern(said: string, patterns: readonly Pattern[]): string | undefined {
    for (const [pattern, text] of patterns) {
        const found = pattern.exec(said);
        if (found) return text(...found.slice(1));
    }
    return undefined;
}
