import { PyError } from "./values.ts";

/** Where an expression failed, as the language tells it: the lines that led there, then what went wrong. */
export function traceback(error: unknown, { name, source = "" }: { name: string; source?: string }): string {
    if (!(error instanceof PyError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
    const lines = source.split("\n");
    const frames = error.lines.map((line, depth) => {
        const code = lines[line - 1]?.trim();
        return `  File "${name}", line ${line}, in ${depth === 0 ? "<module>" : "handler"}${code ? `\n    ${code}` : ""}`;
    });
    return ["Traceback (most recent call last):", ...frames, error.message ? `${error.type}: ${error.message}` : error.type].join("\n");
}
