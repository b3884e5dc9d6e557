import { order } from "./operators.ts";
import { asString, equal, isDict, iterate, type Named, PyError, type PyFunction, represent, typeError, typeName, type Value } from "./values.ts";

type Method<T> = (self: T, args: readonly Value[], named: Named) => Value;

const text = (value: Value | undefined): string => {
    if (typeof value !== "string") throw typeError(`must be str, not ${typeName(value ?? null)}`);
    return value;
};
const strip = (self: string, characters: Value | undefined, where: "both" | "left" | "right"): string => {
    const set = characters === undefined || characters === null ? undefined : new Set(text(characters));
    const drops = (character: string) => (set ? set.has(character) : /\s/.test(character));
    let [from, to] = [0, self.length];
    while (where !== "right" && from < to && drops(self[from]!)) from++;
    while (where !== "left" && to > from && drops(self[to - 1]!)) to--;
    return self.slice(from, to);
};
const anyOf = (value: Value | undefined): string[] => (Array.isArray(value) ? value.map(text) : [text(value)]);

function split(self: string, [separator, limit]: readonly Value[], named: Named): Value[] {
    const by = separator ?? named.sep ?? null;
    const most = Number(limit ?? named.maxsplit ?? -1);
    if (by === null) return self.trim() ? self.trim().split(/\s+/) : [];
    const parts = self.split(text(by));
    return most < 0 || parts.length <= most ? parts : [...parts.slice(0, most), parts.slice(most).join(text(by))];
}

const STRING: Readonly<Record<string, Method<string>>> = {
    lower: (self) => self.toLowerCase(),
    upper: (self) => self.toUpperCase(),
    casefold: (self) => self.toLowerCase(),
    title: (self) => self.toLowerCase().replace(/\p{L}+/gu, (word) => word[0]!.toUpperCase() + word.slice(1)),
    capitalize: (self) => self.slice(0, 1).toUpperCase() + self.slice(1).toLowerCase(),
    strip: (self, [characters]) => strip(self, characters, "both"),
    lstrip: (self, [characters]) => strip(self, characters, "left"),
    rstrip: (self, [characters]) => strip(self, characters, "right"),
    split,
    rsplit: (self, [separator, limit], named) => {
        const all = split(self, separator === undefined ? [] : [separator], named);
        const most = Number(limit ?? named.maxsplit ?? -1);
        return most < 0 || all.length <= most ? all : [all.slice(0, all.length - most).join(asString(separator ?? " ")), ...all.slice(-most)];
    },
    splitlines: (self) => self.replace(/\n$/, "").split("\n"),
    join: (self, [items]) =>
        iterate(items ?? null)
            .map(text)
            .join(self),
    startswith: (self, [start]) => anyOf(start).some((one) => self.startsWith(one)),
    endswith: (self, [end]) => anyOf(end).some((one) => self.endsWith(one)),
    replace: (self, [from, to]) => self.replaceAll(text(from), text(to)),
    removeprefix: (self, [start]) => (self.startsWith(text(start)) ? self.slice(text(start).length) : self),
    removesuffix: (self, [end]) => (self.endsWith(text(end)) && text(end) ? self.slice(0, -text(end).length) : self),
    find: (self, [part]) => self.indexOf(text(part)),
    count: (self, [part]) => self.split(text(part)).length - 1,
    isdigit: (self) => /^\d+$/.test(self),
    isalpha: (self) => /^\p{L}+$/u.test(self),
    isalnum: (self) => /^[\p{L}\p{N}]+$/u.test(self),
    islower: (self) => self === self.toLowerCase() && self !== self.toUpperCase(),
    isupper: (self) => self === self.toUpperCase() && self !== self.toLowerCase(),
    zfill: (self, [width]) => self.padStart(Number(width), "0"),
    encode: (self) => self,
    decode: (self) => self,
    partition: (self, [by]) => {
        const at = self.indexOf(text(by));
        return at < 0 ? [self, "", ""] : [self.slice(0, at), text(by), self.slice(at + text(by).length)];
    },
    format: (self, args, named) => {
        let next = 0;
        return self.replace(/\{\{|\}\}|\{(\w*)\}/g, (whole, name: string | undefined) => {
            if (whole === "{{" || whole === "}}") return whole[0]!;
            const value = name === "" ? args[next++] : /^\d+$/.test(name!) ? args[Number(name)] : named[name!];
            if (value === undefined) throw new PyError("KeyError", represent(name ?? ""));
            return asString(value);
        });
    },
};

