import { PyError, type PyFunction, PyObject, PyType, typeName, type Value } from "#mock/python/values.ts";

const DAY_MS = 86_400_000;
const NAMES = { A: "long", a: "short" } as const;
const two = (number: number): string => String(number).padStart(2, "0");

/** `datetime`: a moment in UTC, where the original's containers run. `__order__` compares, in ms since the epoch. */
export function datetime(ms: number): PyObject {
    const at = new Date(ms);
    const weekday = (at.getUTCDay() + 6) % 7;
    const isoformat = at.toISOString().replace(/\.000Z$|Z$/, (end) => (end === ".000Z" ? "" : "000")) + "+00:00";
    const shifted = (sign: 1 | -1): PyFunction => {
        return ([other]) => {
            if (other instanceof PyObject && other.type === "timedelta") return datetime(ms + sign * (other.get("__order__") as number));
            if (sign === -1 && other instanceof PyObject && other.type === "datetime") return timedelta(ms - (other.get("__order__") as number));
            throw new PyError("TypeError", `unsupported operand type(s) for ${sign === 1 ? "+" : "-"}: 'datetime' and '${typeName(other ?? null)}'`);
        };
    };
    return new PyObject(
        "datetime",
        {
            year: at.getUTCFullYear(),
            month: at.getUTCMonth() + 1,
            day: at.getUTCDate(),
            hour: at.getUTCHours(),
            minute: at.getUTCMinutes(),
            second: at.getUTCSeconds(),
            microsecond: at.getUTCMilliseconds() * 1000,
            weekday: () => weekday,
            isoweekday: () => weekday + 1,
            timestamp: () => ms / 1000,
            isoformat: () => isoformat,
            date: () => datetime(Math.floor(ms / DAY_MS) * DAY_MS),
            time: () => datetime(ms % DAY_MS),
            replace: (_: readonly Value[], named: Readonly<Record<string, Value>>) => replaced(at, named),
            strftime: ([format]: readonly Value[]) => strftime(at, String(format ?? "")),
            __add__: shifted(1),
            __sub__: shifted(-1),
            __order__: ms,
            pk: ms,
        },
        { text: isoformat.replace("T", " ") },
    );
}

function replaced(at: Date, named: Readonly<Record<string, Value>>): PyObject {
    const part = (name: string, fallback: number) => Number(named[name] ?? fallback);
    return datetime(
        Date.UTC(
            part("year", at.getUTCFullYear()),
            part("month", at.getUTCMonth() + 1) - 1,
            part("day", at.getUTCDate()),
            part("hour", at.getUTCHours()),
            part("minute", at.getUTCMinutes()),
            part("second", at.getUTCSeconds()),
            part("microsecond", at.getUTCMilliseconds() * 1000) / 1000,
        ),
    );
}

function strftime(at: Date, format: string): string {
    const parts: Record<string, string> = {
        "Y": String(at.getUTCFullYear()),
        "m": two(at.getUTCMonth() + 1),
        "d": two(at.getUTCDate()),
        "H": two(at.getUTCHours()),
        "M": two(at.getUTCMinutes()),
        "S": two(at.getUTCSeconds()),
        "%": "%",
        "A": at.toLocaleDateString("en", { weekday: NAMES.A, timeZone: "UTC" }),
        "a": at.toLocaleDateString("en", { weekday: NAMES.a, timeZone: "UTC" }),
        "B": at.toLocaleDateString("en", { month: NAMES.A, timeZone: "UTC" }),
        "b": at.toLocaleDateString("en", { month: NAMES.a, timeZone: "UTC" }),
    };
    return format.replace(/%(.)/g, (whole, letter: string) => parts[letter] ?? whole);
}

/** `timedelta`: a span; `__order__` is its length in ms. */
export function timedelta(ms: number): PyObject {
    const days = Math.floor(ms / DAY_MS);
    const plus = (sign: 1 | -1): PyFunction => {
        return ([other]) => {
            if (!(other instanceof PyObject)) throw new PyError("TypeError", `unsupported operand type(s): 'timedelta' and '${typeName(other ?? null)}'`);
            const sum = ms + sign * (other.get("__order__") as number);
            return other.type === "datetime" ? datetime(sum) : timedelta(sum);
        };
    };
    return new PyObject(
        "timedelta",
        { days, seconds: Math.floor((ms - days * DAY_MS) / 1000), total_seconds: () => ms / 1000, __add__: plus(1), __sub__: plus(-1), __order__: ms, pk: ms },
        { text: `${days} days` },
    );
}

const UNITS: Record<string, number> = {
    days: DAY_MS,
    seconds: 1000,
    microseconds: 0.001,
    milliseconds: 1,
    minutes: 60_000,
    hours: 3_600_000,
    weeks: 7 * DAY_MS,
};

const makeDelta: PyFunction = ([days = 0, seconds = 0], named) =>
    timedelta(
        Number(days) * DAY_MS + Number(seconds) * 1000 + Object.entries(named).reduce((sum, [unit, count]) => sum + Number(count) * (UNITS[unit] ?? 0), 0),
    );

function parsed(text: Value): PyObject {
    const ms = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(String(text)) || !String(text).includes("T") ? String(text) : `${String(text)}Z`);
    if (Number.isNaN(ms)) throw new PyError("ValueError", `Invalid isoformat string: '${String(text)}'`);
    return datetime(ms);
}

/** The modules of the language that tell the time, at this moment. */
export function timeModules(now: number): Record<string, Record<string, Value>> {
    const current: PyFunction = () => datetime(now);
    const utc = new PyObject("timezone", {}, { text: "UTC" });
    const today: PyFunction = () => datetime(Math.floor(now / DAY_MS) * DAY_MS);
    const make: PyFunction = (args) => {
        const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = args.map(Number);
        return datetime(Date.UTC(year, month - 1, day, hour, minute, second));
    };
    const kind = new PyObject("type", {
        now: current,
        utcnow: current,
        today,
        fromisoformat: (args: readonly Value[]) => parsed(args[0] ?? ""),
        fromtimestamp: (args: readonly Value[]) => datetime(Number(args[0]) * 1000),
        __call__: make,
    });
    return {
        "datetime": {
            datetime: kind,
            date: kind,
            timedelta: new PyType("timedelta", makeDelta),
            timezone: new PyObject("type", { utc }),
            UTC: utc,
        },
        "django.utils.timezone": { now: current },
        "django.utils": { timezone: new PyObject("module", { now: current }) },
        "time": { time: () => now / 1000 },
    };
}
