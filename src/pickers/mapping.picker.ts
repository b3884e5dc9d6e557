import { allPages } from "#src/api/all-pages.ts";
import { ldapMappings, samlMappings, scopeMappings } from "#src/api/property-mappings.api.ts";
import { known } from "./picker.ts";

/** What fields of users and groups are filled with from a directory. */
export const knownLdapMappings = async (signal: AbortSignal) =>
    known(await allPages((page) => ldapMappings.list({ ...page, ordering: "object_field" }, signal)), (mapping) => option(mapping, mapping.object_field));

/** What applications are told in SAML assertions. */
export const knownSamlMappings = async (signal?: AbortSignal) =>
    known(await allPages((page) => samlMappings.list({ ...page, ordering: "saml_name" }, signal)), (mapping) => option(mapping, mapping.saml_name));

/** What applications are told for a scope. */
export const knownScopes = async (signal?: AbortSignal) =>
    known(await allPages((page) => scopeMappings.list({ ...page, ordering: "scope_name" }, signal)), (mapping) => option(mapping, mapping.scope_name));

const option = ({ pk, name }: { pk: string; name: string }, description: string) => ({ value: pk, label: name, description });

/** Whether a mapping comes with authentik, and is known by what begins so. */
export const shippedAs =
    (...starts: readonly string[]) =>
    ({ managed }: { managed?: string | null }): boolean =>
        starts.some((start) => managed?.startsWith(start));
