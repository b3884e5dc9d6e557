import type { Call } from "#kernel/http/call.ts";
import { callbackAddress } from "../addresses.ts";
import type { Guarded } from "../guarded.ts";
import { allGuarded } from "../guards.ts";

/**
 * The host of an application as the tab has it: a path of the sandbox's own, as no other host can be answered for there. Everything else is as on the application's
 * own host.
 */
export function demoHost({ db, url }: Call, slug: string): Guarded | undefined {
    const found = allGuarded(db).find(({ application }) => application.slug === slug);
    return found && { ...found, root: `${url.origin}/demo/proxy/${encodeURIComponent(slug)}`, authority: url.origin };
}

/** Whether an address is the end of a sign-in at the demo host of this provider's application: good for it, though not in its list. */
export function isDemoCallback(call: Call, { pk }: { readonly pk: number }, uri: string): boolean {
    const found = call.db.find("authentik_providers_proxy.proxyprovider", pk) && call.db.by("authentik_core.application", "provider", pk);
    const host = found && demoHost(call, found.slug);
    return host !== undefined && uri === callbackAddress(host);
}