const at = (self: Value[], value: Value): number => {
    const found = self.findIndex((one) => equal(one, value));
    if (found < 0) throw new PyError("ValueError", `${represent(value)} is not in list`);
    return found;
};

const LIST: Readonly<Record<string, Method<Value[]>>> = {
    append: (self, [value]) => void self.push(value ?? null) as unknown as null,
    extend: (self, [items]) => void self.push(...iterate(items ?? null)) as unknown as null,
    insert: (self, [index, value]) => void self.splice(Number(index), 0, value ?? null) as unknown as null,
    pop: (self, [index]) => {
        if (!self.length) throw new PyError("IndexError", "pop from empty list");
        return self.splice(index === undefined ? -1 : Number(index), 1)[0]!;
    },
    remove: (self, [value]) => void self.splice(at(self, value ?? null), 1) as unknown as null,
    index: (self, [value]) => at(self, value ?? null),
    count: (self, [value]) => self.filter((one) => equal(one, value ?? null)).length,
    copy: (self) => [...self],
    clear: (self) => void (self.length = 0) as unknown as null,
    reverse: (self) => void self.reverse() as unknown as null,
    sort: (self, _, named) => void sort(self, named) as unknown as null,
};

/** Sorts in place, as `list.sort` and `sorted` do. */
export function sort(items: Value[], { key, reverse }: Named): Value[] {
    const by = typeof key === "function" ? (value: Value) => (key as PyFunction)([value], {}) : (value: Value) => value;
    items.sort((a, b) => order(by(a), by(b)));
    return reverse ? items.reverse() : items;
}

const DICT: Readonly<Record<string, Method<Record<string, Value>>>> = {
    get: (self, [key, fallback], named) => (Object.hasOwn(self, String(key)) ? self[String(key)]! : (fallback ?? named.default ?? null)),
    keys: (self) => Object.keys(self),
    values: (self) => Object.values(self),
    items: (self) => Object.entries(self).map(([key, value]) => [key, value]),
    setdefault: (self, [key, value]) => (Object.hasOwn(self, String(key)) ? self[String(key)]! : (self[String(key)] = value ?? null)),
    update: (self, [other], named) => void Object.assign(self, isDict(other) ? other : {}, named) as unknown as null,
    copy: (self) => ({ ...self }),
    clear: (self) => {
        for (const key of Object.keys(self)) delete self[key];
        return null;
    },
    pop: (self, [key, fallback]) => {
        const name = String(key);
        if (!Object.hasOwn(self, name)) {
            if (fallback === undefined) throw new PyError("KeyError", represent(key ?? null));
            return fallback;
        }
        const value = self[name]!;
        delete self[name];
        return value;
    },
};

const SET: Readonly<Record<string, Method<Set<Value>>>> = {
    add: (self, [value]) => void self.add(value ?? null) as unknown as null,
    discard: (self, [value]) => void self.delete(value ?? null) as unknown as null,
    union: (self, [other]) => new Set([...self, ...iterate(other ?? null)]),
    intersection: (self, [other]) => new Set(iterate(other ?? null).filter((one) => self.has(one))),
    difference: (self, [other]) => {
        const without = new Set(iterate(other ?? null));
        return new Set([...self].filter((one) => !without.has(one)));
    },
    issubset: (self, [other]) => {
        const whole = new Set(iterate(other ?? null));
        return [...self].every((one) => whole.has(one));
    },
};

/** The method of a built-in value, bound to it. */
export function methodOf(value: Value, name: string): PyFunction | undefined {
    const methods = (typeof value === "string" ? STRING : Array.isArray(value) ? LIST : value instanceof Set ? SET : isDict(value) ? DICT : {}) as Record<
        string,
        Method<unknown>
    >;
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    return method && ((args, named) => method(value, args, named) ?? null);
}
