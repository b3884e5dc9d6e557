/* The objects of the list that one came from, in its order, so that their pages lead on to the next one. */
import { pathOf } from "#src/base/route.ts";

/** An object of the list, as its row called it. */
export interface Beside {
    href: string;
    label: string;
}

/** The objects as the list showed them: its page, sorted and filtered. */
let trail: readonly Beside[] = [];

/** What leads to the page of an object from a row of a table, and to those of the rows around it from the same column; undefined elsewhere. */
function linksBeside(link: HTMLAnchorElement): Beside[] | undefined {
    const cell = link.closest<HTMLTableCellElement>("td, th");
    const table = cell?.closest("table");
    if (!cell || !table) return undefined;
    const at = [...cell.querySelectorAll("a")].indexOf(link);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    return rows.flatMap(({ cells }) => {
        const beside = cells[cell.cellIndex]?.querySelectorAll("a")[at];
        const href = beside?.getAttribute("href") ?? "";
        return href.startsWith("#/") ? { href, label: beside?.textContent?.trim() ?? "" } : [];
    });
}

// Before the click leads away. A list need not know of it, and neither need what stands in its cells.
window.addEventListener(
    "click",
    (event) => {
        const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
        trail = (link && linksBeside(link)) ?? trail;
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

/** Where the object at a path stands in the list that one came from; undefined when one came another way. */
export function placeOf(path: string): Place | undefined {
    const at = trail.findIndex(({ href }) => pathOf(href) === path);
    return at < 0 || trail.length < 2 ? undefined : { number: at + 1, of: trail.length, previous: trail[at - 1], next: trail[at + 1] };
}
