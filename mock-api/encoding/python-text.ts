/** Name of the type that a JSON value has in Python, as messages of the API name it. */
export function pythonType(value: unknown): string {
    if (value === null || value === undefined) return "NoneType";
    if (Array.isArray(value)) return "list";
    if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
    return typeof value === "string" ? "str" : typeof value === "boolean" ? "bool" : "dict";
}

/** A JSON value as Python's `repr` writes it. */
export function pythonRepr(value: unknown): string {
    if (value === null || value === undefined) return "None";
    if (typeof value === "boolean") return value ? "True" : "False";
    if (typeof value === "string") {
        const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
        return (
            quote +
            value
                .replaceAll("\\", "\\\\")
                .replaceAll("\n", "\\n")
                .replaceAll("'", quote === "'" ? "\\'" : "'") +
            quote
        );
    }
    if (Array.isArray(value)) return `[${value.map(pythonRepr).join(", ")}]`;
    if (typeof value !== "object") return String(value);
    return `{${Object.entries(value)
        .map(([name, member]) => `${pythonRepr(name)}: ${pythonRepr(member)}`)
        .join(", ")}}`;
}

/** A JSON value as Python's `str` writes it: a text as it is. */
export const pythonText = (value: unknown): string => (typeof value === "string" ? value : pythonRepr(value));
