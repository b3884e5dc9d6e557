/** A value of the language: JSON's kinds are themselves, dicts are plain objects, sets are sets; what is more is an instance of the classes below. */
export type Value = null | boolean | number | string | Value[] | Set<Value> | PyObject | PyFunction | PyType | PyError | { [key: string]: Value };

export type Named = Readonly<Record<string, Value>>;
export type PyFunction = (args: readonly Value[], named: Named) => Value;

export class Tuple extends Array<Value> {}

export const tuple = (items: readonly Value[]): Tuple => {
    const made = new Tuple();
    made.push(...items);
    return made;
};

/** An object of the host: attributes are read when they are asked for. */
export class PyObject {
    readonly type: string;
    readonly attributes: Readonly<Record<string, Value | (() => Value)>>;
    readonly #text: string;
    /** Values behind getters are marked, so that functions stay functions. */
    readonly #getters: ReadonlySet<string>;

    constructor(type: string, attributes: Readonly<Record<string, Value | (() => Value)>>, options: { text?: string; getters?: readonly string[] } = {}) {
        this.type = type;
        this.attributes = attributes;
        this.#text = options.text ?? `<${type} object>`;
        this.#getters = new Set(options.getters);
    }

    get(name: string): Value | undefined {
        const found = this.attributes[name];
        if (found === undefined || !Object.hasOwn(this.attributes, name)) return undefined;
        return this.#getters.has(name) ? (found as () => Value)() : (found as Value);
    }

    toString(): string {
        return this.#text;
    }
}

/** A type by its name, as `isinstance` and `except` take it; calling it makes a value. */
export class PyType {
    readonly name: string;
    readonly make?: PyFunction;
    constructor(name: string, make?: PyFunction) {
        this.name = name;
        this.make = make;
    }
}

/** An exception of the language. `message` is its text. */
export class PyError extends Error {
    readonly type: string;
    /** Lines of the statements that were being run, the outermost first. */
    readonly lines: number[] = [];
    constructor(type: string, message: string) {
        super(message);
        this.type = type;
    }
}

export const isDict = (value: unknown): value is Record<string, Value> => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
};

export function typeName(value: Value): string {
    if (value === null || value === undefined) return "NoneType";
    if (typeof value === "boolean") return "bool";
    if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
    if (typeof value === "string") return "str";
    if (value instanceof Tuple) return "tuple";
    if (Array.isArray(value)) return "list";
    if (value instanceof Set) return "set";
    if (value instanceof PyObject) return value.type;
    if (value instanceof PyType) return "type";
    if (value instanceof PyError) return value.type;
    return typeof value === "function" ? "function" : "dict";
}

export function truth(value: Value): boolean {
    if (value === null || value === undefined) return false;
    if (typeof value === "boolean" || typeof value === "number" || typeof value === "string") return Boolean(value);
    if (Array.isArray(value)) return value.length > 0;
    if (value instanceof Set) return value.size > 0;
    return isDict(value) ? Object.keys(value).length > 0 : true;
}

/** `str(value)` */
export function asString(value: Value): string {
    if (typeof value === "string") return value;
    return value instanceof PyError ? value.message : represent(value);
}

/** `repr(value)` */
export function represent(value: Value): string {
    if (value === null || value === undefined) return "None";
    if (typeof value === "boolean") return value ? "True" : "False";
    if (typeof value === "number") return String(value);
    if (typeof value === "string") return quoted(value);
    if (value instanceof Tuple) return value.length === 1 ? `(${represent(value[0]!)},)` : `(${value.map(represent).join(", ")})`;
    if (Array.isArray(value)) return `[${value.map(represent).join(", ")}]`;
    if (value instanceof Set) return value.size ? `{${[...value].map(represent).join(", ")}}` : "set()";
    if (value instanceof PyObject) return value.toString();
    if (value instanceof PyType) return `<class '${value.name}'>`;
    if (value instanceof PyError) return `${value.type}(${quoted(value.message)})`;
    if (typeof value === "function") return `<function ${value.name || "<lambda>"}>`;
    return `{${Object.entries(value)
        .map(([key, member]) => `${quoted(key)}: ${represent(member)}`)
        .join(", ")}}`;
}

export function quoted(text: string): string {
    const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
    const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\r", "\\r");
    return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** The members of what can be walked through. */
export function iterate(value: Value): Value[] {
    if (typeof value === "string") return [...value];
    if (Array.isArray(value)) return [...value];
    if (value instanceof Set) return [...value];
    if (isDict(value)) return Object.keys(value);
    if (value instanceof PyObject) {
        const all = value.get("__iter__");
        if (typeof all === "function") return iterate((all as PyFunction)([], {}));
    }
    throw new PyError("TypeError", `'${typeName(value)}' object is not iterable`);
}

/** `a == b` */
export function equal(a: Value, b: Value): boolean {
    if (typeof a === "boolean") a = Number(a);
    if (typeof b === "boolean") b = Number(b);
    if (a === b || ((a === null || a === undefined) && (b === null || b === undefined))) return true;
    if (Array.isArray(a) && Array.isArray(b))
        return a instanceof Tuple === b instanceof Tuple && a.length === b.length && a.every((item, index) => equal(item, b[index]!));
    if (a instanceof Set && b instanceof Set) return a.size === b.size && [...a].every((item) => b.has(item));
    if (a instanceof PyObject && b instanceof PyObject) return a.get("pk") !== undefined && a.type === b.type && a.get("pk") === b.get("pk");
    if (!isDict(a) || !isDict(b)) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key]!, b[key]!));
}

export const typeError = (message: string): PyError => new PyError("TypeError", message);
