import type { Block } from "./ast.ts";
import { Interpreter, type Modules } from "./interpreter.ts";
import { SyntaxFault } from "./lexer.ts";
import { parse } from "./statement-parser.ts";
import type { Value } from "./values.ts";

const parsed = new Map<string, Block>();
const REMEMBERED = 300;

function read(source: string): Block {
    const known = parsed.get(source);
    if (known) return known;
    if (parsed.size >= REMEMBERED) parsed.clear();
    const block = parse(source);
    parsed.set(source, block);
    return block;
}

/**
 * Runs the body of a function written in Python, as far as policies and mappings use the language: no classes, no `with`,
 * no `async`. Gives what it returns, or a list of what it yields. Throws PyError as the language does, SyntaxFault for what is no Python.
 */
export const runPython = (source: string, names: Record<string, Value>, modules: Modules = {}): Value => new Interpreter(names, modules).run(read(source));

/** What is wrong with the syntax of an expression: the parser's text with the place, or undefined. Lines count from the function's header. */
export function pythonSyntaxError(source: string, name: string): string | undefined {
    try {
        read(source);
        return undefined;
    } catch (error) {
        if (!(error instanceof SyntaxFault)) throw error;
        const message = error.message.replace(/on line (\d+)/, (_, line: string) => `on line ${Number(line) + 1}`);
        return `${message} (${name}, line ${error.line + 1})`;
    }
}
