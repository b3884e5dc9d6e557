import { SyntaxFault, type Token } from "./lexer.ts";

/** Walks through tokens for the parsers. */
export class TokenReader {
    readonly #tokens: readonly Token[];
    #at = 0;

    constructor(tokens: readonly Token[]) {
        this.#tokens = tokens;
    }

    get next(): Token {
        return this.#tokens[this.#at]!;
    }

    take(): Token {
        return this.#tokens[this.#at++]!;
    }

    /** Whether the next token is this operator or keyword. */
    is(...texts: readonly string[]): boolean {
        const { kind, text } = this.next;
        return (kind === "operator" || kind === "name") && texts.includes(text);
    }

    isAfter(text: string): boolean {
        const after = this.#tokens[this.#at + 1];
        return after?.text === text && after.kind !== "string";
    }

    isKind(kind: Token["kind"]): boolean {
        return this.next.kind === kind;
    }

    /** Takes the token when it is there. */
    accept(text: string): boolean {
        if (!this.is(text)) return false;
        this.#at++;
        return true;
    }

    expect(text: string): void {
        if (!this.accept(text)) throw this.fault();
    }

    expectKind(kind: Token["kind"]): Token {
        if (!this.isKind(kind)) throw this.fault();
        return this.take();
    }

    fault(message = "invalid syntax", line = this.next.line): SyntaxFault {
        const { unclosed } = this.next;
        if (unclosed) return new SyntaxFault(`'${unclosed.text}' was never closed`, unclosed.line);
        return new SyntaxFault(message, line);
    }
}
