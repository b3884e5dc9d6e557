import type { ListQuery } from "#src/elements/table/column.ts";
import type { Page } from "#src/base/page.ts";

/** One page of a list that the server gives as a whole: searched by `text`, since the server does not. */
export function wholePage<T>(all: readonly T[], { search }: Pick<ListQuery, "search">, text: (object: T) => string): Page<T> {
    const wanted = search.trim().toLowerCase();
    const results = all.filter((object) => text(object).toLowerCase().includes(wanted));
    const count = results.length;
    return { results, pagination: { next: 0, previous: 0, count, current: 1, total_pages: 1, start_index: Math.min(count, 1), end_index: count } };
}
