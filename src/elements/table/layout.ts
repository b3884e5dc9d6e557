/* How this browser shows tables. */
import { remember, remembered } from "#src/base/remembered.ts";

/** Numbers of rows that a page can have. The server gives a hundred at most. */
export const PAGE_SIZES: readonly number[] = [20, 50, 100];

/** px: what a column can be; a word and what sorts, and more than a window. */
export const [LEAST_WIDE, MOST_WIDE] = [96, 1600];

const ROWS = "ak-table-rows";
const ROOMY = "ak-table-roomy";
const HIDDEN = "ak-table-hidden";
const IN_PLACE = "ak-table-in-place";
const WIDTHS = "ak-table-widths";

/** Rows on a page, as chosen last; undefined before. */
export function rememberedPageSize(): number | undefined {
    const size = Number(remembered(ROWS));
    return PAGE_SIZES.includes(size) ? size : undefined;
}

export const rememberPageSize = (size: number): void => remember(ROWS, String(size));

/** Whether rows have more room around them. */
export const isRoomy = (): boolean => remembered(ROOMY) === "true";
export const setRoomy = (roomy: boolean): void => remember(ROOMY, roomy ? "true" : undefined);

/** Whether details of a row are shown below it even where there is room for them beside the list. */
export const opensInPlace = (): boolean => remembered(IN_PLACE) === "true";
export const openInPlace = (inPlace: boolean): void => remember(IN_PLACE, inPlace ? "true" : undefined);

/**
 * Columns that are hidden in a list, by their place in it.
 * @param count of the list's columns: kept along, since those of another version may be others
 */
export function hiddenColumns(list: string, count: number): ReadonlySet<number> {
    const [known, hidden = ""] = remembered(`${HIDDEN}:${list}`)?.split(":") ?? [];
    if (Number(known) !== count || hidden === "") return new Set();
    // The first says which object a row is: it is always there.
    return new Set(
        hidden
            .split(",")
            .map(Number)
            .filter((at) => at > 0 && at < count),
    );
}

export const hideColumns = (list: string, count: number, hidden: ReadonlySet<number>): void =>
    remember(`${HIDDEN}:${list}`, hidden.size === 0 ? undefined : `${count}:${[...hidden].join(",")}`);

/** px of the columns that somebody has drawn wider or narrower, by their place. @param count as with `hiddenColumns` */
export function rememberedWidths(list: string, count: number): ReadonlyMap<number, number> {
    const [known, widths = ""] = remembered(`${WIDTHS}:${list}`)?.split(":") ?? [];
    if (Number(known) !== count || widths === "") return new Map();
    const pairs = widths.split(",").map((pair) => pair.split("=").map(Number));
    return new Map(
        pairs.flatMap(([at = -1, width = 0]) =>
            Number.isInteger(at) && at >= 0 && at < count && width >= LEAST_WIDE && width <= MOST_WIDE ? [[at, width]] : [],
        ),
    );
}

export const rememberWidths = (list: string, count: number, widths: ReadonlyMap<number, number>): void =>
    remember(`${WIDTHS}:${list}`, widths.size === 0 ? undefined : `${count}:${[...widths].map(([at, width]) => `${at}=${width}`).join(",")}`);
