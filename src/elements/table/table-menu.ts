import { msg } from "@lit/localize";
import type { MenuItem } from "../dropdown.ts";
import type { Column } from "./column.ts";

/** What can be chosen of how a table looks. */
export interface Look {
    columns: readonly Pick<Column<never>, "title">[];
    /** Places of the columns that are not shown. */
    hidden: ReadonlySet<number>;
    hide: (hidden: ReadonlySet<number>) => void;
    roomy: boolean;
    setRoomy: (roomy: boolean) => void;
}

/** Columns but the first, which says what a row is, and how much room rows have. */
export function lookItems({ columns, hidden, hide, roomy, setRoomy }: Look): MenuItem[] {
    const shown = (at: number): MenuItem => ({
        label: columns[at]?.title() ?? "",
        group: msg("Columns"),
        checked: !hidden.has(at),
        press: () => hide(new Set(hidden.has(at) ? [...hidden].filter((other) => other !== at) : [...hidden, at])),
    });
    return [
        ...[...columns.keys()].slice(1).map(shown),
        { label: msg("More room between rows"), group: msg("View"), checked: roomy, press: () => setRoomy(!roomy) },
    ];
}
