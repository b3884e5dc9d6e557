import { msg } from "@lit/localize";
import { html, nothing, type ReactiveController } from "lit";
import { opensElsewhere } from "#src/base/browser.ts";
import { isRightToLeft } from "#src/base/direction.ts";
import { notifyFailure } from "../messages.ts";
import { SizeObserver } from "../size-observer.ts";
import type { Table } from "./ak-table.ts";
import { openInPlace, opensInPlace } from "./layout.ts";
import type { Peek, Place } from "./peek.ts";
import { PeekRoom } from "./peek-room.ts";
import { isRowClick } from "./row-click.ts";
import { type RowFocus, TAKES_KEYS } from "./row-focus.ts";

const PANEL = "peek";

/** px that a list and a panel beside it need together: what is left to the table is less than half of it otherwise. */
const ROOM = 832;

/** What the table leaves to itself. */
interface Ways<T> {
    /** The rows of the page in view, as they stand. */
    rows: () => readonly T[];
    go: (page: number) => Promise<void>;
    focus: RowFocus;
}

/**
 * The panel beside a table, with more about one of its rows.
 *
 * A click on a row chooses it, and goes on doing so: what opens the panel is the row's toggle, which opens the details below the row where there is no
 * room beside, and the key that points to where the panel is; pressed again, that leads into it. Space would be nearer, but chooses the row. Only rows
 * that cannot be chosen open by a click. Once it is open, the panel follows: keys that move from row to row, and clicks on rows.
 */
export class Peeking<T> implements ReactiveController {
    readonly #table: Table<T>;
    readonly #ways: Ways<T>;
    readonly #observer = new SizeObserver(() => this.#measure());
    #hasRoom = false;
    #peek: Peek<T> | undefined;
    #loading = false;
    /** Why what is told could not be loaded. */
    #failure: unknown;
    #row: T | undefined;
    /** Which end of the next page that arrives is looked at: another page is on its way. */
    #beyond: -1 | 0 | 1 = 0;
    /** Where the row stands that was looked at when the table was drawn last. */
    #at = -1;

    constructor(table: Table<T>, ways: Ways<T>) {
        this.#table = table;
        this.#ways = ways;
        table.addController(this);
        new PeekRoom(table);
    }

    hostConnected(): void {
        this.#observer.observe(this.#frameOf);
    }

    hostDisconnected(): void {
        this.#observer.disconnect();
    }

    /** Details are beside the list. */
    get isBeside(): boolean {
        return this.#table.peek !== undefined && this.#hasRoom && !opensInPlace();
    }

