import { allPages } from "#src/api/all-pages.ts";
import { ldapMappings, type LdapMapping } from "#src/api/property-mappings.api.ts";
import { known, type Known } from "./picker.ts";

/** What fields of users and groups are filled with from a directory. */
export const knownLdapMappings = async (signal: AbortSignal): Promise<Known<LdapMapping, string>> =>
    known(await allPages((page) => ldapMappings.list({ ...page, ordering: "object_field" }, signal)), ({ pk, name, object_field: field }) => ({
        value: pk,
        label: name,
        description: field,
    }));
