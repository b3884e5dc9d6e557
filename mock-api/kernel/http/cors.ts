import type { Call } from "./call.ts";

/**
 * Which origins may read an endpoint's answers: `true` for this one (with credentials), `"*"` for everybody (without), `false` for none.
 * At a preflight nothing but the address and the origin is known: `call.method` is OPTIONS then, and the request has neither body nor credentials.
 */
export type CorsRule = (origin: string, call: Call) => boolean | "*" | Promise<boolean | "*">;

/** Any origin may read, without cookies: public keys, discovery. */
export const publicly: CorsRule = () => "*";

/** How long browsers may keep the answer to a preflight, in seconds: ten minutes, so that a changed rule is noticed the same day. */
const PREFLIGHT_AGE = 600;

/** Headers that every script may send. */
const HEADERS = "authorization, content-type";

/** Adds the headers of Fetch 3.2 to an answer. Who may not read it gets it without them: the browser keeps it from the script. */
export async function grantOrigin(rule: CorsRule, call: Call, response: Response, methods: readonly string[]): Promise<Response> {
    const origin = call.header("origin");
    const { headers } = response;
    headers.append("vary", "Origin");
    const grant = origin === null ? false : await rule(origin, call);
    if (!grant) return response;
    headers.set("access-control-allow-origin", grant === "*" ? "*" : origin!);
    if (grant !== "*") headers.set("access-control-allow-credentials", "true");
    if (call.method !== "OPTIONS") return response;
    headers.set("access-control-allow-methods", methods.join(", "));
    headers.set("access-control-allow-headers", call.header("access-control-request-headers") ?? HEADERS);
    headers.set("access-control-max-age", String(PREFLIGHT_AGE));
    return response;
}
