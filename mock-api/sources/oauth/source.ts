import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { notFound } from "#kernel/base/errors.ts";
import type { Models } from "#kernel/base/models.ts";
import { oauthType } from "#mock/apps/sources/oauth-types.field.ts";
import { wholeAddress } from "#mock/apps/sources/whole-address.ts";
import { failurePages } from "../refusal.ts";

export const SOURCE = "authentik_sources_oauth.oauthsource";
export type OAuthSource = Models[typeof SOURCE];

export const loginPath = ({ slug }: OAuthSource): string => `/source/oauth/login/${slug}/`;
export const callbackUrl = (call: Call, { slug }: OAuthSource): string => call.absolute(`/source/oauth/callback/${slug}/`);

/** A check: the source of this slug. Throws 404 for one that is not there or switched off. From here on failures are pages. */
export function findSource({ call, db, params }: { call: Call; db: Db; params: { readonly slug: string } }): { source: OAuthSource } {
    const source = db.by(SOURCE, "slug", params.slug);
    if (!source?.enabled) throw notFound("There is no such source to sign in with.");
    call.errors = failurePages(call, source, loginPath(source));
    return { source };
}

/** The same source after the state was given back: it may have changed meanwhile. Throws 404 when it is gone. */
export function sourceNow(db: Db, { pk }: OAuthSource): OAuthSource {
    const source = db.find(SOURCE, pk);
    if (!source?.enabled) throw notFound("There is no such source to sign in with.");
    return source;
}

export interface Addresses {
    /** Empty for services that give no request tokens: all but those that speak OAuth 1.0a. */
    readonly requestToken: string;
    readonly authorization: string;
    readonly token: string;
    readonly profile: string;
}

/** Where a source's service is asked: the source says so where its kind leaves that open. */
export function addressesOf(call: Call, source: OAuthSource): Addresses {
    const type = oauthType(source.provider_type);
    const pick = (own: string | null, known: string | null): string => wholeAddress(call, (type.urls_customizable && own ? own : known) ?? "");
    return {
        requestToken: pick(source.request_token_url, null),
        authorization: pick(source.authorization_url, type.authorization_url),
        token: pick(source.access_token_url, type.access_token_url),
        profile: pick(source.profile_url, type.profile_url),
    };
}
