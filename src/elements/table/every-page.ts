import type { Page } from "#src/base/page.ts";
import type { ListQuery, Load } from "./column.ts";

/** The server gives a hundred rows a page at most. */
const AT_ONCE = 100;

/** What of a list is read to its end: what narrows it, and its order. */
export type Which = Pick<ListQuery, "search" | "ordering">;

/**
 * Reads a list page by page, from the first.
 * @param limit rows after which it ends, wherever it is then: lists of events have no end
 * @throws the reason of `signal`; what `load` throws
 */
export async function* everyPage<T>(load: Load<T>, { search, ordering }: Which, limit: number, signal: AbortSignal): AsyncGenerator<Page<T>, void, void> {
    for (let page = 1, rows = 0; page > 0 && rows < limit;) {
        signal.throwIfAborted();
        const { results, pagination } = await load({ search, ordering, page, page_size: AT_ONCE }, signal);
        yield { results: results.slice(0, limit - rows), pagination };
        rows += results.length;
        page = pagination.next;
    }
}
