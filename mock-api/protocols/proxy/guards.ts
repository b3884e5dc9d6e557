import type { Db } from "#kernel/store/db.ts";
import type { HostName } from "#kernel/http/endpoint.ts";
import { type Listener, on } from "#kernel/resource/listener.ts";
import { memo } from "#kernel/store/memo.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import { EMBEDDED, type Outpost } from "#mock/apps/outposts/outpost.resource.ts";
import type { ProxyProvider } from "#mock/apps/providers/proxy.resource.ts";

/** An application that an outpost stands in front of, as its objects say. */
export interface Known {
    readonly provider: ProxyProvider;
    readonly application: Application;
    readonly outpost: Outpost;
    /** Where people reach it. */
    readonly external: URL;
}

/** All of them: those of the embedded outpost first. */
interface Guards {
    readonly all: readonly Known[];
    /** By the host of their external address; of several the first. */
    readonly byHost: ReadonlyMap<string, Known>;
    readonly hostnames: ReadonlySet<string>;
    /** Those that guard a whole domain, longest first. */
    readonly domains: readonly Known[];
}

/** Every request to any host is looked up here: bench row "forward-auth checks". */
const kept = memo((): { guards?: Guards } => ({}));
const guardsOf = (db: Db): Guards => (kept(db).guards ??= gather(db));

const forget = ({ db }: { db: Db }): void => void delete kept(db).guards;
const KINDS = ["created", "updated", "linked", "deleted"] as const;
export const guardsListeners: readonly Listener[] = [
    on("authentik_outposts.outpost", KINDS, forget),
    on("authentik_providers_proxy.proxyprovider", KINDS, forget),
    on("authentik_core.application", KINDS, forget),
];

/** Outposts that nobody deployed run in here, too (D-477). */
function gather(db: Db): Guards {
    const outposts = db.all("authentik_outposts.outpost").filter(({ type }) => type === "proxy");
    const embeddedFirst = [...outposts.filter(({ managed }) => managed === EMBEDDED), ...outposts.filter(({ managed }) => managed !== EMBEDDED)];
    const all = embeddedFirst.flatMap((outpost) => outpost.providers.flatMap((key) => known(db, outpost, key) ?? []));
    return {
        all,
        byHost: new Map(all.toReversed().map((one) => [one.external.host, one])),
        hostnames: new Set(all.map(({ external }) => external.hostname)),
        domains: all
            .filter(({ provider: { mode } }) => mode === "forward_domain")
            .toSorted((a, b) => b.provider.cookie_domain.length - a.provider.cookie_domain.length),
    };
}

function known(db: Db, outpost: Outpost, key: number | string): Known | undefined {
    const provider = db.find("authentik_providers_proxy.proxyprovider", key);
    const application = provider && db.by("authentik_core.application", "provider", provider.pk);
    return provider && application && URL.canParse(provider.external_host)
        ? { provider, application, outpost, external: new URL(provider.external_host) }
        : undefined;
}

/** Every application behind an outpost. */
export const allGuarded = (db: Db): readonly Known[] => guardsOf(db).all;

/** Whether a name is that of a domain, or below it: never one that only ends with the same letters. */
export const isBelow = (hostname: string, domain: string): boolean => {
    const bare = domain.replace(/^\./, "").toLowerCase();
    return bare !== "" && (hostname === bare || hostname.endsWith(`.${bare}`));
};

const domainOf = (db: Db, hostname: string): Known | undefined => guardsOf(db).domains.find(({ provider }) => isBelow(hostname, provider.cookie_domain));

/** The application behind a host: the one whose it is, else the one of the longest domain that it is below of. */
export const guardedAt = (db: Db, { host, hostname }: HostName): Known | undefined => guardsOf(db).byHost.get(host) ?? domainOf(db, hostname);

/** Whether the installation is asked at this name by an application's visitors. */
export const isGuarded = (db: Db, hostname: string): boolean => guardsOf(db).hostnames.has(hostname) || domainOf(db, hostname) !== undefined;

/** An application whose requests all go through its outpost, by the host of its visitors. */
export function proxiedAt({ host }: HostName, db: Db): { proxied: Known } | null {
    const proxied = guardsOf(db).byHost.get(host);
    return proxied?.provider.mode === "proxy" ? { proxied } : null;
}
