import { certificates } from "#src/api/certificates.api.ts";
import type { Option, Picker } from "#src/elements/form/options.ts";
import { knownScopes, shippedAs } from "#src/pickers/mapping.picker.ts";
import { trustedSources } from "#src/pickers/source.picker.ts";

/** What a provider can be given, and what a new one has of it. */
export interface Offers {
    scopes: Picker<string>;
    sources: Picker<string>;
    /** The scopes of OpenID Connect itself. */
    standard: readonly Option<string>[] | undefined;
    /** The only key that there is to sign with. */
    onlyKey: string | null;
}

/** Whether it is the product's own mapping of `openid`, `email` or `profile`. */
const isStandard = shippedAs("goauthentik.io/providers/oauth2/scope-");

/** Keys of the scopes of OpenID Connect itself. */
export const standardScopes = async (): Promise<string[]> => (await knownScopes()).where(isStandard).map(({ value }) => value);

export async function offers(isNew: boolean, signal: AbortSignal): Promise<Offers> {
    const [scopes, sources, keys] = await Promise.all([
        knownScopes(signal),
        trustedSources(signal),
        certificates.list({ has_key: true, include_details: false, page_size: 2 }, signal),
    ]);
    const [key, another] = keys.results;
    return { scopes, sources, standard: isNew ? scopes.where(isStandard) : undefined, onlyKey: key && !another ? key.pk : null };
}
