import { allPages } from "#src/api/all-pages.ts";
import { certificates } from "#src/api/certificates.api.ts";
import { scopeMappings, type ScopeMapping } from "#src/api/property-mappings.api.ts";
import { trustworthySources } from "#src/api/providers.api.ts";
import type { Option } from "#src/elements/form/options.ts";

/** What a provider can be given, and what a new one has of it. */
export interface Offers {
    scopes: readonly Option<string>[];
    sources: readonly Option<string>[];
    /** The scopes of OpenID Connect itself. */
    standard: readonly Option<string>[];
    /** The only key that there is to sign with. */
    onlyKey: string | null;
}

/** How the product calls its own mappings of `openid`, `email` and `profile`. */
const STANDARD_SCOPES = "goauthentik.io/providers/oauth2/scope-";

const allScopes = (signal?: AbortSignal): Promise<ScopeMapping[]> => allPages((page) => scopeMappings.list({ ...page, ordering: "scope_name" }, signal));

const isStandard = ({ managed }: ScopeMapping): boolean => managed?.startsWith(STANDARD_SCOPES) ?? false;

/** Keys of the scopes of OpenID Connect itself. */
export const standardScopes = async (): Promise<string[]> => (await allScopes()).filter(isStandard).map(({ pk }) => pk);

export async function offers(isNew: boolean, signal: AbortSignal): Promise<Offers> {
    const [mappings, sources, keys] = await Promise.all([
        allScopes(signal),
        trustworthySources(signal),
        certificates.list({ has_key: true, include_details: false, page_size: 2 }, signal),
    ]);
    const [key, another] = keys.results;
    const option = ({ pk, name, scope_name: scope }: ScopeMapping): Option<string> => ({ value: pk, label: name, description: scope });
    return {
        scopes: mappings.map(option),
        sources: sources.map(({ pk, name, slug }) => ({ value: pk, label: name, description: slug })),
        standard: isNew ? mappings.filter(isStandard).map(option) : [],
        onlyKey: key && !another ? key.pk : null,
    };
}
