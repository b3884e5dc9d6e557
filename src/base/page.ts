/** Which part of a list a page is; `next` and `previous` are page numbers, 0 when there is none. */
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
