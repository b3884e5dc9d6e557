import type { Entry } from "#mock/encoding/ldap/attribute.ts";
import { type Directory, DirectoryError } from "#mock/outside/directory.ts";
import { bindAsSource, type LdapSource } from "./connect.ts";

/** What was found, or why nothing was. */
export type Found = { readonly entries: readonly Entry[] } | { readonly failure: string };

/** What a directory holds of a source's users and groups. */
export interface Content {
    readonly users: Found;
    readonly groups: Found;
}

/** What stands for a kind that is not taken over: it is not looked for. */
const NOTHING: Found = { entries: [] };

/** Reads what a source takes over. A search that fails leaves the other its result; rejects with a DirectoryError when the directory does not let the source in. */
export async function readContent(directory: Directory, source: LdapSource): Promise<Content> {
    await bindAsSource(directory, source);
    const { user_object_filter, group_object_filter, additional_user_dn, additional_group_dn } = source;
    const users = source.sync_users ? await found(directory, within(source, additional_user_dn), user_object_filter) : NOTHING;
    const groups = source.sync_groups ? await found(directory, within(source, additional_group_dn), group_object_filter) : NOTHING;
    return { users, groups };
}

const within = ({ base_dn }: LdapSource, additional: string): string => (additional === "" ? base_dn : `${additional},${base_dn}`);

async function found(directory: Directory, base: string, filter: string): Promise<Found> {
    try {
        return { entries: await directory.search({ base, scope: "sub", filter }) };
    } catch (error) {
        if (!(error instanceof DirectoryError)) throw error;
        return { failure: error.message };
    }
}
