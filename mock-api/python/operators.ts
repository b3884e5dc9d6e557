import {
    asString,
    equal,
    isDict,
    iterate,
    PyError,
    PyObject,
    type PyFunction,
    represent,
    truth,
    Tuple,
    tuple,
    typeError,
    typeName,
    type Value,
} from "./values.ts";

const isNumber = (value: Value): value is number | boolean => typeof value === "number" || typeof value === "boolean";

/** Arithmetic and set operators of two values. */
export function binary(operator: string, left: Value, right: Value): Value {
    if (isNumber(left) && isNumber(right)) return arithmetic(operator, Number(left), Number(right));
    if (operator === "+") {
        if (typeof left === "string" && typeof right === "string") return left + right;
        if (Array.isArray(left) && Array.isArray(right) && left instanceof Tuple === right instanceof Tuple)
            return left instanceof Tuple ? tuple([...left, ...right]) : [...left, ...right];
    }
    if (operator === "*" && typeof left === "string" && isNumber(right)) return left.repeat(Math.max(0, Number(right)));
    if (operator === "*" && Array.isArray(left) && isNumber(right)) return Array.from({ length: Math.max(0, Number(right)) }, () => left).flat();
    if (operator === "%" && typeof left === "string") return percent(left, right);
    if (operator === "|" && isDict(left) && isDict(right)) return { ...left, ...right };
    if (left instanceof Set && right instanceof Set) {
        if (operator === "|") return new Set([...left, ...right]);
        if (operator === "&") return new Set([...left].filter((item) => right.has(item)));
        if (operator === "-") return new Set([...left].filter((item) => !right.has(item)));
        if (operator === "^") return new Set([...left, ...right].filter((item) => left.has(item) !== right.has(item)));
    }
    const own = left instanceof PyObject ? left.get(METHODS[operator] ?? "") : undefined;
    if (typeof own === "function") return (own as PyFunction)([right], {});
    throw typeError(`unsupported operand type(s) for ${operator}: '${typeName(left)}' and '${typeName(right)}'`);
}

/** What an object of the host may have in place of an operator. */
const METHODS: Readonly<Record<string, string>> = { "+": "__add__", "-": "__sub__" };

function arithmetic(operator: string, a: number, b: number): Value {
    if (["/", "//", "%"].includes(operator) && b === 0)
        throw new PyError("ZeroDivisionError", operator === "/" ? "division by zero" : "integer division or modulo by zero");
    switch (operator) {
        case "+":
            return a + b;
        case "-":
            return a - b;
        case "*":
            return a * b;
        case "/":
            return a / b;
        case "//":
            return Math.floor(a / b);
        case "%":
            return a - Math.floor(a / b) * b;
        case "**":
            return a ** b;
        case "<<":
            return a * 2 ** b;
        case ">>":
            return Math.floor(a / 2 ** b);
        case "&":
            return Number(BigInt(a) & BigInt(b));
        case "|":
            return Number(BigInt(a) | BigInt(b));
        case "^":
            return Number(BigInt(a) ^ BigInt(b));
        default:
            throw typeError(`unsupported operand type(s) for ${operator}: 'int' and 'int'`);
    }
}

/** `"%s and %d" % (a, b)` and `"%(name)s" % dict` */
function percent(text: string, values: Value): string {
    const given = values instanceof Tuple ? [...values] : [values];
    return text.replace(/%(?:\((\w+)\))?([sdrf%])/g, (_, name: string | undefined, kind: string) => {
        if (kind === "%") return "%";
        const value = name !== undefined && isDict(values) ? values[name] : given.shift();
        if (value === undefined) throw typeError("not enough arguments for format string");
        return typeof value === "string" ? value : String(value);
    });
}

export function compare(operator: string, left: Value, right: Value): boolean {
    switch (operator) {
        case "==":
            return equal(left, right);
        case "!=":
            return !equal(left, right);
        case "is":
            return left === right || (left ?? null) === (right ?? null);
        case "is not":
            return (left ?? null) !== (right ?? null);
        case "in":
            return contains(right, left);
        case "not in":
            return !contains(right, left);
        default:
            return ordered(operator, order(left, right, operator));
    }
}

