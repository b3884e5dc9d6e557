import type { JsonObject } from "#kernel/base/models.ts";
import { MAX_LINE } from "#kernel/base/limits.ts";
import { numberText } from "#mock/encoding/exact-number.ts";

/** What a service tells of a person, of any kind and length. */
export interface Told {
    readonly username?: unknown;
    readonly email?: unknown;
    readonly name?: unknown;
}

/** As a connection keeps it (OpenID Connect Core, 2, of `sub`). */
const MAX_ID = 255;
/** What no database of the original keeps. */
const UNKEPT = /[\0\p{Cs}]/u;

/** What a service knows its person by, to the last letter and digit: what is cut off may be another person's. Undefined for what names nobody. */
export function idOf(value: unknown): string | undefined {
    const text = typeof value === "number" ? String(value) : (numberText(value) ?? value);
    return typeof text === "string" && text.trim() !== "" && text.length <= MAX_ID && !UNKEPT.test(text) ? text : undefined;
}

/** Longest name of a user, in characters. */
export const MAX_USERNAME = 150;
/** As a user has them. */
const LONGEST: Readonly<Record<keyof Told, number>> = { username: MAX_USERNAME, email: 254, name: MAX_LINE };

/** What an enrolment begins with, as a service tells it; what no user could have counts as not told. */
export function infoOf(told: Told): JsonObject {
    const info: Record<string, string> = {};
    for (const field of ["username", "email", "name"] as const) {
        const value = told[field];
        if (typeof value === "string" && value.length <= LONGEST[field] && !UNKEPT.test(value)) info[field] = value;
    }
    return info;
}

/** An address that the service does not say is unproved: whoever may claim any address would be taken for whom it belongs to. */
export const provedMail = (email: unknown, isProved: unknown): unknown => (isProved === false || isProved === "false" ? undefined : email);
