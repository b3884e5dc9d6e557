import type { ReactiveController, ReactiveControllerHost } from "lit";

type Host = ReactiveControllerHost & HTMLElement & { renderRoot: HTMLElement | DocumentFragment };

const down = (at: number): number => at + 1;
const up = (at: number): number => at - 1;

/** Keys that move from row to row, and where they lead from `at` of `last`. */
const MOVES = new Map<string, (at: number, last: number) => number>([
    ["ArrowDown", down],
    ["j", down],
    ["ArrowUp", up],
    ["k", up],
    ["Home", () => 0],
    ["End", (_, last) => last],
]);

/** What has a use of its own for the keys that move. */
export const TAKES_KEYS = "input:not([type=checkbox]), select, textarea, [contenteditable], [role=menu], [role=listbox], [role=tablist]";

/**
 * Rows by keyboard: one of them is a stop of Tab, arrows (or j and k), Home and End lead to the others, Enter opens what its first link leads to
 * (or its first action, or its details), Space chooses it. The row that has the focus keeps it when the list is loaded again; where
 * the row is gone, the one that took its place gets it.
 */
export class RowFocus implements ReactiveController {
    readonly #host: Host;
    readonly #moved: (at: number) => void;
    #current: HTMLElement | undefined;
    #at = 0;
    #hadFocus = false;

    /** @param moved a key leads to a row; or, at the first and the last, beyond it */
    constructor(host: Host, moved: (at: number) => void = () => undefined) {
        this.#host = host;
        this.#moved = moved;
        host.addController(this);
    }

    get #rows(): HTMLElement[] {
        return [...this.#host.renderRoot.querySelectorAll<HTMLElement>("tr.row")];
    }

    get #focused(): Element | null {
        return this.#host.shadowRoot?.activeElement ?? null;
    }

    hostUpdate(): void {
        const focused = this.#focused;
        // What can be done with chosen rows goes with the last of them, or with what was done; a panel beside the rows is closed.
        this.#hadFocus = Boolean(focused?.closest("tr.row, .chosen, ak-peek"));
    }

    /** Another row is the current one; it is in view, and has the focus if one of them had it. */
    moveTo(at: number): void {
        const row = this.#rows[at];
        if (!row) return;
        this.#enter(row);
        if (this.#focused?.matches("tr.row")) row.focus({ preventScroll: true });
        row.scrollIntoView({ block: "nearest" });
    }

    hostUpdated(): void {
        const rows = this.#rows;
        if (!this.#current || !rows.includes(this.#current)) this.#current = rows[Math.min(this.#at, rows.length - 1)];
        this.#at = Math.max(0, this.#current ? rows.indexOf(this.#current) : 0);
        for (const row of rows) row.tabIndex = row === this.#current ? 0 : -1;
        if (this.#hadFocus && !this.#focused) this.focus();
    }

    /** The current row, or what the host has to offer where there is none. */
    focus(): void {
        (this.#current ?? this.#host.renderRoot.querySelector<HTMLElement>(".refresh"))?.focus();
    }

    /** A row, or something in it, got the focus. */
    readonly entered = ({ target }: Event): void => {
        const row = target instanceof Element ? target.closest<HTMLElement>("tr.row") : null;
        if (row) this.#enter(row);
    };

    #enter(row: HTMLElement): void {
        if (row === this.#current) return;
        if (this.#current) this.#current.tabIndex = -1;
        this.#current = row;
        this.#at = this.#rows.indexOf(row);
        row.tabIndex = 0;
    }

    readonly pressed = (event: KeyboardEvent): void => {
        const [origin] = event.composedPath();
        const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr.row") : null;
        if (!row || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(origin instanceof Element)) return;
        const move = MOVES.get(event.key);
        if (move) {
            if (origin.closest(TAKES_KEYS)) return;
            const rows = this.#rows;
            const to = move(rows.indexOf(row), rows.length - 1);
            rows[to]?.focus();
            rows[to]?.scrollIntoView({ block: "nearest" });
            this.#moved(to);
        } else if (origin !== row) return;
        else if (event.key === " ") row.querySelector<HTMLElement>(".pf-v6-c-table__check input")?.click();
        else if (event.key === "Enter") row.querySelector<HTMLElement>(FIRST_OF.find((part) => row.querySelector(part)) ?? "")?.click();
        else return;
        // Neither scrolls the page.
        event.preventDefault();
    };
}

/** What Enter opens: where a row leads, else what can be done with it, else what more there is about it. */
const FIRST_OF = ["td[data-label] a[href]", ".actions :is(a, button)", ".pf-v6-c-table__toggle button"];
