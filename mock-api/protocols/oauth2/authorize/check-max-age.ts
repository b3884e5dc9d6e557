import { InvalidRequest } from "../errors.ts";
import type { Parameters } from "./request.ts";

/** OpenID Connect Core 3.1.2.1: how long ago the sign-in may be, in seconds. */
export function checkMaxAge({ parameters }: { parameters: Parameters }): { maxAge: number | undefined } {
    const asked = parameters.get("max_age") || undefined;
    if (asked === undefined) return { maxAge: undefined };
    if (!/^\d{1,10}$/.test(asked)) throw new InvalidRequest("max_age is a whole number of seconds.");
    return { maxAge: Number(asked) };
}
