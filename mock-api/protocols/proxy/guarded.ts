import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { HttpError } from "#kernel/base/errors.ts";
import type { Outpost } from "#mock/apps/outposts/outpost.resource.ts";
import { allGuarded, guardedAt, type Known } from "./guards.ts";
import { servedAt } from "./serving.ts";

/** An application that an outpost stands in front of, for one request. */
export interface Guarded extends Known {
    /** What the paths of the outpost are below of: no slash at its end. */
    readonly root: string;
    /** Where people reach authentik, as `https://login.company.test`. */
    readonly authority: string;
}

/** A check: the application at the host of a request; the only one there is, where the host is nobody's. */
export function findGuarded({ call, db }: { call: Call; db: Db }): { guarded: Guarded } {
    const all = allGuarded(db);
    const found = guardedAt(db, call.url) ?? (all.length === 1 ? all[0] : undefined);
    if (!found)
        throw new HttpError(400, {
            Message: "no app for hostname",
            Host: call.url.host,
            Detail: "Check the outpost settings and make sure this host is an external host.",
        });
    return { guarded: completed(call, found) };
}

/** The same of an application that was found by its host already. */
export const findProxied = ({ call, proxied }: { call: Call; proxied: Known }): { guarded: Guarded } => ({ guarded: completed(call, proxied) });

export const completed = (call: Call, found: Known): Guarded => ({ ...found, root: found.external.origin, authority: authorityOf(call, found.outpost) });

/**
 * Where browsers are sent to sign in: as the outpost's configuration says; without it where the server itself is, which behind a proxy is the name by which
 * that asks. Where this is an application's, nobody can sign in there: then the address that the server listens at.
 */
function authorityOf(call: Call, { config }: Outpost): string {
    const { environment, db } = call;
    const set = [config.authentik_host_browser, config.authentik_host, environment.AUTHENTIK_HOST].find(
        (host) => typeof host === "string" && URL.canParse(host),
    );
    if (typeof set === "string") return new URL(set).origin;
    const url = new URL(call.url.origin);
    const reached = call.header("host");
    if (reached) url.host = reached;
    const known = guardedAt(db, url);
    // By its sign-in address all of a domain sign in, and out: there the server itself is.
    if (known?.provider.mode === "forward_domain") return known.external.origin;
    const own = known && servedAt(db);
    if (own !== undefined) return own;
    if (!url.hostname.endsWith(".localhost")) return url.origin;
    return `${url.protocol}//localhost${url.port && `:${url.port}`}`;
}
