import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { notFound } from "#kernel/base/errors.ts";
import type { Models } from "#kernel/base/models.ts";
import { wholeAddress } from "#mock/apps/sources/whole-address.ts";
import { failurePages } from "../refusal.ts";

export const SOURCE = "authentik_sources_saml.samlsource";
export type SamlSource = Models[typeof SOURCE];

export const startPath = ({ slug }: SamlSource): string => `/source/saml/${slug}/`;
export const acsUrl = (call: Call, source: SamlSource): string => call.absolute(`${startPath(source)}acs/`);

/** What the other side knows this source by (SAML 2.0 Core, 8.3.6): its metadata's address where nothing was chosen. */
export const issuerOf = (call: Call, source: SamlSource): string => source.issuer || call.absolute(`${startPath(source)}metadata/`);

/** Where people are sent. */
export const ssoUrl = (call: Call, { sso_url }: SamlSource): string => wholeAddress(call, sso_url);

interface Asked {
    readonly call: Call;
    readonly db: Db;
    readonly params: { readonly slug: string };
}

/** A check: the source of this slug, switched off or not. Throws 404. */
export const findAnySource = ({ db, params }: Asked): { source: SamlSource } => ({ source: db.by(SOURCE, "slug", params.slug) ?? missing() });

/** A check: the same that is switched on. From here on failures are pages. */
export function findSource(asked: Asked): { source: SamlSource } {
    const { source } = findAnySource(asked);
    if (!source.enabled) missing();
    asked.call.errors = failurePages(asked.call, source, startPath(source));
    return { source };
}

/** The same source after the state was given back: it may have changed meanwhile. Throws 404 when it is gone. */
export function sourceNow(db: Db, { pk }: SamlSource): SamlSource {
    const source = db.find(SOURCE, pk);
    return source?.enabled ? source : missing();
}

function missing(): never {
    throw notFound("There is no such source to sign in with.");
}
