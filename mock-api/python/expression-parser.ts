import type { Argument, Expression, FormatPart, Loop, Parameter } from "./ast.ts";
import { tokenize } from "./lexer.ts";
import { TokenReader } from "./token-reader.ts";

const KEYWORDS = new Set(
    "and as assert break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
        " ",
    ),
);
const CONSTANTS = new Map<string, boolean | null>([
    ["True", true],
    ["False", false],
    ["None", null],
]);

/** Levels of binary operators, loosest first. */
const LEVELS = [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"]];

/** `a, b` and starred ones make a tuple. */
export function parseTuple(reader: TokenReader): Expression {
    const first = parseStarred(reader);
    if (!reader.is(",")) return first;
    const items = [first];
    while (reader.accept(",") && !endsTuple(reader)) items.push(parseStarred(reader));
    return { kind: "tuple", items };
}

const endsTuple = (reader: TokenReader): boolean => reader.isKind("newline") || reader.isKind("end") || reader.is("=", ")", "]", "}", ":", "in", ";");

const parseStarred = (reader: TokenReader): Expression => (reader.accept("*") ? { kind: "starred", of: parseBinary(reader, 0) } : parseExpression(reader));

export function parseExpression(reader: TokenReader): Expression {
    if (reader.accept("lambda")) {
        const parameters = parseParameters(reader, ":");
        reader.expect(":");
        return { kind: "lambda", parameters, body: parseExpression(reader) };
    }
    if (reader.isKind("name") && reader.isAfter(":=")) {
        const name = reader.take().text;
        reader.expect(":=");
        return { kind: "assigned", name, value: parseExpression(reader) };
    }
    const whenTrue = parseOr(reader);
    if (!reader.accept("if")) return whenTrue;
    const test = parseOr(reader);
    reader.expect("else");
    return { kind: "choose", test, whenTrue, otherwise: parseExpression(reader) };
}

/** Parameters of a function up to the closing mark, which is left. */
export function parseParameters(reader: TokenReader, end: string): Parameter[] {
    const parameters: Parameter[] = [];
    while (!reader.is(end)) {
        const spread = reader.accept("**") ? "**" : reader.accept("*") ? "*" : undefined;
        // A bare star: what follows is given by name only.
        const name = spread === "*" && reader.is(",") ? "" : reader.expectKind("name").text;
        if (end === ")" && reader.accept(":")) parseExpression(reader);
        parameters.push({ name, spread, fallback: reader.accept("=") ? parseExpression(reader) : undefined });
        if (!reader.accept(",")) break;
    }
    return parameters;
}

function parseOr(reader: TokenReader): Expression {
    const operands = [parseAnd(reader)];
    while (reader.accept("or")) operands.push(parseAnd(reader));
    return operands.length === 1 ? operands[0]! : { kind: "or", operands };
}

function parseAnd(reader: TokenReader): Expression {
    const operands = [parseNot(reader)];
    while (reader.accept("and")) operands.push(parseNot(reader));
    return operands.length === 1 ? operands[0]! : { kind: "and", operands };
}

const parseNot = (reader: TokenReader): Expression =>
    reader.accept("not") ? { kind: "unary", operator: "not", operand: parseNot(reader) } : parseComparison(reader);

function parseComparison(reader: TokenReader): Expression {
    const first = parseBinary(reader, 0);
    const rest: [string, Expression][] = [];
    for (;;) {
        let operator: string;
        if (reader.is("<", ">", "==", "!=", "<=", ">=", "in")) operator = reader.take().text;
        else if (reader.accept("is")) operator = reader.accept("not") ? "is not" : "is";
        else if (reader.is("not") && reader.isAfter("in")) {
            reader.take();
            reader.take();
            operator = "not in";
        } else break;
        rest.push([operator, parseBinary(reader, 0)]);
    }
    return rest.length ? { kind: "compare", first, rest } : first;
}

function parseBinary(reader: TokenReader, level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return parseUnary(reader);
    let left = parseBinary(reader, level + 1);
    while (reader.is(...operators)) left = { kind: "binary", operator: reader.take().text, left, right: parseBinary(reader, level + 1) };
    return left;
}

function parseUnary(reader: TokenReader): Expression {
    if (reader.is("-", "+", "~")) return { kind: "unary", operator: reader.take().text, operand: parseUnary(reader) };
    const base = parsePostfix(reader);
    return reader.accept("**") ? { kind: "binary", operator: "**", left: base, right: parseUnary(reader) } : base;
}

function parsePostfix(reader: TokenReader): Expression {
    let of = parseAtom(reader);
    for (;;) {
        if (reader.accept(".")) of = { kind: "attribute", of, name: reader.expectKind("name").text };
        else if (reader.accept("(")) of = { kind: "call", of, args: parseArguments(reader) };
        else if (reader.accept("[")) {
            of = { kind: "item", of, key: parseKey(reader) };
            reader.expect("]");
        } else return of;
    }
}

function parseArguments(reader: TokenReader): Argument[] {
    const args: Argument[] = [];
    while (!reader.is(")")) {
        const spread = reader.accept("**") ? "**" : reader.accept("*") ? "*" : undefined;
        const name = !spread && reader.isKind("name") && reader.isAfter("=") ? reader.take().text : undefined;
        if (name) reader.expect("=");
        const value = parseExpression(reader);
        if (reader.is("for")) args.push({ value: { kind: "comprehension", of: "generator", item: value, loops: parseLoops(reader) } });
        else args.push({ value, name, spread });
        if (!reader.accept(",")) break;
    }
    reader.expect(")");
    return args;
}

function parseKey(reader: TokenReader): Expression {
    const from = reader.is(":") ? null : parseTuple(reader);
    if (!reader.accept(":")) return from ?? { kind: "constant", value: null };
    const to = reader.is("]", ":") ? null : parseExpression(reader);
    const step = reader.accept(":") && !reader.is("]") ? parseExpression(reader) : null;
    return { kind: "slice", from, to, step };
}

function parseAtom(reader: TokenReader): Expression {
    const { kind, text } = reader.next;
    if (kind === "number") {
        reader.take();
        return { kind: "constant", value: Number(text.replaceAll("_", "")) };
    }
    if (kind === "string") return parseStrings(reader);
    if (kind === "name") {
        if (KEYWORDS.has(text)) throw reader.fault();
        reader.take();
        const constant = CONSTANTS.get(text);
        return constant === undefined ? { kind: "name", name: text } : { kind: "constant", value: constant };
    }
    if (reader.accept("(")) return parseParenthesis(reader);
    if (reader.accept("[")) return parseList(reader);
    if (reader.accept("{")) return parseBraces(reader);
    throw reader.fault();
}

function parseParenthesis(reader: TokenReader): Expression {
    if (reader.accept(")")) return { kind: "tuple", items: [] };
    const inner = parseTuple(reader);
    const whole: Expression = reader.is("for") ? { kind: "comprehension", of: "generator", item: inner, loops: parseLoops(reader) } : inner;
    reader.expect(")");
    return whole;
}

function parseList(reader: TokenReader): Expression {
    const items: Expression[] = [];
    while (!reader.is("]")) {
        items.push(parseStarred(reader));
        if (reader.is("for")) {
            const loops = parseLoops(reader);
            reader.expect("]");
            return { kind: "comprehension", of: "list", item: items[0]!, loops };
        }
        if (!reader.accept(",")) break;
    }
    reader.expect("]");
    return { kind: "list", items };
}

function parseBraces(reader: TokenReader): Expression {
    const entries: [Expression | null, Expression][] = [];
    const items: Expression[] = [];
    while (!reader.is("}")) {
        if (reader.accept("**")) entries.push([null, parseBinary(reader, 0)]);
        else {
            const key = parseStarred(reader);
            const value = reader.accept(":") ? parseExpression(reader) : undefined;
            if (reader.is("for")) {
                const loops = parseLoops(reader);
                reader.expect("}");
                return { kind: "comprehension", of: value ? "dict" : "set", item: key, value, loops };
            }
            if (value) entries.push([key, value]);
            else items.push(key);
        }
        if (!reader.accept(",")) break;
    }
    reader.expect("}");
    return items.length ? { kind: "set", items } : { kind: "dict", entries };
}

function parseLoops(reader: TokenReader): Loop[] {
    const loops: Loop[] = [];
    while (reader.accept("for")) {
        const target = parseTargets(reader);
        reader.expect("in");
        const over = parseOr(reader);
        const tests: Expression[] = [];
        while (reader.accept("if")) tests.push(parseOr(reader));
        loops.push({ target, over, tests });
    }
    return loops;
}

/** Names that a loop fills, up to `in`. */
export function parseTargets(reader: TokenReader): Expression {
    const items = [parsePostfix(reader)];
    while (reader.accept(",") && !reader.is("in")) items.push(parsePostfix(reader));
    return items.length === 1 ? items[0]! : { kind: "tuple", items };
}

/** Texts beside each other are one. */
function parseStrings(reader: TokenReader): Expression {
    const parts: (string | FormatPart)[] = [];
    while (reader.isKind("string")) {
        const { text, prefix, line } = reader.take();
        parts.push(...(prefix?.includes("f") ? formatParts(text, reader, line) : [text]));
    }
    return parts.every((part) => typeof part === "string") ? { kind: "constant", value: parts.join("") } : { kind: "format", parts };
}

function formatParts(text: string, reader: TokenReader, line: number): (string | FormatPart)[] {
    const parts: (string | FormatPart)[] = [];
    for (const [, plain, inner] of text.matchAll(/((?:[^{}]|\{\{|\}\})+)|\{((?:[^{}]|\{[^{}]*\})+)\}/g)) {
        if (plain !== undefined) parts.push(plain.replaceAll("{{", "{").replaceAll("}}", "}"));
        else {
            const [, source, conversion, spec] = /^([\s\S]*?)(?:!([rsa]))?(?::([^'"[\]()]*))?$/.exec(inner!)!;
            if (!source!.trim()) throw reader.fault("f-string: empty expression not allowed", line);
            parts.push({ value: parseTuple(new TokenReader(tokenize(source!.trim()))), conversion: conversion ?? "", spec: spec ?? "" });
        }
    }
    return parts;
}
