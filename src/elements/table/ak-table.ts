import { msg, str } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { isAbort } from "#src/base/errors.ts";
import { icon } from "#src/base/icons.ts";
import type { Page } from "#src/base/page.ts";
import { cellText } from "../breakable.ts";
import type { MenuItem } from "../dropdown.ts";
import "../dropdown.ts";
import { AkElement } from "../element.ts";
import "../empty-state.ts";
import "../loading.ts";
import { notifyFailure } from "../messages.ts";
import { NewDay } from "../new-day.ts";
import { BarRoom } from "./bar-room.ts";
import { checkbox } from "./checkbox.ts";
import type { Column, ListQuery, Load } from "./column.ts";
import { ColumnWidths } from "./column-widths.ts";
import { everyPage } from "./every-page.ts";
import { type Grouping, inGroups } from "./grouping.ts";
import { groupHead, heading } from "./heading.ts";
import { hiddenColumns, hideColumns, isRoomy, setRoomy } from "./layout.ts";
import { ListController } from "./list-controller.ts";
import { Overflow } from "./overflow.ts";
import { hasFooter, onTheWay, pageSizes, pagination } from "./pagination.ts";
import type { PeekLoader } from "./peek.ts";
import { Peeking } from "./peeking.ts";
import { isRowClick, withoutMarking } from "./row-click.ts";
import { RowFocus } from "./row-focus.ts";
import { rowToggle } from "./row-toggle.ts";
import "./search-box.ts";
import { Selection } from "./selection.ts";
import { MOST_CHOSEN, selectionBar } from "./selection-bar.ts";
import { exportItems, lookItems, type Whole } from "./table-menu.ts";
import { tableStyles } from "./table.styles.ts";

/**
 * A list of the server's, page by page, from descriptions of its columns.
 * A click on a row chooses it where rows can be chosen, unless the click meant something in the row; with Shift, all rows up to it.
 * Rows stay chosen on other pages and in another order, until something else is looked for.
 * @slot toolbar - what can be done with the list
 * @slot filters - what narrows it
 * @slot chips - what it is narrowed by now
 * @event ak-selected - after the choice of rows changed; detail are the chosen rows, of all pages
 */
@customElement("ak-table")
export class Table<T> extends AkElement {
    static override styles = tableStyles;

    @property({ attribute: false }) columns: readonly Column<T>[] = [];
    @property({ attribute: false }) load!: Load<T>;
    /** What identifies a row. */
    @property({ attribute: false }) key: (row: T) => unknown = (row) => (row as { pk?: unknown }).pk;
    /** Name of a row, for its checkbox and its toggle. */
    @property({ attribute: false }) rowLabel: (row: T) => string = () => "";
    /** Field to sort by at first, with a minus for descending. */
    @property() order = "";
    /** Name of the table, for those who do not see it. */
    @property() label = "";
    /** Rows on a page, until somebody chooses another number of them. */
    @property({ type: Number }) pageSize = 20;
    /** Name under which this browser remembers which columns are shown; undefined for those of the moment. */
    @property() memory: string | undefined;
    @property({ type: Boolean }) searchable = false;
    /** Name of page and search in the address; the page's main table has none (""). Undefined keeps them out of it. */
    @property() urlKey: string | undefined;
    /** Parts of the address that `load` goes by, besides page, search and order. */
    @property({ attribute: false }) address: readonly string[] = [];
    /** What can be done with the chosen rows; where there is something, rows can be chosen. */
    @property({ attribute: false }) bulk: ((chosen: T[]) => unknown) | undefined;
    /** What can be done with one row. */
    @property({ attribute: false }) actions: ((row: T) => unknown) | undefined;
    /** What can be done with the list, in its menu. */
    @property({ attribute: false }) tools: readonly MenuItem[] = [];
    /** The text of an empty list; and what is said of a search that finds nothing, besides that. */
    @property({ attribute: false }) empty: () => unknown = () => html`<ak-empty-state icon="folder" header=${msg("Nothing here yet.")}></ak-empty-state>`;
    @property({ attribute: false }) unfound: () => unknown = () => nothing;
    /** More about a row, shown below it on demand; left out, that is what is told beside the list. */
    @property({ attribute: false }) expand: ((row: T) => unknown) | undefined;
    /** What is told of a row beside the list, where there is room; below the row elsewhere. */
    @property({ attribute: false }) peek: PeekLoader<T> | undefined;
    /** Headings that rows stand under; left out, they stand under none. */
    @property({ attribute: false }) groupBy: Grouping<T> | undefined;
    @state() private unseen: ReadonlySet<number> = new Set();
    @state() private roomy = isRoomy();
    /** How many rows were found so far, while all of the list are being chosen. */
    @state() private gathered: number | undefined;

