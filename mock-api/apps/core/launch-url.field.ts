import type { Call } from "#kernel/http/call.ts";
import { launches } from "./launches.facet.ts";
import type { User } from "./user.resource.ts";
import { own } from "#kernel/base/own.ts";

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

function providerUrl({ provider, slug }: Launched, { db, registry }: Call): string | null {
    const row = db.find("authentik_core.provider", provider);
    const launch = registry.facetOf(db.modelOf("authentik_core.provider", provider), launches);
    return (row && launch?.(row, slug)) ?? null;
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
        return own(values, name ?? "") ?? "";
    });
    return isSound ? filled : url;
}
