/** Where a page stands; `next` and `previous` are page numbers, 0 when there is none. */
export interface Pagination {
    next: number;
    previous: number;
    /** Objects on all pages together. */
    count: number;
    current: number;
    total_pages: number;
    /** Number of the page's first and last object, counted from 1. */
    start_index: number;
    end_index: number;
}

/** One page of a list, as every list operation answers it. */
export interface Page<T> {
    pagination: Pagination;
    results: T[];
}

/** The page of a list of nothing. */
export const emptyPage: Page<never> = {
    pagination: { next: 0, previous: 0, count: 0, current: 1, total_pages: 1, start_index: 0, end_index: 0 },
    results: [],
};
