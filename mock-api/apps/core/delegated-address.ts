import type { Incoming } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { isIpAddress } from "#kernel/store/formats.ts";
import { own } from "#kernel/base/own.ts";
import { isExpired } from "./token.resource.ts";
import { mergedAttributes } from "./user.resource.ts";

/** The attribute of an account, or of a group of it, that may say so. */
const MAY_OVERRIDE = "goauthentik.io/user/override-ips";

/**
 * The address that a request counts as coming from: an outpost names whoever it asks for in `X-authentik-remote-ip`, and proves by an API token in
 * `X-authentik-outpost-token` that it may. Anything else is not believed. Source: authentik/root/middleware.py.
 */
export function delegatedAddress({ request: { headers }, ip }: Incoming, db: Db, now: number): string {
    const named = headers.get("x-authentik-remote-ip");
    const key = headers.get("x-authentik-outpost-token");
    if (!named || !key || !isIpAddress(named)) return ip;
    const token = db.by("authentik_core.token", "key", key);
    const user = token?.intent === "api" && !isExpired(token, now) ? db.find("authentik_core.user", token.user) : undefined;
    return user?.is_active && Boolean(own(mergedAttributes(db, user), MAY_OVERRIDE)) ? named : ip;
}
