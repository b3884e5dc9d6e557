/** What the source cannot be, and in which line; `message` is the language's own. */
export class SyntaxFault extends Error {
    readonly line: number;
    constructor(message: string, line: number) {
        super(message);
        this.line = line;
    }
}

export interface Token {
    readonly kind: "name" | "number" | "string" | "operator" | "newline" | "indent" | "dedent" | "end";
    readonly text: string;
    readonly line: number;
    /** Letters before a string: `r`, `f`, `b`. */
    readonly prefix?: string;
    /** On the end: the bracket that is still open, and its line. */
    readonly unclosed?: { readonly text: string; readonly line: number };
}

const OPERATORS = [
    ..."**= //= >>= <<= ... ".trim().split(" "),
    ..."** // >> << == != <= >= -> += -= *= /= %= &= |= ^= :=".split(" "),
    ..."+-*/%@&|^~<>()[]{},:.;=",
];
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /0[xX][\da-fA-F]+|0[bB][01]+|\d[\d_]*(\.\d*)?([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?/y;
const STRING = /([rRbBfFuU]{0,2})("""|'''|"|')/y;

/** Splits Python source into tokens, with the blocks that its indentation makes. Throws SyntaxFault. */
export function tokenize(source: string): Token[] {
    const tokens: Token[] = [];
    const indents = [0];
    let [at, line] = [0, 1];
    /** Brackets that are open, with their lines. */
    const open: { readonly text: string; readonly line: number }[] = [];
    let isLineStart = true;

    const match = (pattern: RegExp): RegExpExecArray | null => {
        pattern.lastIndex = at;
        return pattern.exec(source);
    };
    const push = (kind: Token["kind"], text: string, prefix?: string) => tokens.push({ kind, text, line, prefix });

    while (at < source.length) {
        if (isLineStart && open.length === 0) {
            const [space] = /^[ \t]*/.exec(source.slice(at))!;
            const rest = source[at + space.length];
            if (rest === "\n" || rest === "#" || rest === "\r" || rest === undefined) {
                at = endOfLine(source, at) + 1;
                line++;
                continue;
            }
            indentTo(space.replaceAll("\t", "        ").length);
            at += space.length;
            isLineStart = false;
        }
        const character = source[at]!;
        if (character === "\n") {
            if (open.length === 0) {
                push("newline", "\n");
                isLineStart = true;
            }
            line++;
            at++;
        } else if (character === "\\" && source[at + 1] === "\n") {
            line++;
            at += 2;
        } else if (/\s/.test(character)) at++;
        else if (character === "#") at = endOfLine(source, at);
        else readToken(character);
    }
    const unclosed = open.at(-1);
    // Whoever reads on to the end is told of the bracket; what is wrong before it is told first.
    if (unclosed) return [...tokens, { kind: "end", text: "", line, unclosed }];
    if (tokens.length && tokens.at(-1)!.kind !== "newline") push("newline", "\n");
    while (indents.length > 1) {
        indents.pop();
        push("dedent", "");
    }
    push("end", "");
    return tokens;

    function indentTo(width: number): void {
        if (width > indents.at(-1)!) {
            indents.push(width);
            push("indent", "");
        }
        while (width < indents.at(-1)!) {
            indents.pop();
            push("dedent", "");
        }
        if (width !== indents.at(-1)) throw new SyntaxFault("unindent does not match any outer indentation level", line);
    }

    function readToken(character: string): void {
        const string = match(STRING);
        if (string) return readString(string[1]!.toLowerCase(), string[2]!, string[0].length);
        const name = match(NAME);
        if (name) {
            push("name", name[0]);
            at += name[0].length;
            return;
        }
        const number = match(NUMBER);
        if (number) {
            push("number", number[0]);
            at += number[0].length;
            return;
        }
        const operator = OPERATORS.find((one) => source.startsWith(one, at));
        if (!operator) throw new SyntaxFault("invalid syntax", line);
        if ("([{".includes(character)) open.push({ text: character, line });
        if (")]}".includes(character)) open.pop();
        push("operator", operator);
        at += operator.length;
    }

    function readString(prefix: string, quote: string, length: number): void {
        const start = at + length;
        let end = start;
        while (end < source.length && !source.startsWith(quote, end)) end += source[end] === "\\" ? 2 : 1;
        const raw = source.slice(start, end);
        if (end >= source.length || (quote.length === 1 && raw.includes("\n")))
            throw new SyntaxFault(quote.length === 3 ? "unterminated triple-quoted string literal" : "unterminated string literal", line);
        push("string", prefix.includes("r") ? raw : unescape(raw), prefix);
        line += raw.split("\n").length - 1;
        at = end + quote.length;
    }
}

function endOfLine(source: string, from: number): number {
    const end = source.indexOf("\n", from);
    return end < 0 ? source.length : end;
}

const ESCAPES: Readonly<Record<string, string>> = { "n": "\n", "t": "\t", "r": "\r", "0": "\0", "\n": "", "\\": "\\", "'": "'", '"': '"' };

const unescape = (raw: string): string =>
    raw.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|[\s\S])/g, (whole, code: string) =>
        code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? whole),
    );
