import type { Call, Principal } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { notFound } from "#kernel/base/errors.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { accessGate } from "../access-gate.ts";

export const PROVIDER = "authentik_providers_saml.samlprovider";

/** A check: what stands at `/application/saml/{slug}/`. Throws 404 where that speaks no SAML. */
export function findProvider({ db, params }: { db: Db; params: { readonly slug: string } }): { application: Application; provider: SamlProvider } {
    const application = db.by("authentik_core.application", "slug", params.slug);
    const provider = application && db.find(PROVIDER, application.provider);
    if (!application || !provider) throw notFound("No application with this name speaks SAML.");
    return { application, provider };
}

/** A check: who is signed in may open the application. What is wrong with a message is told afterwards only. */
export const checkAccess = async ({ call, principal, application }: { call: Call; principal: Principal | null; application: Application }) =>
    accessGate({ call, principal, application }, call.url.pathname + call.url.search);
