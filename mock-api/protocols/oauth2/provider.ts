import type { Db } from "#kernel/store/db.ts";
import { HttpError, notFound } from "#kernel/base/errors.ts";
import type { Models } from "#kernel/base/models.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";

/** Proxy providers are among them: each is an OAuth2 provider for its outpost. */
export const PROVIDER = "authentik_providers_oauth2.oauth2provider";

export const providerByClient = (db: Db, clientId: string | undefined): OAuth2Provider | undefined =>
    clientId === undefined ? undefined : db.by(PROVIDER, "client_id", clientId);

/** The one application that a provider signs people in to. */
export const applicationOf = (db: Db, { pk }: OAuth2Provider): Application | undefined => db.by("authentik_core.application", "provider", pk);

/** Application and provider behind the slug of an address. */
export function providerAt(db: Db, slug: string): { application: Application; provider: OAuth2Provider } | undefined {
    const application = db.by("authentik_core.application", "slug", slug);
    const provider = application && db.find(PROVIDER, application.provider);
    return application && provider ? { application, provider } : undefined;
}

/** A check: what stands at `/application/o/{slug}/`. Throws 404 where that speaks no OAuth. */
export const findBySlug = ({ db, params }: { db: Db; params: { readonly slug: string } }): { application: Application; provider: OAuth2Provider } =>
    providerAt(db, params.slug) ?? missing();

function missing(): never {
    throw notFound("No application with this name speaks OAuth2.");
}

export type ScopeMapping = Models["authentik_providers_oauth2.scopemapping"];

/** The scope mappings of a provider, by the name of their scope. */
export const scopeMappings = (db: Db, { property_mappings }: Pick<OAuth2Provider, "property_mappings">): ScopeMapping[] =>
    property_mappings.flatMap((key) => db.find("authentik_providers_oauth2.scopemapping", key) ?? []).sort(byScope);

const byScope = (a: ScopeMapping, b: ScopeMapping): number => (a.scope_name < b.scope_name ? -1 : a.scope_name > b.scope_name ? 1 : 0);

/** Scopes of a parameter, each once, in the order they were asked for (RFC 6749 3.3). */
export const scopesIn = (parameter: string | undefined): string[] => [...new Set((parameter ?? "").split(/\s+/).filter(Boolean))];

/** A provider that has lost what it needs while a request was on its way. */
export const gone = () => new HttpError(409, { detail: "The provider or the user is gone." });
