/**
 * What is wrong with the syntax of a Python expression body, as far as can be told without running Python:
 * brackets, quotes and block headers. Gives the parser's text with the place, or undefined.
 */
export function pythonSyntaxError(source: string, name: string): string | undefined {
    const open: { bracket: string; line: number }[] = [];
    const closes: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
    let line = 1;
    for (let at = 0; at < source.length; at++) {
        const character = source[at]!;
        if (character === "\n") line++;
        else if (character === "#") at = endOf(source, at, "\n") - 1;
        else if (character === '"' || character === "'") {
            const quote = source.startsWith(character.repeat(3), at) ? character.repeat(3) : character;
            const end = closing(source, at + quote.length, quote);
            if (end < 0)
                return quote.length === 3
                    ? `unterminated triple-quoted string literal (${name}, line ${line})`
                    : `unterminated string literal (${name}, line ${line})`;
            line += source.slice(at, end).split("\n").length - 1;
            at = end + quote.length - 1;
        } else if ("([{".includes(character)) open.push({ bracket: character, line });
        else if (closes[character]) {
            const last = open.pop();
            if (!last) return `unmatched '${character}' (${name}, line ${line})`;
            if (last.bracket !== closes[character])
                return `closing parenthesis '${character}' does not match opening parenthesis '${last.bracket}' (${name}, line ${line})`;
        }
    }
    const last = open.pop();
    return last ? `'${last.bracket}' was never closed (${name}, line ${last.line})` : undefined;
}

function endOf(source: string, from: number, mark: string): number {
    const end = source.indexOf(mark, from);
    return end < 0 ? source.length : end;
}

/** Where a string literal ends, escapes skipped; -1 when it does not, or when a plain one meets the end of its line. */
function closing(source: string, from: number, quote: string): number {
    for (let at = from; at < source.length; at++) {
        if (source[at] === "\\") at++;
        else if (source.startsWith(quote, at)) return at;
        else if (source[at] === "\n" && quote.length === 1) return -1;
    }
    return -1;
}
