/**
 * `work` with its answers kept in memory: for what costs much, follows from nothing but its texts, and is asked again and again.
 * @param most answers that are kept; with one more all are forgotten
 */
export function remembered<Texts extends readonly string[], T>(most: number, work: (...texts: Texts) => T): (...texts: Texts) => T {
    const known = new Map<string, { readonly answer: T }>();
    return (...texts) => {
        // One text is its own key: a private key is long, and asked for with each request.
        const [only = ""] = texts;
        const key = texts.length === 1 ? only : JSON.stringify(texts);
        const before = known.get(key);
        if (before) return before.answer;
        const answer = work(...texts);
        if (known.size >= most) known.clear();
        known.set(key, { answer });
        return answer;
    };
}
