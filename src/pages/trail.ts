/* The objects of the list that one came from, in its order, so that their pages lead on to the next one, on further pages of the list too. */
import { render } from "lit";
import { asAt, pathOf } from "#src/base/route.ts";
import type { Table } from "#src/elements/table/ak-table.ts";
import { inGroups } from "#src/elements/table/grouping.ts";

/** An object of the list, as its row called it. */
export interface Beside {
    href: string;
    label: string;
}

/** What is known of the list: its rows, as they were sorted and filtered, from one of its pages to another. */
interface Trail {
    rows: readonly Beside[];
    /** Number of the first of them in the whole list, from 1. */
    start: number;
    /** All rows of the list. */
    count: number;
    /** Its pages that the rows are of. */
    pages: { first: number; last: number; of: number };
    /** Loads another one of its pages, wherever one is by then. */
    load: (page: number) => Promise<readonly Beside[]>;
}

const NONE = { first: 1, last: 1, of: 1 };
let trail: Trail | undefined;

const asBeside = (link: HTMLAnchorElement | undefined): readonly Beside[] => {
    const href = link?.getAttribute("href") ?? "";
    return href.startsWith("#/") ? [{ href, label: link?.textContent?.trim() ?? "" }] : [];
};

/** What leads to the page of an object from a row of a table, and to those of the rows around it from the same column; undefined elsewhere. */
function trailFrom(link: HTMLAnchorElement): Trail | undefined {
    const cell = link.closest<HTMLTableCellElement>("td, th");
    const table = cell?.closest("table");
    if (!cell || !table) return undefined;
    const at = [...cell.querySelectorAll("a")].indexOf(link);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).flatMap(({ cells }) => asBeside(cells[cell.cellIndex]?.querySelectorAll("a")[at]));
    const root = table.getRootNode();
    const list = root instanceof ShadowRoot && root.host.localName === "ak-table" ? (root.host as Table<unknown>) : undefined;
    const known = list?.pagination;
    if (!list || !known) return { rows, start: 1, count: rows.length, pages: NONE, load: async () => [] };
    const pages = { first: known.current, last: known.current, of: known.total_pages };
    return { rows, start: known.start_index, count: known.count, pages, load: further(list, labelled(cell), at) };
}

/** Which of the table's columns a cell stands in. */
const labelled = (cell: HTMLTableCellElement): number => [...(cell.parentElement?.querySelectorAll("[data-label]") ?? [])].indexOf(cell);

/** Loads a page of a list as it is narrowed and sorted now, by the address too, and finds in each row what led on in the first. */
function further<T>({ load, query, shown, groupBy }: Table<T>, column: number, at: number): Trail["load"] {
    const { hash } = location;
    return async (page) => {
        const { results } = await asAt(hash, () => load({ ...query, page }, new AbortController().signal));
        const rows = inGroups(results, groupBy, query.ordering).flatMap((group) => group.rows);
        return rows.flatMap((row) => {
            const box = document.createElement("div");
            render(shown[column]?.cell(row), box);
            return asBeside(box.querySelectorAll("a")[at]);
        });
    };
}

// Before the click leads away. A list need not know of it, and neither need what stands in its cells.
window.addEventListener(
    "click",
    (event) => {
        const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
        trail = (link && trailFrom(link)) ?? trail;
    },
    { capture: true },
);

/** The place of an object in the list that one came from. */
export interface Place {
    /** Counted from 1. */
    number: number;
    of: number;
    previous: Beside | undefined;
    next: Beside | undefined;
}

const indexOf = ({ rows }: Trail, path: string): number => rows.findIndex(({ href }) => pathOf(href) === path);

/** Where the object at a path stands in the list that one came from, as far as that is known; undefined when one came another way. */
export function placeOf(path: string): Place | undefined {
    const at = trail ? indexOf(trail, path) : -1;
    if (!trail || at < 0 || trail.count < 2) return undefined;
    return { number: trail.start + at, of: trail.count, previous: trail.rows[at - 1], next: trail.rows[at + 1] };
}

/** Finds out what stands before the first, or after the last of a page of the list. @returns whether more is known now */
export async function lookFurther(path: string): Promise<boolean> {
    const from = trail;
    const at = from ? indexOf(from, path) : -1;
    if (!from || at < 0) return false;
    const { rows, start, pages, load } = from;
    const [before, after] = await Promise.all([
        at === 0 && pages.first > 1 ? load(pages.first - 1) : [],
        at === rows.length - 1 && pages.last < pages.of ? load(pages.last + 1) : [],
    ]);
    // Meanwhile one came from another list, or the same was found out.
    if (trail !== from || before.length + after.length === 0) return false;
    trail = {
        ...from,
        rows: [...before, ...rows, ...after],
        start: start - before.length,
        pages: { ...pages, first: pages.first - (before.length && 1), last: pages.last + (after.length && 1) },
    };
    return true;
}
