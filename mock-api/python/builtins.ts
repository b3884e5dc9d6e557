import { sort } from "./methods.ts";
import { order } from "./operators.ts";
import {
    asString,
    isDict,
    iterate,
    type Named,
    PyError,
    type PyFunction,
    PyObject,
    PyType,
    represent,
    truth,
    tuple,
    typeError,
    typeName,
    type Value,
} from "./values.ts";

const first = (args: readonly Value[]): Value => args[0] ?? null;

function toInt(value: Value): number {
    if (typeof value === "number" || typeof value === "boolean") return Math.trunc(Number(value));
    if (typeof value === "string" && /^\s*[-+]?\d+\s*$/.test(value)) return Number(value);
    if (typeof value === "string") throw new PyError("ValueError", `invalid literal for int() with base 10: ${represent(value)}`);
    throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
}

function toFloat(value: Value): number {
    const number = typeof value === "string" && value.trim() ? Number(value) : typeof value === "number" ? value : Number.NaN;
    if (Number.isNaN(number)) throw new PyError("ValueError", `could not convert string to float: ${represent(value)}`);
    return number;
}

function toDict(args: readonly Value[], named: Named): Value {
    const from = first(args);
    const pairs = from === null ? {} : isDict(from) ? from : Object.fromEntries(iterate(from).map((pair) => iterate(pair) as [string, Value]));
    return { ...pairs, ...named };
}

function lengthOf(value: Value): number {
    if (value instanceof Set) return value.size;
    if (typeof value === "string" || Array.isArray(value) || isDict(value) || value instanceof PyObject) return iterate(value).length;
    throw typeError(`object of type '${typeName(value)}' has no len()`);
}

const extreme =
    (sign: 1 | -1): PyFunction =>
    (args, named) => {
        const items = args.length > 1 ? [...args] : iterate(first(args));
        const by = typeof named.key === "function" ? (value: Value) => (named.key as PyFunction)([value], {}) : (value: Value) => value;
        if (!items.length) {
            if (named.default !== undefined) return named.default;
            throw new PyError("ValueError", `${sign > 0 ? "max" : "min"}() arg is an empty sequence`);
        }
        return items.reduce((best, item) => (order(by(item), by(best)) * sign > 0 ? item : best));
    };

const range: PyFunction = (args) => {
    const [start, stop, step] = args.length === 1 ? [0, toInt(first(args)), 1] : [toInt(args[0]!), toInt(args[1]!), args[2] === undefined ? 1 : toInt(args[2])];
    const count = Math.max(0, Math.ceil((stop - start) / step));
    if (count > 100_000) throw new PyError("OverflowError", "range too large");
    return Array.from({ length: count }, (_, at) => start + at * step);
};

const ERRORS = ["Exception", "ValueError", "TypeError", "KeyError", "IndexError", "AttributeError", "NameError", "RuntimeError", "ZeroDivisionError"];

/** Whether a value is of one of these types. */
export function isOf(value: Value, types: Value): boolean {
    if (Array.isArray(types)) return types.some((type) => isOf(value, type));
    if (!(types instanceof PyType)) return false;
    if (types.name === "object" || (types.name === "Exception" && value instanceof PyError)) return true;
    return typeName(value) === types.name || (types.name === "int" && typeof value === "boolean");
}

/** Halves go to the even neighbour. */
function toEven(value: number): number {
    const below = Math.floor(value);
    return value - below === 0.5 ? below + (below % 2 === 0 ? 0 : 1) : Math.round(value);
}

/** Names that every expression knows. */
export const BUILTINS: Readonly<Record<string, Value>> = {
    ...Object.fromEntries(ERRORS.map((name) => [name, new PyType(name, (args) => new PyError(name, args.length ? asString(args[0]!) : ""))])),
    object: new PyType("object"),
    str: new PyType("str", (args) => (args.length ? asString(first(args)) : "")),
    int: new PyType("int", (args) => (args.length ? toInt(first(args)) : 0)),
    float: new PyType("float", (args) => toFloat(first(args))),
    bool: new PyType("bool", (args) => truth(first(args))),
    list: new PyType("list", (args) => (args.length ? iterate(first(args)) : [])),
    tuple: new PyType("tuple", (args) => tuple(args.length ? iterate(first(args)) : [])),
    set: new PyType("set", (args) => new Set(args.length ? iterate(first(args)) : [])),
    frozenset: new PyType("set", (args) => new Set(args.length ? iterate(first(args)) : [])),
    dict: new PyType("dict", toDict),
    len: (args) => lengthOf(first(args)),
    repr: (args) => represent(first(args)),
    abs: (args) => Math.abs(toFloat(first(args))),
    round: (args) => (args[1] === undefined ? toEven(toFloat(first(args))) : Number(toFloat(first(args)).toFixed(Number(args[1])))),
    min: extreme(-1),
    max: extreme(1),
    sum: (args) => iterate(first(args)).reduce<number>((total, value) => total + Number(value), 0),
    any: (args) => iterate(first(args)).some(truth),
    all: (args) => iterate(first(args)).every(truth),
    range,
    sorted: (args, named) => sort(iterate(first(args)), named),
    reversed: (args) => iterate(first(args)).reverse(),
    enumerate: (args) => iterate(first(args)).map((value, at) => tuple([at + Number(args[1] ?? 0), value])),
    zip: (args) => {
        const all = args.map(iterate);
        return Array.from({ length: Math.min(...all.map((one) => one.length)) }, (_, at) => tuple(all.map((one) => one[at]!)));
    },
    map: (args) => iterate(args[1] ?? null).map((value) => (args[0] as PyFunction)([value], {})),
    filter: (args) => iterate(args[1] ?? null).filter((value) => truth(args[0] === null ? value : (args[0] as PyFunction)([value], {}))),
    next: (args) => iterate(first(args))[0] ?? args[1] ?? null,
    iter: (args) => iterate(first(args)),
    isinstance: (args) => isOf(first(args), args[1] ?? null),
    callable: (args) => typeof first(args) === "function" || first(args) instanceof PyType,
    type: (args) => new PyType(typeName(first(args))),
    print: () => null,
    chr: (args) => String.fromCodePoint(Number(first(args))),
    ord: (args) => String(first(args)).codePointAt(0) ?? 0,
};
