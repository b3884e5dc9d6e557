import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Modules } from "#mock/python/interpreter.ts";
import { asString, PyError, type PyFunction, PyObject, type Value } from "#mock/python/values.ts";

const text = (value: Value | undefined): string => asString(value ?? "");

/** The patterns of the language are nearly those of the browser; named groups are written differently. */
export function pythonRegex(pattern: Value | undefined, flags = ""): RegExp {
    try {
        return new RegExp(text(pattern).replaceAll("(?P<", "(?<"), flags);
    } catch {
        throw new PyError("error", "The pattern cannot be read.");
    }
}

/** `\1` and `\g<name>` of a replacement. */
const replacement = (value: Value | undefined): string =>
    text(value)
        .replaceAll("$", "$$$$")
        .replace(/\\(\d)/g, "$$$1")
        .replace(/\\g<(\w+)>/g, "$$<$1>");

const matchObject = (found: RegExpExecArray | null): Value =>
    found === null
        ? null
        : new PyObject("Match", {
              group: (args: readonly Value[]) => (typeof args[0] === "string" ? (found.groups?.[args[0]] ?? null) : (found[Number(args[0] ?? 0)] ?? null)),
              groups: () => found.slice(1),
              groupdict: () => ({ ...found.groups }),
              start: () => found.index,
              end: () => found.index + found[0].length,
          });

/** Flags of the language as the browser writes them. */
const FLAGS = { IGNORECASE: "i", I: "i", MULTILINE: "m", M: "m", DOTALL: "s", S: "s" };

/** What can be done with a pattern; `fixed`: one that was compiled, whose functions take the text first. */
function patternFunctions(fixed?: readonly [pattern: Value, flags: string]): Record<string, PyFunction> {
    const asked =
        (run: (regex: (around: readonly [string, string], flags?: string) => RegExp, args: readonly Value[]) => Value): PyFunction =>
        (args, named) => {
            const [pattern, ...rest] = fixed ? [fixed[0], ...args] : args;
            const given = named.flags ?? rest.find((one) => one instanceof PyObject && one.type === "RegexFlag");
            const flags = fixed ? fixed[1] : given === undefined || given === null ? "" : text(given);
            return run(([before, after], more = "") => pythonRegex(before + text(pattern) + after, flags + more), rest);
        };
    const plain = ["", ""] as const;
    return {
        match: asked((regex, [of]) => matchObject(regex(["^(?:", ")"]).exec(text(of)))),
        search: asked((regex, [of]) => matchObject(regex(plain).exec(text(of)))),
        fullmatch: asked((regex, [of]) => matchObject(regex(["^(?:", ")$"]).exec(text(of)))),
        sub: asked((regex, [by, of]) => text(of).replace(regex(plain, "g"), replacement(by))),
        findall: asked((regex, [of]) => [...text(of).matchAll(regex(plain, "g"))].map((found) => (found.length > 2 ? found.slice(1) : (found[1] ?? found[0])))),
        split: asked((regex, [of]) => text(of).split(regex(plain))),
    };
}

const hashes = { md5, sha1, sha256, sha512 };

/** Modules of the language's library that expressions use and that need nothing of the host. */
export const library: Modules = {
    "re": {
        ...patternFunctions(),
        ...Object.fromEntries(Object.entries(FLAGS).map(([name, flag]) => [name, new PyObject("RegexFlag", {}, { text: flag })])),
        escape: (args: readonly Value[]) => text(args[0]).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
        compile: (([pattern, flags], named) =>
            new PyObject("Pattern", { ...patternFunctions([pattern ?? "", text(flags ?? named.flags)]), pattern: text(pattern) })) as PyFunction,
    },
    // Bytes are texts here: what is encoded stays as it is.
    "hashlib": Object.fromEntries(
        Object.entries(hashes).map(([name, hash]): [string, PyFunction] => [
            name,
            ([of]) => new PyObject("HASH", { hexdigest: () => bytesToHex(hash(utf8ToBytes(text(of)))) }),
        ]),
    ),
    "base64": {
        b64encode: (args) => btoa(String.fromCharCode(...utf8ToBytes(text(args[0])))),
        b64decode: (args) => new TextDecoder().decode(Uint8Array.from(atob(text(args[0])), (character) => character.charCodeAt(0))),
    },
    "urllib.parse": {
        quote: ((args) => encodeURIComponent(text(args[0]))) as PyFunction,
        unquote: (args) => decodeURIComponent(text(args[0])),
        urlencode: (args) => new URLSearchParams(args[0] as Record<string, string>).toString(),
    },
};
