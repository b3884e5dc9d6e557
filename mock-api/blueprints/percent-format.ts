import type { Json } from "#kernel/base/models.ts";
import { pythonRepr, pythonText, pythonType } from "#mock/encoding/python-text.ts";
import { own } from "#kernel/base/own.ts";

/** `%[flags][width][.precision]type`; a length modifier may precede the type and means nothing. */
const CONVERSION = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?([\s\S]?)/g;
/** Characters that a width or precision may ask for. */
const MAX_WIDTH = 10_000;

interface Conversion {
    readonly flags: string;
    readonly width: number;
    readonly precision: number | undefined;
}

/** Python's `template % values` for a tuple of JSON values. Throws an Error with Python's words. */
export function percentFormat(template: string, values: readonly Json[]): string {
    const left = [...values];
    const next = (): Json => {
        if (!left.length) throw new Error("not enough arguments for format string");
        return left.shift();
    };
    const star = (text: string | undefined): number | undefined => (text === "*" ? wholeNumber(next(), "*") : text === undefined ? undefined : Number(text));
    const text = template.replace(CONVERSION, (all, flags: string, width: string | undefined, precision: string | undefined, type: string, at: number) => {
        if (type === "%") return "%";
        const conversion = { flags, width: star(width) ?? 0, precision: star(precision) };
        const convert = own(CONVERSIONS, type);
        if (type === "") throw new Error("incomplete format");
        if (!convert) throw new Error(`unsupported format character '${type}' (0x${type.charCodeAt(0).toString(16)}) at index ${at + all.length - 1}`);
        if (Math.max(conversion.width, conversion.precision ?? 0) > MAX_WIDTH) throw new Error("a width or precision above 10,000");
        return convert(next(), conversion, type);
    });
    if (left.length) throw new Error("not all arguments converted during string formatting");
    return text;
}

type Convert = (value: Json, conversion: Conversion, type: string) => string;

const cut = (shown: string, { precision }: Conversion): string => (precision === undefined ? shown : [...shown].slice(0, precision).join(""));

const asText: Convert = (value, conversion) => padded(cut(pythonText(value), conversion), "", conversion, false);
const asRepresentation: Convert = (value, conversion) => padded(cut(pythonRepr(value), conversion), "", conversion, false);
const asAscii: Convert = (value, conversion) => padded(cut(pythonRepr(value).replace(/[^\x00-\x7f]/gu, escaped), conversion), "", conversion, false);
const asInteger: Convert = (value, conversion, type) => whole(Math.trunc(realNumber(value, type)), 10, conversion);
const asBase =
    (radix: number, prefix: string): Convert =>
    (value, conversion, type) => {
        const shown = whole(wholeNumber(value, type), radix, conversion, conversion.flags.includes("#") ? prefix : "");
        return type === "X" ? shown.toUpperCase() : shown;
    };
const asFloat: Convert = (value, conversion, type) => {
    const number = realNumber(value, type);
    const precision = conversion.precision ?? 6;
    const shown = FLOATS[type.toLowerCase() as "e" | "f" | "g"](Math.abs(number), precision, conversion.flags.includes("#"));
    return padded(type === type.toUpperCase() ? shown.toUpperCase() : shown, signOf(number, conversion), conversion, true);
};

const CONVERSIONS: Readonly<Record<string, Convert>> = {
    // Without a prototype: a template is written by whoever writes a blueprint.
    ...Object.create(null),
    s: asText,
    r: asRepresentation,
    a: asAscii,
    d: asInteger,
    i: asInteger,
    u: asInteger,
    o: asBase(8, "0o"),
    x: asBase(16, "0x"),
    X: asBase(16, "0x"),
    e: asFloat,
    E: asFloat,
    f: asFloat,
    F: asFloat,
    g: asFloat,
    G: asFloat,
    c: (value, conversion) => {
        const shown = typeof value === "number" ? String.fromCodePoint(wholeNumber(value, "c")) : pythonText(value);
        if ([...shown].length !== 1) throw new Error("%c requires int or char");
        return padded(shown, "", conversion, false);
    },
};

const FLOATS = {
    f: (number: number, precision: number) => number.toFixed(Math.min(precision, 100)),
    e: (number: number, precision: number) => exponent(number.toExponential(Math.min(precision, 100))),
    g: (number: number, precision: number, keepsZeros: boolean) => {
        const digits = Math.min(Math.max(precision, 1), 100);
        const power = number === 0 ? 0 : Number(number.toExponential(digits - 1).split("e")[1]);
        const shown = power < -4 || power >= digits ? exponent(number.toExponential(digits - 1)) : number.toFixed(Math.max(digits - 1 - power, 0));
        return keepsZeros || !shown.includes(".") ? shown : shown.replace(/\.?0+(?=e|$)/, "");
    },
};

/** Python writes at least two digits of an exponent. */
const exponent = (shown: string): string => shown.replace(/e([+-])(\d)$/, "e$10$2");

/** As Python's `ascii` writes a character. */
function escaped(character: string): string {
    const code = character.codePointAt(0) ?? 0;
    const [letter, digits] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
    return `\\${letter}${code.toString(16).padStart(Number(digits), "0")}`;
}

function realNumber(value: Json, type: string): number {
    if (typeof value === "boolean") return Number(value);
    if (typeof value === "number") return value;
    throw new Error(
        "diu".includes(type) ? `%${type} format: a real number is required, not ${pythonType(value)}` : `must be real number, not ${pythonType(value)}`,
    );
}

function wholeNumber(value: Json, type: string): number {
    const number = typeof value === "boolean" ? Number(value) : value;
    if (typeof number === "number" && Number.isInteger(number)) return number;
    throw new Error(type === "*" ? "* wants int" : `%${type} format: an integer is required, not ${pythonType(value)}`);
}

const signOf = (number: number, { flags }: Conversion): string =>
    number < 0 || Object.is(number, -0) ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";

function whole(number: number, radix: number, conversion: Conversion, prefix = ""): string {
    const digits = Math.abs(number)
        .toString(radix)
        .padStart(conversion.precision ?? 0, "0");
    return padded(digits, (number < 0 ? "-" : signOf(Math.abs(number), conversion)) + prefix, conversion, true);
}

/** Sign and prefix come before padding zeros, and after padding blanks. */
function padded(shown: string, before: string, { flags, width }: Conversion, isNumber: boolean): string {
    const room = Math.max(width - [...(before + shown)].length, 0);
    if (flags.includes("-")) return before + shown + " ".repeat(room);
    return isNumber && flags.includes("0") ? before + "0".repeat(room) + shown : " ".repeat(room) + before + shown;
}
