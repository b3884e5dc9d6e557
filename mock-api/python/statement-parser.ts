import type { Block, Handler, Statement } from "./ast.ts";
import { parseExpression, parseParameters, parseTargets, parseTuple } from "./expression-parser.ts";
import { tokenize } from "./lexer.ts";
import { TokenReader } from "./token-reader.ts";

const AUGMENTS = ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", ">>=", "<<="];

/** Reads the body of a function: what policies and mappings are. Throws SyntaxFault. */
export function parse(source: string): Block {
    const reader = new TokenReader(tokenize(source));
    const statements: Statement[] = [];
    if (reader.isKind("indent")) throw reader.fault("unexpected indent");
    while (!reader.isKind("end")) statements.push(...parseLine(reader));
    return statements;
}

/** The statements of one line, or one with a block. */
function parseLine(reader: TokenReader): Statement[] {
    if (reader.isKind("indent")) throw reader.fault("unexpected indent");
    const { text } = reader.next;
    if (reader.isKind("name") && Object.hasOwn(COMPOUND, text)) return [COMPOUND[text]!(reader)];
    const statements = [parseSimple(reader)];
    while (reader.accept(";")) if (!reader.isKind("newline")) statements.push(parseSimple(reader));
    reader.expectKind("newline");
    return statements;
}

function parseSimple(reader: TokenReader): Statement {
    const { line, text, kind } = reader.next;
    if (kind === "name" && Object.hasOwn(SIMPLE, text)) {
        reader.take();
        return SIMPLE[text]!(reader, line);
    }
    const first = parseTuple(reader);
    const augment = AUGMENTS.find((operator) => reader.accept(operator));
    if (augment) return { kind: "augment", line, target: first, operator: augment.slice(0, -1), value: parseTuple(reader) };
    if (reader.accept(":")) parseExpression(reader);
    const chain = [first];
    while (reader.accept("=")) chain.push(reader.is("yield") ? reader.fault("invalid syntax") && first : parseTuple(reader));
    return chain.length === 1 ? { kind: "expression", line, value: first } : { kind: "assign", line, targets: chain.slice(0, -1), value: chain.at(-1)! };
}

const endsLine = (reader: TokenReader): boolean => reader.isKind("newline") || reader.is(";");
const optional = (reader: TokenReader) => (endsLine(reader) ? null : parseTuple(reader));

const SIMPLE: Readonly<Record<string, (reader: TokenReader, line: number) => Statement>> = {
    pass: (_, line) => ({ kind: "pass", line }),
    break: (_, line) => ({ kind: "break", line }),
    continue: (_, line) => ({ kind: "continue", line }),
    global: (reader, line) => ({ kind: "borrow", line, names: listed(reader) }),
    nonlocal: (reader, line) => ({ kind: "borrow", line, names: listed(reader) }),
    return: (reader, line) => ({ kind: "return", line, value: optional(reader) }),
    yield: (reader, line) => ({ kind: "yield", line, value: optional(reader) }),
    raise: (reader, line) => {
        const value = optional(reader);
        if (reader.accept("from")) parseExpression(reader);
        return { kind: "raise", line, value };
    },
    del: (reader, line) => {
        const target = parseTuple(reader);
        return { kind: "delete", line, targets: target.kind === "tuple" ? target.items : [target] };
    },
    assert: (reader, line) => ({ kind: "assert", line, test: parseExpression(reader), message: reader.accept(",") ? parseExpression(reader) : null }),
    import: (reader, line) => {
        const module = dotted(reader);
        return { kind: "import", line, module, names: null, as: reader.accept("as") ? reader.expectKind("name").text : module.split(".")[0]! };
    },
    from: (reader, line) => {
        const module = dotted(reader);
        reader.expect("import");
        const isWrapped = reader.accept("(");
        const names: [string, string][] = [];
        do {
            if (reader.is(")")) break;
            const name = reader.expectKind("name").text;
            names.push([name, reader.accept("as") ? reader.expectKind("name").text : name]);
        } while (reader.accept(","));
        if (isWrapped) reader.expect(")");
        return { kind: "import", line, module, names, as: "" };
    },
};

function listed(reader: TokenReader): string[] {
    const names = [reader.expectKind("name").text];
    while (reader.accept(",")) names.push(reader.expectKind("name").text);
    return names;
}

function dotted(reader: TokenReader): string {
    const parts = [reader.expectKind("name").text];
    while (reader.accept(".")) parts.push(reader.expectKind("name").text);
    return parts.join(".");
}

/** The block after a header; `of` names the header, as the language's message does. */
function parseBlock(reader: TokenReader, of: string, headerLine: number): Block {
    if (!reader.accept(":")) throw reader.fault(reader.isKind("newline") ? "expected ':'" : "invalid syntax");
    if (!reader.isKind("newline")) return parseLine(reader);
    reader.take();
    if (!reader.isKind("indent")) throw reader.fault(`expected an indented block after ${of} on line ${headerLine}`);
    reader.take();
    const statements: Statement[] = [];
    while (!reader.isKind("dedent") && !reader.isKind("end")) statements.push(...parseLine(reader));
    if (reader.isKind("dedent")) reader.take();
    return statements;
}

function parseElse(reader: TokenReader): Block {
    const { line } = reader.next;
    return reader.accept("else") ? parseBlock(reader, "'else' statement", line) : [];
}

function parseIf(reader: TokenReader): Statement {
    const { line, text } = reader.take();
    const test = parseExpression(reader);
    const whenTrue = parseBlock(reader, `'${text}' statement`, line);
    return { kind: "if", line, test, whenTrue, otherwise: reader.is("elif") ? [parseIf(reader)] : parseElse(reader) };
}

const COMPOUND: Readonly<Record<string, (reader: TokenReader) => Statement>> = {
    if: parseIf,
    for(reader) {
        const { line } = reader.take();
        const target = parseTargets(reader);
        reader.expect("in");
        const over = parseTuple(reader);
        return { kind: "for", line, target, over, body: parseBlock(reader, "'for' statement", line), otherwise: parseElse(reader) };
    },
    while(reader) {
        const { line } = reader.take();
        return { kind: "while", line, test: parseExpression(reader), body: parseBlock(reader, "'while' statement", line), otherwise: parseElse(reader) };
    },
    def(reader) {
        const { line } = reader.take();
        const name = reader.expectKind("name").text;
        reader.expect("(");
        const parameters = parseParameters(reader, ")");
        reader.expect(")");
        if (reader.accept("->")) parseExpression(reader);
        return { kind: "function", line, name, parameters, body: parseBlock(reader, "function definition", line) };
    },
    try(reader) {
        const { line } = reader.take();
        const body = parseBlock(reader, "'try' statement", line);
        const handlers: Handler[] = [];
        while (reader.is("except")) {
            const at = reader.take().line;
            const type = reader.is(":") ? null : parseTuple(reader);
            const as = reader.accept("as") ? reader.expectKind("name").text : null;
            handlers.push({ type, as, body: parseBlock(reader, "'except' statement", at) });
        }
        const otherwise = parseElse(reader);
        const at = reader.next.line;
        const last = reader.accept("finally") ? parseBlock(reader, "'finally' statement", at) : [];
        if (!handlers.length && !last.length) throw reader.fault("expected 'except' or 'finally' block");
        return { kind: "try", line, body, handlers, otherwise, last };
    },
};