    /** Where details are, which the visitor may choose where there is room for both; undefined elsewhere. */
    get choice(): { is: boolean; set: (beside: boolean) => void } | undefined {
        if (!this.#table.peek || !this.#hasRoom) return undefined;
        return {
            is: this.isBeside,
            set: (beside) => {
                openInPlace(!beside);
                this.#table.requestUpdate();
            },
        };
    }

    isOpen(row: T): boolean {
        return this.isBeside && this.#row !== undefined && this.#isSame(row, this.#row);
    }

    /** The id of the panel, as long as it is there: it comes a moment after its row was opened. */
    get panelId(): string | undefined {
        return this.#row !== undefined && this.#peek && this.isBeside ? PANEL : undefined;
    }

    toggle(row: T): void {
        if (this.isOpen(row)) this.#close();
        else this.#show(row);
    }

    hostUpdate(): void {
        if (this.#row === undefined) return;
        const rows = this.#ways.rows();
        const at = rows.findIndex((row) => this.#isRow(row));
        // Of another page the near end. What has gone from the list, or is on a page that nobody went to by the panel, is looked at no longer.
        const row = rows[at] ?? (this.#beyond === 0 ? undefined : rows.at(this.#beyond > 0 ? 0 : -1));
        if (row === undefined) this.#close();
        else this.#row = row;
    }

    hostUpdated(): void {
        const at = this.isBeside ? this.#ways.rows().findIndex((row) => this.#isRow(row)) : -1;
        this.#table.toggleAttribute("peeking", at >= 0);
        if (at >= 0 && at !== this.#at) this.#ways.focus.moveTo(at);
        this.#at = at;
    }

    /** A key of the table's leads to another row, or beyond the page. */
    readonly moved = (at: number): void => {
        if (this.#row !== undefined && this.isBeside) this.#goTo(at);
    };

    readonly pressed = (event: KeyboardEvent): void => {
        const [origin] = event.composedPath();
        if (!this.isBeside || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(origin instanceof Element)) return;
        const step = STEPS.get(event.key);
        if (event.key === "Escape" && this.#row !== undefined) this.#close();
        else if (event.key === this.#thither && origin.matches("tr.row")) this.#enter(origin);
        else if (step !== undefined && this.#panel?.matches(":focus-within") && !origin.closest(TAKES_KEYS)) this.#step(step);
        else return;
        event.preventDefault();
    };

    readonly clicked = (event: MouseEvent): void => {
        const tr = event.composedPath().find((part) => part instanceof Element && part.matches("tr.row"));
        if (!this.isBeside || !(tr instanceof Element) || !isRowClick(event, tr)) return;
        if (this.#row !== undefined || !this.#table.bulk) this.#goTo(this.#trs.indexOf(tr));
    };

    render(): unknown {
        const [row, peek] = [this.#row, this.#peek];
        if (row === undefined || !peek || !this.isBeside) return nothing;
        return html`<ak-peek
            id=${PANEL}
            name=${peek.title?.(row) ?? this.#table.rowLabel(row)}
            .peek=${peek}
            .row=${row}
            .key=${this.#table.key(row)}
            .place=${this.#place()}
            .actions=${this.#table.actions?.(row)}
            @ak-step=${({ detail }: CustomEvent<-1 | 1>) => this.#step(detail)}
            @ak-open=${({ detail }: CustomEvent<MouseEvent>) => this.#follow(detail)}
            @ak-refresh=${() => void this.#table.refresh()}
            @ak-close=${() => this.#close()}
        ></ak-peek>`;
    }

    /** What is told below a row: what the table has for that, or the same as beside, without a title, for the row is one, and without a way on. */
    below(row: T): unknown {
        const { expand } = this.#table;
        if (expand) return expand(row);
        if (this.#failure !== undefined)
            return html`<ak-empty-state header=${msg("This could not be loaded.")} .error=${this.#failure} .retry=${() => void this.#load()}></ak-empty-state>`;
        if (!this.#peek) {
            if (!this.#loading) void this.#load();
            return html`<ak-loading></ak-loading>`;
        }
        const name = this.#peek.title?.(row) ?? this.#table.rowLabel(row);
        return html`<ak-peek
            below
            name=${name}
            .peek=${this.#peek}
            .row=${row}
            .key=${this.#table.key(row)}
            @ak-refresh=${() => void this.#table.refresh()}
        ></ak-peek>`;
    }

    #place(): Place | undefined {
        const { pagination: pages } = this.#table;
        if (!pages) return undefined;
        const rows = this.#ways.rows();
        const at = rows.findIndex((row) => this.#isRow(row));
        return {
            number: pages.start_index + at,
            of: pages.count,
            hasPrevious: at > 0 || pages.previous > 0,
            hasNext: at < rows.length - 1 || pages.next > 0,
        };
    }

    #show(row: T): void {
        this.#row = row;
        this.#table.requestUpdate();
        if (!this.#peek) void this.#load();
    }

    async #load(): Promise<void> {
        this.#loading = true;
        this.#failure = undefined;
        try {
            [this.#peek] = await Promise.all([this.#table.peek?.(), import("./ak-peek.ts")]);
        } catch (error) {
            this.#failure = error;
            // Beside, nothing is there to say so.
            if (this.#row !== undefined) notifyFailure(error);
            this.#row = undefined;
        }
        this.#loading = false;
        this.#table.requestUpdate();
    }

    #close(): void {
        this.#row = undefined;
        this.#table.requestUpdate();
    }

    /** The row opens; pressed again, the way leads on into the panel. */
    #enter(tr: Element): void {
        const at = this.#trs.indexOf(tr);
        const row = this.#ways.rows()[at];
        if (row !== undefined && this.isOpen(row)) this.#panel?.focus({ preventScroll: true });
        else this.#goTo(at);
    }

    #step(by: -1 | 1): void {
        this.#goTo(this.#ways.rows().findIndex((row) => this.#isRow(row)) + by);
    }

    #goTo(at: number): void {
        const row = this.#ways.rows()[at];
        if (row !== undefined) this.#show(row);
        else if (this.#beyond === 0) void this.#turn(at < 0 ? -1 : 1);
    }

    /** On to the next page of the list, or back to the one before. */
    async #turn(by: -1 | 1): Promise<void> {
        const { pagination: pages } = this.#table;
        const page = (by > 0 ? pages?.next : pages?.previous) ?? 0;
        if (page < 1) return;
        this.#beyond = by;
        await this.#ways.go(page);
        await this.#table.updateComplete;
        this.#beyond = 0;
    }

    /** The object's page is opened as by the row's own link, so that it knows the way on through the list. */
    #follow(event: MouseEvent): void {
        const { currentTarget: link } = event;
        const tr = this.#trs[this.#at];
        if (!(link instanceof HTMLAnchorElement) || opensElsewhere(event)) return;
        const own = [...(tr?.querySelectorAll("a") ?? [])].find(({ href }) => href === link.href);
        if (!own) return;
        event.preventDefault();
        own.click();
    }

    #measure(): void {
        const hasRoom = this.#frameOf.clientWidth >= ROOM;
        if (hasRoom === this.#hasRoom) return;
        this.#hasRoom = hasRoom;
        this.#table.requestUpdate();
    }

    /** What holds the table: what stands beside it, as folders do, gives its room up to a panel. */
    get #frameOf(): Element {
        return this.#table.parentElement ?? this.#table;
    }

    get #panel(): HTMLElement | null {
        return this.#table.renderRoot.querySelector("ak-peek");
    }

    get #trs(): readonly Element[] {
        return [...this.#table.renderRoot.querySelectorAll("tr.row")];
    }

    /** The key that points to where the panel is. */
    get #thither(): string {
        return isRightToLeft(this.#table) ? "ArrowLeft" : "ArrowRight";
    }

    #isRow(row: T): boolean {
        return this.#row !== undefined && this.#isSame(row, this.#row);
    }

    #isSame(one: T, other: T): boolean {
        return this.#table.key(one) === this.#table.key(other);
    }
}

/** Keys that lead from row to row while the focus is in the panel, where arrows scroll. */
const STEPS = new Map<string, -1 | 1>([
    ["j", 1],
    ["k", -1],
]);
