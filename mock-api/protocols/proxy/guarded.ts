import type { Call } from "#kernel/call.ts";
import type { Db } from "#kernel/db.ts";
import type { HostName } from "#kernel/endpoint.ts";
import { HttpError } from "#kernel/errors.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import { EMBEDDED, type Outpost } from "#mock/apps/outposts/outpost.resource.ts";
import type { ProxyProvider } from "#mock/apps/providers/proxy.resource.ts";

/** Where an outpost answers, on the host of every application. */
export const OUTPOST_PATH = "/outpost.goauthentik.io/";

/** An application that an outpost stands in front of. */
export interface Guarded {
    readonly provider: ProxyProvider;
    readonly application: Application;
    readonly outpost: Outpost;
    /** Where people reach it. */
    readonly external: URL;
    /** What the paths of the outpost are below of: no slash at its end. */
    readonly root: string;
    /** Where people reach authentik, as `https://login.company.test`. */
    readonly authority: string;
}

type Known = Omit<Guarded, "root" | "authority">;

/** Every application behind an outpost: those of the embedded one first. Outposts that nobody deployed run in here, too (D-477). */
export function allGuarded(db: Db): Known[] {
    const outposts = db.all("authentik_outposts.outpost").filter(({ type }) => type === "proxy");
    const embeddedFirst = [...outposts.filter(({ managed }) => managed === EMBEDDED), ...outposts.filter(({ managed }) => managed !== EMBEDDED)];
    return embeddedFirst.flatMap((outpost) => outpost.providers.flatMap((key) => known(db, outpost, key) ?? []));
}

function known(db: Db, outpost: Outpost, key: number | string): Known | undefined {
    const provider = db.find("authentik_providers_proxy.proxyprovider", key);
    const application = provider && db.by("authentik_core.application", "provider", provider.pk);
    return provider && application && URL.canParse(provider.external_host)
        ? { provider, application, outpost, external: new URL(provider.external_host) }
        : undefined;
}

/** Whether a name is that of a domain, or below it: never one that only ends with the same letters. */
export const isBelow = (hostname: string, domain: string): boolean => {
    const bare = domain.replace(/^\./, "").toLowerCase();
    return bare !== "" && (hostname === bare || hostname.endsWith(`.${bare}`));
};

/** The application behind a host: the one whose it is, else the one of the longest domain that it is below of. */
function guardedAt(all: readonly Known[], { host, hostname }: HostName): Known | undefined {
    return (
        all.find(({ external }) => external.host === host) ??
        all
            .filter(({ provider: { mode, cookie_domain } }) => mode === "forward_domain" && isBelow(hostname, cookie_domain))
            .sort((a, b) => b.provider.cookie_domain.length - a.provider.cookie_domain.length)[0]
    );
}

/** Whether the installation is asked at this name by an application's visitors. */
export const isGuarded = (db: Db, hostname: string): boolean =>
    allGuarded(db).some(
        ({ external, provider }) => external.hostname === hostname || (provider.mode === "forward_domain" && isBelow(hostname, provider.cookie_domain)),
    );

/** An application whose requests all go through its outpost, by the host of its visitors. */
export function proxiedAt(name: HostName, db: Db): { proxied: Known } | null {
    const proxied = allGuarded(db).find(({ external, provider }) => provider.mode === "proxy" && external.host === name.host);
    return proxied ? { proxied } : null;
}

/** A check: the application at the host of a request; the only one there is, where the host is nobody's. */
export function findGuarded({ call, db }: { call: Call; db: Db }): { guarded: Guarded } {
    const all = allGuarded(db);
    const found = guardedAt(all, call.url) ?? (all.length === 1 ? all[0] : undefined);
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
 * Where browsers are sent to sign in: as the outpost's configuration says; without it where the server itself is, which below `localhost` is `localhost`, and behind a
 * proxy the name by which that asks.
 */
function authorityOf(call: Call, { config }: Outpost): string {
    const { environment } = call;
    const set = [config.authentik_host_browser, config.authentik_host, environment.AUTHENTIK_HOST].find(
        (host) => typeof host === "string" && URL.canParse(host),
    );
    if (typeof set === "string") return new URL(set).origin;
    const url = new URL(call.url.origin);
    const reached = call.header("host");
    if (reached) url.host = reached;
    if (!url.hostname.endsWith(".localhost")) return url.origin;
    return `${url.protocol}//localhost${url.port && `:${url.port}`}`;
}
