import type { Json, JsonObject } from "#kernel/base/models.ts";
import { asObject } from "#kernel/store/validate.ts";

/** Names of values that are secret. Source: django.views.debug.SafeExceptionReporterFilter. */
const SECRET = /api|token|key|secret|pass|signature/i;
const HARMLESS = /passing/i;
export const STARS = "*".repeat(20);
/** Replaces an object inside itself. */
const AGAIN = "<again>";
/** Left out of an answer: JSON cannot express it. */
const NOTHING = Symbol("nothing");

/** The context of an event: any value, made fit for JSON, without secrets. The value itself is not changed. */
export const sanitized = (context: Record<string, unknown>): JsonObject => {
    return asObject(cleanse(members(Object.entries(context), [context])));
};

/** Any value as JSON. Lists, sets and what can be walked become arrays, without members that JSON cannot express. */
function plainly(value: unknown, above: readonly unknown[]): Json | typeof NOTHING {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : null;
    if (typeof value === "bigint") return value.toString();
    if (typeof value === "symbol") return value.description ?? "";
    if (typeof value === "function") return { type: value.name, module: "sandbox" };
    if (value === undefined) return NOTHING;
    return above.includes(value) ? AGAIN : ofObject(value, [...above, value]);
}

function ofObject(value: object, above: readonly unknown[]): Json | typeof NOTHING {
    if (value instanceof Request) return NOTHING;
    if (value instanceof Error) return value.message;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof URL || value instanceof RegExp) return String(value);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `<${value.byteLength} bytes>`;
    if (value instanceof Map)
        return members(
            [...value].map(([name, member]) => [String(name), member]),
            above,
        );
    if (isIterable(value)) return Array.from(value, (member) => plainly(member, above)).filter(says);
    return members(Object.entries(value), above);
}

const members = (entries: [string, unknown][], above: readonly unknown[]): JsonObject =>
    Object.fromEntries(
        entries.flatMap(([name, member]) => {
            const plain = plainly(member, above);
            return plain === NOTHING ? [] : [[name, plain] as const];
        }),
    );

const isIterable = (value: object): value is Iterable<unknown> => Symbol.iterator in value;

/** Empty members of a list are dropped, as the original drops them. */
const says = (value: Json | typeof NOTHING): value is Json =>
    value !== NOTHING && Boolean(value) && (typeof value !== "object" || value === null || Object.keys(value).length > 0);

/** Masks values whose name marks them as secret, in lists too; of objects the members, not the whole. */
export function cleanse(value: Json, name = ""): Json {
    if (Array.isArray(value)) return value.map((member) => cleanse(member, name));
    if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleanse(member, key)]));
    return value !== null && SECRET.test(name) && !HARMLESS.test(name) ? STARS : value;
}

/** `postgres://someone:password@host`, `?password=…`, `password=… host=…` */
const PASSWORDS = [/(?<=\w:\/\/[^\s:@/]*:)[^\s@]+(?=@)/g, /(?<=(?:^|[?&;\s])[\w-]*(?:pass|secret|token|key|pwd)[\w-]*=)[^&;\s]+/gi];

/** An address or a list of settings with stars in place of its passwords. */
export const withoutPasswords = (text: string): string => PASSWORDS.reduce((masked, pattern) => masked.replaceAll(pattern, STARS), text);