    readonly #list = new ListController<T>(this, () => ({
        load: this.load,
        pageSize: this.pageSize,
        order: this.order,
        sorts: this.columns.flatMap(({ sort }) => sort ?? []),
        urlKey: this.urlKey,
        address: this.address,
    }));
    readonly #selection = new Selection<T>((row) => this.key(row));
    readonly #expanded = new Set<unknown>();
    readonly #focus: RowFocus = new RowFocus(this, (at) => this.#peeking.moved(at));
    readonly #peeking = new Peeking<T>(this, { rows: () => this.inOrder, go: (page) => this.#list.goTo(page), focus: this.#focus });
    readonly #widths = new ColumnWidths<T>(this);
    #gathering: AbortController | undefined;
    /** What the rows were chosen among. */
    #among = "";

    constructor() {
        super();
        new NewDay(this);
        new Overflow(this);
        new BarRoom(this);
    }

    protected override get rawData(): unknown {
        return this.#list.data?.results;
    }

    get rows(): readonly T[] {
        return this.#list.data?.results ?? [];
    }

    /** The same as they stand, under their headings. */
    get inOrder(): readonly T[] {
        return inGroups(this.rows, this.groupBy, this.#list.ordering).flatMap((group) => group.rows);
    }

    get #hasDetails(): boolean {
        return this.expand !== undefined || this.peek !== undefined;
    }

    get #width(): number {
        return this.shown.length + [this.bulk, this.#hasDetails, this.actions].filter(Boolean).length;
    }

    /** Where the page in view is in the list; undefined before it is there. */
    get pagination(): Page<T>["pagination"] | undefined {
        return this.#list.data?.pagination;
    }

    /** What the page in view is asked for by. */
    get query(): ListQuery {
        return this.#list.query;
    }

    /** The chosen rows, of all pages. */
    get selected(): T[] {
        return this.#selection.all;
    }

    /** Loads the page in view again. Chosen rows stay chosen, as far as they are still there. */
    async refresh(): Promise<void> {
        const [before, position] = [this.rows, this.#list.position];
        await this.#list.refresh();
        if (position !== this.#list.position || before.length === 0) return;
        this.#selection.renew(before, this.rows);
        this.#chosen();
    }

    /** Loads from the first page on, as after a filter changed. */
    restart(): Promise<void> {
        this.clearSelection();
        return this.#list.restart();
    }

    /** Rows that were taken away, whatever page they were on, are no longer chosen. */
    deselect(rows: readonly T[]): void {
        this.#selection.set(rows, false);
        this.#chosen();
    }

    clearSelection(): void {
        this.#gathering?.abort();
        this.#gathering = undefined;
        this.#selection.clear();
        this.#chosen();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#gathering?.abort();
    }

    /** The columns in view. */
    get shown(): readonly Column<T>[] {
        return this.columns.filter((_, at) => !this.unseen.has(at));
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (!this.hasUpdated) void this.#list.start();
        // Among others, what was chosen would be out of sight.
        const among = this.#list.narrowing;
        if (this.#among !== among && this.#selection.all.length > 0) queueMicrotask(() => this.clearSelection());
        this.#among = among;
        if (changed.has("columns") || changed.has("memory"))
            this.unseen = this.memory === undefined ? new Set() : hiddenColumns(this.memory, this.columns.length);
    }

    protected override render(): TemplateResult {
        const { data, loading, slow } = this.#list;
        const at = onTheWay(data?.pagination, this.#list.page);
        return html`
            <div class="pf-v6-c-toolbar bar">
                ${this.searchable ? html`<ak-search-box label=${this.label} .value=${this.#list.search} @ak-search=${({ detail }: CustomEvent<string>) => this.#list.searchFor(detail)}></ak-search-box>` : nothing}
                <slot name="filters"></slot>
                <slot name="toolbar"></slot>
                <div class="view">
                    <button class="pf-v6-c-button pf-m-plain refresh" type="button" aria-label=${msg("Refresh")} data-tip @click=${() => this.refresh()}>
                        <span class="pf-v6-c-button__icon">${icon("refresh")}</span>
                    </button>
                    <ak-dropdown label=${msg("Columns, view and export")} icon="columns" .items=${this.#menu()}></ak-dropdown>
                    ${pagination(at, this.label, this.#go, "top")}
                </div>
            </div>
            <slot name="chips"></slot>
            <div class="progress ${slow.shown && data ? "progress--shown" : ""}"></div>
            <div class="both ${this.#peeking.isBeside ? "both--beside" : ""}" @keydown=${this.#peeking.pressed} @click=${this.#peeking.clicked}>
                <div class="scroll" aria-busy=${loading}>${this.#content()}</div>
                ${this.#peeking.render()}
            </div>
            ${at && hasFooter(at) ? pagination(at, this.label, this.#go, "bottom", this.#sizes()) : nothing} ${this.#bar()}
        `;
    }

    #bar(): unknown {
        const chosen = this.selected;
        if (!this.bulk || chosen.length === 0) return nothing;
        return selectionBar({
            count: chosen.length,
            total: this.#list.data?.pagination.count ?? chosen.length,
            gathered: this.gathered,
            all: () => void this.#selectAll(),
            stop: () => this.#gathering?.abort(),
            clear: () => this.clearSelection(),
            actions: this.bulk(chosen),
        });
    }

    /** All rows of the list, page by page; what was found before somebody stops it, or something fails, is chosen. */
    async #selectAll(): Promise<void> {
        const gathering = (this.#gathering = new AbortController());
        const found: T[] = [];
        try {
            for await (const { results } of everyPage(this.load, this.#list, MOST_CHOSEN, gathering.signal)) {
                found.push(...results);
                this.gathered = found.length;
            }
        } catch (error) {
            if (!isAbort(error)) notifyFailure(error, msg("Not all rows could be selected."));
        }
        this.gathered = undefined;
        // Among others than those that are listed by now, nothing is chosen.
        if (this.#gathering !== gathering) return;
        this.#selection.set(found, true);
        this.#chosen();
    }

    #sizes(): TemplateResult {
        return pageSizes(this.#list.size, this.pageSize, (size) => void this.#list.resize(size));
    }

    #menu(): MenuItem[] {
        return [...this.#looks(), ...exportItems(this.#all), ...this.tools];
    }

    /** What the list holds on all its pages, as far as it is shown. */
    readonly #all = (): Whole<T> => ({
        label: this.label,
        load: this.load,
        columns: this.shown,
        search: this.#list.search,
        ordering: this.#list.ordering,
        count: this.#list.data?.pagination.count ?? 0,
    });

    #looks(): MenuItem[] {
        return lookItems({
            columns: this.columns,
            hidden: this.unseen,
            hide: (hidden) => {
                this.unseen = hidden;
                if (this.memory !== undefined) hideColumns(this.memory, this.columns.length, hidden);
            },
            roomy: this.roomy,
            setRoomy: (roomy) => {
                this.roomy = roomy;
                setRoomy(roomy);
            },
            beside: this.#peeking.choice,
            forgetWidths: this.#widths.areDrawn ? this.#widths.forget : undefined,
        });
    }

    #content(): TemplateResult {
        const { data, error, search } = this.#list;
        if (error !== undefined)
            return html`<ak-empty-state header=${msg("The list could not be loaded.")} .error=${error} .retry=${() => this.refresh()}></ak-empty-state>`;
        if (!data) return html`<ak-loading></ak-loading>`;
        if (data.results.length > 0) return this.#table(data.results);
        if (!search) return html`${this.empty()}`;
        const clear = (): Promise<void> => this.#list.searchFor("");
        const button = html`<button slot="actions" class="pf-v6-c-button pf-m-link" type="button" @click=${clear}>${msg("Clear search")}</button>`;
        return html`<ak-empty-state icon="search" header=${msg(str`Nothing matches “${search}”.`)}>${this.unfound()}${button}</ak-empty-state>`;
    }

    #table(rows: readonly T[]): TemplateResult {
        return html`<table
            class="pf-v6-c-table ${this.roomy ? "" : "pf-m-compact"} ${this.#hasDetails ? "pf-m-expandable" : ""}"
            aria-label=${this.label}
            @focusin=${this.#focus.entered}
            @keydown=${this.#focus.pressed}
        >
            <thead class="pf-v6-c-table__thead">
                <tr class="pf-v6-c-table__tr">
                    ${this.bulk ? html`<th class="pf-v6-c-table__th pf-v6-c-table__check" scope="col">${this.#checkAll(rows)}</th>` : nothing}
                    ${this.#hasDetails ? html`<th class="pf-v6-c-table__th details"><span class="pf-v6-screen-reader">${msg("Details")}</span></th>` : nothing}
                    ${this.shown.map((column) => heading(column, this.#list.ordering, (field) => void this.#list.sortBy(field), this.#widths.separator(column)))}
                    ${this.actions ? html`<th class="pf-v6-c-table__th last"><span class="pf-v6-screen-reader">${msg("Actions")}</span></th>` : nothing}
                </tr>
            </thead>
            ${inGroups(rows, this.groupBy, this.#list.ordering).map((group) => html`${groupHead(group.heading, this.#width)}${this.#rows(group.rows)}`)}
        </table>`;
    }

    #rows(rows: readonly T[]): unknown {
        return repeat(
            rows,
            (row) => this.key(row),
            (row) => this.#row(row),
        );
    }

    #row(row: T): TemplateResult {
        const open = !this.#peeking.isBeside && this.#expanded.has(this.key(row));
        const peeked = this.#peeking.isOpen(row);
        const chosen = this.#selection.has(row);
        return html`<tbody class="pf-v6-c-table__tbody ${open ? "pf-m-expanded" : ""}">
            <tr
                class="pf-v6-c-table__tr row ${this.bulk ? "pf-m-clickable" : ""} ${chosen ? "pf-m-selected" : ""} ${peeked ? "peeked" : ""}"
                aria-current=${peeked ? "true" : nothing}
                @mousedown=${this.bulk ? withoutMarking : nothing}
                @click=${this.bulk ? (event: MouseEvent) => isRowClick(event, event.currentTarget) && this.#choose(row, !chosen, event.shiftKey) : nothing}
            >
                ${this.bulk ? html`<td class="pf-v6-c-table__td pf-v6-c-table__check">${this.#check(row, chosen)}</td>` : nothing}
                ${this.#hasDetails ? html`<td class="pf-v6-c-table__td pf-v6-c-table__toggle">${this.#toggle(row, open || peeked)}</td>` : nothing}
                ${this.shown.map(({ title, cell }) => html`<td class="pf-v6-c-table__td" data-label=${title()}>${cellText(cell(row))}</td>`)}
                ${this.actions ? html`<td class="pf-v6-c-table__td last"><div class="actions">${this.actions(row)}</div></td>` : nothing}
            </tr>
            ${open ? this.#details(row) : nothing}
        </tbody>`;
    }

    #details(row: T): TemplateResult {
        return html`<tr class="pf-v6-c-table__tr pf-v6-c-table__expandable-row pf-m-expanded">
            <td class="pf-v6-c-table__td" colspan=${this.#width}><div class="pf-v6-c-table__expandable-row-content">${this.#peeking.below(row)}</div></td>
        </tr>`;
    }

    #check(row: T, chosen: boolean): TemplateResult {
        return checkbox(msg(str`Select ${this.rowLabel(row)}`), { all: chosen }, (event) => this.#choose(row, !chosen, event.shiftKey));
    }

    #checkAll(rows: readonly T[]): TemplateResult {
        const count = this.#selection.of(rows).length;
        return checkbox(msg("Select all rows"), { all: count === rows.length, some: count > 0 }, () => {
            this.#selection.set(rows, count < rows.length);
            this.#chosen();
        });
    }

    #toggle(row: T, open: boolean): TemplateResult {
        const unfold = (): void => {
            if (!this.#expanded.delete(this.key(row))) this.#expanded.add(this.key(row));
            this.requestUpdate();
        };
        const [name, { isBeside, panelId }] = [this.rowLabel(row), this.#peeking];
        return isBeside ? rowToggle(name, open, "beside", () => this.#peeking.toggle(row), panelId) : rowToggle(name, open, "below", unfold);
    }

    #choose(row: T, chosen: boolean, shift: boolean): void {
        this.#selection.choose(row, chosen, this.rows, shift);
        this.#chosen();
    }

    #chosen(): void {
        this.requestUpdate();
        this.emit("ak-selected", this.selected);
    }

    readonly #go = (page: number): void => {
        void this.#list.goTo(page);
    };
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-table": Table<unknown>;
    }
}
