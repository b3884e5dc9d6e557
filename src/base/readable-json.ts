/** JSON in lines, also where it is cut off; anything else as it is. */
export function readable(text: string): string {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
        return BEGINNING.test(text) ? indented(text) : text;
    }
}

/** Of an object or a list with something in it. */
const BEGINNING = /^\s*[{[]\s*["{[]/;
/** A text, which may be cut off, a sign, or what is between them. */
const TOKENS = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\],:]|[^\s{}[\],:"]+/g;

/** As `JSON.stringify` does it, for a text that cannot be parsed. */
function indented(text: string): string {
    let [out, before, depth] = ["", "", 0];
    const line = (): string => `\n${"  ".repeat(depth)}`;
    for (const [token] of text.matchAll(TOKENS)) {
        const [opened, closes] = [before === "{" || before === "[", token === "}" || token === "]"];
        if (closes) depth = Math.max(0, depth - 1);
        if (opened !== closes || before === ",") out += line();
        out += token === ":" ? ": " : token;
        if (token === "{" || token === "[") depth++;
        before = token;
    }
    return out;
}
