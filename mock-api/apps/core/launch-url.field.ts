import type { Call } from "#kernel/call.ts";
import type { Models } from "#kernel/models.ts";
import type { User } from "./user.resource.ts";

interface Launched {
    readonly slug: string;
    readonly provider: string | number | null;
    readonly meta_launch_url: string;
}

/** What an address may begin with that somebody is led to: never a script that would run as ours. */
const LEADS_AWAY = /^(?:(?:https?|ftps?|blank):\/\/|\/(?!\/))/i;

/** Where an application opens: its own address or that of its provider, with the caller's name and the like filled in. */
export function launchUrl(application: Launched, call: Call): string | null {
    const found = application.meta_launch_url || providerUrl(application, call);
    const url = found && LEADS_AWAY.test(found) ? found : null;
    const user = url && call.db.find("authentik_core.user", call.principal?.pk);
    return user ? filledIn(url, user) : url;
}

type Opener<R> = (provider: R, slug: string) => string | null;

/** The first redirect URI without its path: where people find the application behind it. */
const oauth2: Opener<Models["authentik_providers_oauth2.oauth2provider"]> = ({ redirect_uris }) => {
    const [first = ""] = redirect_uris.split("\n");
    return /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)/i.exec(first)?.[1] ?? null;
};

/** Where each kind of provider says that its application is; kinds without an entry do not know. */
const OPENERS: Readonly<Record<string, Opener<never>>> = {
    "authentik_providers_oauth2.oauth2provider": oauth2,
    "authentik_providers_proxy.proxyprovider": ({ external_host }: Models["authentik_providers_proxy.proxyprovider"]) => external_host,
    "authentik_providers_saml.samlprovider": (_: object, slug: string) => `/application/saml/${slug}/sso/binding/init/`,
};

function providerUrl({ provider, slug }: Launched, { db }: Call): string | null {
    const row = db.find("authentik_core.provider", provider);
    const open = row && OPENERS[db.modelOf("authentik_core.provider", provider)!];
    return open?.(row as never, slug) ?? null;
}

/** Fields of a user that an address may name. */
const NAMED = ["username", "name", "email", "uuid", "path"] as const;

/** Fills in `%(username)s` and the like; an address with anything else behind a percent sign stays as it is. */
function filledIn(url: string, user: User): string {
    const values: Record<string, string> = { id: String(user.pk), ...Object.fromEntries(NAMED.map((name) => [name, user[name]])) };
    let isSound = true;
    const filled = url.replaceAll(/%(?:\((\w+)\)s|(%)|)/g, (_, name: string | undefined, percent: string | undefined) => {
        if (percent) return "%";
        isSound &&= name !== undefined && Object.hasOwn(values, name);
        return values[name ?? ""] ?? "";
    });
    return isSound ? filled : url;
}
