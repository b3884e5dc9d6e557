import type { Page } from "#src/base/page.ts";

/** The server gives a hundred rows a page at most. */
const PAGE_SIZE = 100;

/** All objects of a list, page after page: for lists that cannot grow without end, where the API cannot look for what is wanted. */
export async function allPages<T>(load: (query: { page: number; page_size: number }) => Promise<Page<T>>): Promise<T[]> {
    const found: T[] = [];
    for (let page = 1; page > 0;) {
        const { results, pagination } = await load({ page, page_size: PAGE_SIZE });
        found.push(...results);
        page = pagination.next;
    }
    return found;
}
