import { groups, type Group } from "#src/api/groups.api.ts";
import { users, type User } from "#src/api/users.api.ts";
import type { Option, Search } from "#src/elements/form/options.ts";
import type { Page } from "#src/base/page.ts";

interface SearchQuery {
    search: string;
    ordering: string;
    page: number;
    page_size: number;
}

/** Objects that are asked for at once. */
const PAGE_SIZE = 20;

/** Finds objects of the API for a field, page by page. */
export const searchOf =
    <T>(list: (query: SearchQuery, signal: AbortSignal) => Promise<Page<T>>, option: (object: T) => Option, ordering = "name"): Search =>
    async (search, signal, page) => {
        const { results, pagination } = await list({ search, ordering, page, page_size: PAGE_SIZE }, signal);
        return { options: results.map(option), more: pagination.next > 0 };
    };

export const userOption = ({ pk, username, name }: Pick<User, "pk" | "username" | "name">): Option => ({ value: pk, label: username, description: name });
export const searchUsers = searchOf(users.list, userOption, "username");

export const groupOption = ({ pk, name, parent_name: parent }: Pick<Group, "pk" | "name"> & { parent_name?: string | null }): Option => ({
    value: pk,
    label: name,
    description: parent ?? undefined,
});
export const searchGroups = searchOf(groups.list, groupOption);
