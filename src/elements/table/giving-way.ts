import { RuleSheet } from "./rule-sheet.ts";

/** Columns that stay, however little room there is: which object a row is, and a word about it. */
const FEWEST = 2;

/**
 * While a panel stands beside a table, its last columns give way until the others fit: the panel tells what they tell, and nothing of a row has to be
 * looked for by scrolling sideways. Their cells are not shown, but stay: nothing is rendered anew, and the list is exported whole.
 */
export class GivingWay {
    readonly #sheet = new RuleSheet();

    /** @param beside whether a panel is there */
    fit(box: Element, table: HTMLTableElement, beside: boolean): void {
        // A heading that is just being drawn wider or pressed does not go from under the hand.
        if (beside && table.querySelector("thead:focus-within, .width--drawn")) return;
        const root = table.getRootNode();
        this.#sheet.set(root, "");
        const columns = beside ? [...table.querySelectorAll<HTMLTableCellElement>("thead th:has(> .width)")].slice(FEWEST) : [];
        for (const { cellIndex } of columns.toReversed()) {
            if (!isWider(table, box)) return;
            this.#sheet.set(root, `${this.#sheet.rules} thead th:nth-child(${cellIndex + 1}), .row > td:nth-child(${cellIndex + 1}) { display: none; }`);
        }
    }
}

/** A pixel of a fraction is nothing to scroll by. */
export const isWider = (table: Element, box: Element): boolean => table.scrollWidth > box.clientWidth + 1;
