import { msg } from "@lit/localize";
import type { MenuItem } from "../dropdown.ts";
import { notifyFailure } from "../messages.ts";
import type { Column, Load } from "./column.ts";

/** What can be chosen of how a table looks. */
export interface Look {
    columns: readonly Pick<Column<never>, "title">[];
    /** Places of the columns that are not shown. */
    hidden: ReadonlySet<number>;
    hide: (hidden: ReadonlySet<number>) => void;
    roomy: boolean;
    setRoomy: (roomy: boolean) => void;
    /** Where details are shown; undefined where there is one place for them only. */
    beside: { is: boolean; set: (beside: boolean) => void } | undefined;
    /** Makes the widths of all columns automatic again; undefined where they are. */
    forgetWidths: (() => void) | undefined;
}

/** Columns but the first, which says what a row is, and how much room rows have. */
export function lookItems({ columns, hidden, hide, roomy, setRoomy, beside, forgetWidths }: Look): MenuItem[] {
    const shown = (at: number): MenuItem => ({
        label: columns[at]?.title() ?? "",
        group: msg("Columns"),
        checked: !hidden.has(at),
        press: () => hide(new Set(hidden.has(at) ? [...hidden].filter((other) => other !== at) : [...hidden, at])),
    });
    return [
        ...[...columns.keys()].slice(1).map(shown),
        ...(forgetWidths ? [{ label: msg("Automatic widths"), group: msg("Columns"), press: forgetWidths }] : []),
        { label: msg("More room between rows"), group: msg("Rows"), checked: roomy, press: () => setRoomy(!roomy) },
        ...(beside ? [{ label: msg("Details beside the list"), group: msg("Rows"), checked: beside.is, press: () => beside.set(!beside.is) }] : []),
    ];
}

/** What rows are, and how they are told. */
export interface Listed<T> {
    /** What is listed. */
    label: string;
    /** Those in view. */
    columns: readonly Column<T>[];
}

/** A list with all of its pages. */
export interface Whole<T> extends Listed<T> {
    load: Load<T>;
    search: string;
    ordering: string;
    /** Rows on all pages together. */
    count: number;
}

/** What takes a list elsewhere; loaded when it is done. */
export const exportItems = <T>(whole: () => Whole<T>): MenuItem[] => [
    {
        label: msg("Export as CSV"),
        group: msg("Export"),
        icon: "import",
        press: () =>
            void import("./export.ts").then(
                ({ exportCsv }) => exportCsv(whole()),
                (error: unknown) => notifyFailure(error),
            ),
    },
];
