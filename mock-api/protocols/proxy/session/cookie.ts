import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { decodeJwt, encodeJwt } from "#mock/apps/core/jwt.ts";
import type { Guarded } from "../guarded.ts";

/** Characters of a client id that name the cookie of its application. */
const NAMED_BY = 8;

const nameOf = ({ provider }: Guarded): string => `authentik_proxy_${provider.client_id.slice(0, NAMED_BY)}`;

/** What the browser's cookie for this application says, when it is one that this provider signed. */
export function readCookie({ incoming: { jar } }: Call, guarded: Guarded): Readonly<JsonObject> | undefined {
    const value = jar.get(nameOf(guarded));
    return value === undefined ? undefined : decodeJwt(value, guarded.provider.cookie_secret);
}

/** Gives the browser another one, for `seconds`. Scripts of the application cannot read it (D-481). */
export function writeCookie(call: Call, guarded: Guarded, said: JsonObject, seconds: number): void {
    const { provider, root } = guarded;
    const value = encodeJwt({ ...said }, provider.cookie_secret);
    // A browser refuses a cookie for a domain that the host does not lie in, which is so in the demo.
    const domain =
        provider.mode === "forward_domain" && provider.cookie_domain && root === guarded.external.origin
            ? `; Domain=${provider.cookie_domain.replace(/^\./, "")}`
            : "";
    const secure = root.startsWith("https:") ? "; Secure" : "";
    call.setCookie(`${nameOf(guarded)}=${value}; Path=/${domain}; Max-Age=${Math.max(1, Math.floor(seconds))}; HttpOnly; SameSite=Lax${secure}`);
}