function contains(whole: Value, part: Value): boolean {
    if (typeof whole === "string") {
        if (typeof part !== "string") throw typeError(`'in <string>' requires string as left operand, not ${typeName(part)}`);
        return whole.includes(part);
    }
    if (isDict(whole)) return Object.hasOwn(whole, String(part));
    if (whole instanceof PyObject) {
        const own = whole.get("__contains__");
        if (typeof own === "function") return Boolean((own as PyFunction)([part], {}));
    }
    if (whole === null || isNumber(whole)) throw typeError(`argument of type '${typeName(whole)}' is not iterable`);
    return iterate(whole).some((item) => equal(item, part));
}

/** Negative, zero or positive; throws for what has no order. */
export function order(a: Value, b: Value, operator = "<"): number {
    if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
    if (a instanceof PyObject && b instanceof PyObject && a.type === b.type && typeof a.get("__order__") === "number")
        return (a.get("__order__") as number) - (b.get("__order__") as number);
    if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
    if (Array.isArray(a) && Array.isArray(b)) {
        for (let at = 0; at < Math.min(a.length, b.length); at++) if (!equal(a[at]!, b[at]!)) return order(a[at]!, b[at]!, operator);
        return a.length - b.length;
    }
    throw typeError(`'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

const ordered = (operator: string, difference: number): boolean =>
    operator === "<" ? difference < 0 : operator === ">" ? difference > 0 : operator === "<=" ? difference <= 0 : difference >= 0;

/** `value[key]` */
export function item(of: Value, key: Value): Value {
    if (Array.isArray(of) || typeof of === "string") {
        if (!isNumber(key))
            throw typeError(
                `${typeof of === "string" ? "string indices" : "list indices"} must be integers${typeof of === "string" ? "" : " or slices"}, not ${typeName(key)}`,
            );
        const found = of.at(Number(key));
        if (found === undefined) throw new PyError("IndexError", `${typeof of === "string" ? "string" : typeName(of)} index out of range`);
        return found;
    }
    if (isDict(of)) {
        const name = String(key);
        if (!Object.hasOwn(of, name)) throw new PyError("KeyError", typeof key === "string" ? `'${key}'` : name);
        return of[name]!;
    }
    if (of instanceof PyObject) {
        const own = of.get("__getitem__");
        if (typeof own === "function") return (own as PyFunction)([key], {});
    }
    throw typeError(`'${typeName(of)}' object is not subscriptable`);
}

/** `value[from:to:step]` */
export function slice(of: Value, from: Value, to: Value, step: Value): Value {
    if (!Array.isArray(of) && typeof of !== "string") throw typeError(`'${typeName(of)}' object is not subscriptable`);
    const all = typeof of === "string" ? [...of] : of;
    const by = step === null ? 1 : Number(step);
    const picked: Value[] = [];
    const [start, end] = bounds(all.length, from, to, by);
    for (let at = start; by > 0 ? at < end : at > end; at += by) picked.push(all[at]!);
    if (typeof of === "string") return picked.join("");
    return of instanceof Tuple ? tuple(picked) : picked;
}

function bounds(length: number, from: Value, to: Value, step: number): [number, number] {
    const clamp = (value: Value, low: number, high: number): number => {
        const at = Number(value) < 0 ? Number(value) + length : Number(value);
        return Math.min(Math.max(at, low), high);
    };
    if (step > 0) return [from === null ? 0 : clamp(from, 0, length), to === null ? length : clamp(to, 0, length)];
    return [from === null ? length - 1 : clamp(from, -1, length - 1), to === null ? -1 : clamp(to, -1, length - 1)];
}

export function unary(operator: string, value: Value): Value {
    if (operator === "not") return !truth(value);
    if (typeof value !== "number" && typeof value !== "boolean") throw typeError(`bad operand type for unary ${operator}: '${typeName(value)}'`);
    return operator === "-" ? -Number(value) : operator === "~" ? ~Number(value) : Number(value);
}

/** A value in an f-string: `{value!r:>8}`. */
export function formatted(value: Value, conversion: string, spec: string): string {
    const text = conversion === "r" ? represent(value) : asString(value);
    const decimals = /^\.(\d+)f$/.exec(spec);
    if (decimals) return Number(value).toFixed(Number(decimals[1]));
    const padded = /^([<>^]?)(0?)(\d+)d?$/.exec(spec);
    if (!padded) return text;
    return padded[1] === "<" ? text.padEnd(Number(padded[3])) : text.padStart(Number(padded[3]), padded[2] === "0" ? "0" : " ");
}
