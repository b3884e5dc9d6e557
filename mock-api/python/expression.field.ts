import { code } from "#kernel/base/fields.ts";
import { LostInterpreter } from "./interpreter.ts";
import { hasPython, NoPython, python } from "./python.ts";

/** Python source, checked for its syntax by CPython. `sourceName`: what the language calls it in its messages. Throws NotReady until Python is there. */
export const expression = (sourceName = "None") =>
    code({
        format: "expression",
        check(source) {
            // What is shipped is looked at by a test; a build step has no Python.
            const fault = hasPython() ? syntaxError(source, sourceName) : undefined;
            return fault && `Expression Syntax Error: ${fault}`;
        },
    });

/** What is wrong with the syntax of an expression: the parser's text with the place, or undefined. Lines count from the function's header. */
export function syntaxError(source: string, name: string): string | undefined {
    try {
        const answered = python().check(JSON.stringify({ check: { text: source, name } }));
        return (JSON.parse(answered) as { error?: string }).error;
    } catch (error) {
        // Where Python cannot be had, running the expression says so.
        if (error instanceof NoPython) return undefined;
        if (error instanceof LostInterpreter) return `${error.reason === "depth" ? "too deeply nested" : "too large"} (${name}, line 1)`;
        throw error;
    }
}
