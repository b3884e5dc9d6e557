import type { Field } from "#kernel/base/fields.ts";
import type { Key } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";

/** What is wrong with a text of a certain format; undefined when nothing is. */
type Rule = (value: string) => string | undefined;

const must =
    (pattern: RegExp, message: string): Rule =>
    (value) =>
        pattern.test(value) ? undefined : message;

export const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** A uuid in the form it is kept in: lower case, with dashes. Undefined when it is not a uuid. */
export function canonicalUuid(value: unknown): string | undefined {
    if (typeof value !== "string" || !UUID.test(value)) return undefined;
    return value
        .toLowerCase()
        .replaceAll("-", "")
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The key that a text names, where keys are as this field says; undefined when it can be none. */
export function keyFrom(field: Field | undefined, text: string): Key | undefined {
    if (field?.kind !== "integer") return canonicalUuid(text);
    return /^\d+$/.test(text) ? Number(text) : undefined;
}

export const badUuid = (value: unknown) => `“${String(value)}” is not a valid UUID.`;

const DURATION_KEYS = /^(microseconds|milliseconds|seconds|minutes|hours|days|weeks)=-?\d+(\.\d+)?$/i;

const DURATION_PART = /^[^=]*=[^=]*$/;

/** `hours=1;minutes=2`: unknown keys are skipped, one known key at least, and what a known one says is a number. */
function isDuration(value: string): string | undefined {
    const parts = value.split(";").map((part) => part.trim());
    const known = parts.filter((part) => own(MILLISECONDS, keyIn(part)) !== undefined);
    const isWritten = parts.every((part) => DURATION_PART.test(part)) && known.length > 0 && known.every((part) => DURATION_KEYS.test(part));
    if (!isWritten) return `${value} is not in the correct format of 'hours=3;minutes=1'.`;
    return Math.abs(sum(value)) > LONGEST_MS ? `${value} is longer than a thousand years.` : undefined;
}

const MILLISECONDS: Record<string, number> = {
    microseconds: 0.001,
    milliseconds: 1,
    seconds: 1000,
    minutes: 60_000,
    hours: 3_600_000,
    days: 86_400_000,
    weeks: 604_800_000,
};

/** A thousand years, in ms: the moment after much more has no date, and whoever reckons with it fails. */
const LONGEST_MS = 365_250 * 86_400_000;

const keyIn = (part: string): string => part.split("=")[0]!.toLowerCase();

const bounded = (most: number, ms: number): number => Math.max(-most, Math.min(most, ms));

/** Of finite parts: two without an end, one of them negative, would make no number at all. */
function sum(duration: string): number {
    let total = 0;
    for (const part of duration.split(";").map((one) => one.trim()))
        if (DURATION_KEYS.test(part)) total += bounded(Number.MAX_SAFE_INTEGER, Number(part.split("=")[1]) * (own(MILLISECONDS, keyIn(part)) ?? 0));
    return total;
}

/** Length in ms of a text such as `hours=1;minutes=2`; a thousand years at most, whatever an older state or a blueprint says. */
export const milliseconds = (duration: string): number => bounded(LONGEST_MS, sum(duration));

const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)*\.?$/u;

function isUrl(value: string): string | undefined {
    const match = /^(?:https?|ftps?):\/\/(?:[^\s:@/]+(?::[^\s:@/]*)?@)?(\[[0-9a-f:.]+\]|[^\s/?#:]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i.exec(value);
    const host = match?.[1] ?? "";
    const isHost = host.startsWith("[") || host === "localhost" || /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || (HOST.test(host) && host.includes("."));
    return isHost ? undefined : "Enter a valid URL.";
}

/** Host names may contain placeholders, `%(username)s.example.com`. */
const isLink: Rule = must(
    /^(?:https?|ftps?|blank):\/\/(?:[^\s:@/]+(?::[^\s:@/]*)?@)?(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}%()](?:[\p{L}\p{N}%().-]*))(?::\d{1,5})?(?:[/?#]\S*)?$/iu,
    "Enter a valid URL.",
);

function isEmail(value: string): string | undefined {
    const [, domain] = /^[-!#$%&'*+/=?^_`{}|~0-9a-z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9a-z]+)*@(.+)$/i.exec(value) ?? [];
    const isDomain = domain !== undefined && (domain === "localhost" || (HOST.test(domain) && /\.[\p{L}0-9-]{2,63}$/u.test(domain)));
    return isDomain ? undefined : "Enter a valid email address.";
}

function isIp(value: string): string | undefined {
    const isV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/.test(value) && !value.endsWith(".");
    return isV4 || (value.includes(":") && URL.canParse(`http://[${value}]/`)) ? undefined : "Enter a valid IPv4 or IPv6 address.";
}

export const isIpAddress = (value: string): boolean => isIp(value) === undefined;

function isPath(value: string): string | undefined {
    if (value.startsWith("/") || value.endsWith("/")) return "No leading or trailing slashes allowed.";
    return value.split("/").includes("") ? "No empty segments in user path allowed." : undefined;
}

const RULES: Partial<Record<Field["format"], Rule>> = {
    slug: must(/^[-a-zA-Z0-9_]+$/, 'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.'),
    email: isEmail,
    url: isUrl,
    link: isLink,
    ip: isIp,
    duration: isDuration,
    path: isPath,
};

/** What is wrong with a text that is not empty. */
export const faultOf = (field: Field, value: string): string | undefined => RULES[field.format]?.(value);

const DATE_TIME = /^(\d{4})-(\d\d?)-(\d\d?)[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d{0,6})?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** A moment as ISO 8601 in UTC with microseconds where given; undefined when the text is not a moment. */
export function isoDate(value: string): string | undefined {
    const match = DATE_TIME.exec(value);
    if (!match) return undefined;
    const [, year, month, day, hour, minute, second = "00", fraction = "", zone = "Z"] = match;
    const offset = /^z$/i.test(zone) ? "Z" : zone.includes(":") ? zone : zone.length === 3 ? `${zone}:00` : `${zone.slice(0, 3)}:${zone.slice(3)}`;
    const two = (text = "") => text.padStart(2, "0");
    const time = Date.parse(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${offset}`);
    const isCalendarDay = !Number.isNaN(time) && new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
    if (!isCalendarDay) return undefined;
    const micros = fraction && Number(fraction) ? `.${fraction.padEnd(6, "0")}` : "";
    return `${new Date(time).toISOString().slice(0, 19)}${micros}Z`;
}

/** Now, or any moment in ms, as the API writes it. */
export const timestamp = (ms: number): string => new Date(ms).toISOString().replace(/\.(\d{3})Z$/, ".$1000Z");
