import { msg, str } from "@lit/localize";
import { html, type ReactiveController, type TemplateResult } from "lit";
import { along } from "#src/base/direction.ts";
import type { Column } from "./column.ts";
import { LEAST_WIDE, MOST_WIDE, rememberedWidths, rememberWidths } from "./layout.ts";
import { RuleSheet } from "./rule-sheet.ts";

interface Host<T> extends HTMLElement {
    addController(controller: ReactiveController): void;
    requestUpdate(): void;
    readonly renderRoot: HTMLElement | DocumentFragment;
    readonly columns: readonly Column<T>[];
    readonly memory: string | undefined;
}

/** px by which an arrow moves a border; with Shift further. */
const [STEP, LEAP] = [16, 80];
/** Keys that lead to another border, and where to, from `at` of `last`: the other two arrows change the width. */
const MOVES = new Map<string, (at: number, last: number) => number>([
    ["ArrowDown", (at, last) => Math.min(at + 1, last)],
    ["ArrowUp", (at) => Math.max(at - 1, 0)],
    ["Home", () => 0],
    ["End", (_, last) => last],
]);
/** Below it rows are cards, which have no columns. */
const TABLE = "(width >= 48rem)";

/**
 * Columns as wide as somebody has drawn them, by the border of their heading: with the pointer, or with the arrows once it has the focus. A double click,
 * or Enter, leaves a column to the browser again. They are kept with the columns that are shown. Nothing of a row is rendered anew for it: the widths
 * stand in a style sheet of the table's own.
 *
 * All borders together are one stop of Tab, so that the way to the rows is no longer for them: from one to the next lead the arrows up and down.
 */
export class ColumnWidths<T> implements ReactiveController {
    readonly #host: Host<T>;
    readonly #sheet = new RuleSheet();
    /** px by place among all columns; the others are automatic. */
    #widths: ReadonlyMap<number, number> = new Map();
    /** Place of the column whose border is the stop of Tab; of one that is hidden, the first border is. */
    #current = 0;
    /** Of which list they are. */
    #of: string | undefined;
    readonly #observer = new ResizeObserver((entries) => {
        for (const { target } of entries) if (target instanceof HTMLElement) say(target);
    });
    #observed: readonly Element[] = [];

    constructor(host: Host<T>) {
        this.#host = host;
        host.addController(this);
    }

    hostUpdate(): void {
        const { memory, columns } = this.#host;
        const of = `${memory}:${columns.length}`;
        if (this.#of === of) return;
        this.#of = of;
        this.#widths = memory === undefined ? new Map() : rememberedWidths(memory, columns.length);
    }

    hostUpdated(): void {
        this.#apply();
        this.#enter(this.#current);
        const heads = this.#separators.map(headOf);
        if (heads.length === this.#observed.length && heads.every((head) => this.#observed.includes(head))) return;
        this.#observer.disconnect();
        this.#observed = heads;
        for (const head of heads) this.#observer.observe(head);
    }

    hostDisconnected(): void {
        this.#observer.disconnect();
        this.#observed = [];
    }

    /** The border at the end of a column's heading. */
    separator(column: Column<T>): TemplateResult {
        const place = this.#host.columns.indexOf(column);
        return html`<span
            class="width"
            role="separator"
            tabindex="-1"
            aria-orientation="vertical"
            aria-label=${msg(str`Width of ${column.title()}`)}
            aria-description=${msg("Left and right change it, up and down lead to the other columns, Enter makes it automatic again.")}
            aria-valuemin=${LEAST_WIDE}
            aria-valuemax=${MOST_WIDE}
            aria-valuenow=${LEAST_WIDE}
            data-place=${place}
            @pointerdown=${(event: PointerEvent) => this.#draw(event, place)}
            @focus=${() => this.#enter(place)}
            @dblclick=${() => this.#set(place, undefined)}
            @keydown=${(event: KeyboardEvent) => this.#press(event, place)}
        ></span>`;
    }

    /** Whether any column is as wide as somebody has drawn it. */
    get areDrawn(): boolean {
        return this.#widths.size > 0;
    }

    /** Leaves all columns to the browser. */
    readonly forget = (): void => {
        this.#widths = new Map();
        this.#apply();
        this.#remember();
    };

    /** The border of this column is the one that Tab leads to. */
    #enter(place: number): void {
        this.#current = place;
        const separators = this.#separators.filter(isShown);
        const stop = separators.find((separator) => placeOf(separator) === place) ?? separators[0];
        for (const separator of this.#separators) separator.tabIndex = separator === stop ? 0 : -1;
    }

    get #separators(): HTMLElement[] {
        return [...this.#host.renderRoot.querySelectorAll<HTMLElement>("thead .width")];
    }

    #draw(event: PointerEvent, place: number): void {
        const { currentTarget: border, pointerId, clientX: from } = event;
        if (!(border instanceof HTMLElement) || event.button !== 0) return;
        const [width, before, sign] = [headOf(border).offsetWidth, this.#widths.get(place), along(this.#host)];
        border.setPointerCapture(pointerId);
        const drawing = new AbortController();
        const { signal } = drawing;
        const end = (): void => {
            drawing.abort();
            border.classList.remove("width--drawn");
        };
        border.classList.add("width--drawn");
        border.addEventListener("pointermove", ({ clientX }) => this.#show(place, width + sign * (clientX - from)), { signal });
        border.addEventListener(
            "keydown",
            (pressed) => {
                if (pressed.key !== "Escape") return;
                // Nor does it close what the table stands in.
                pressed.stopPropagation();
                end();
                this.#show(place, before);
            },
            { signal },
        );
        border.addEventListener(
            "lostpointercapture",
            () => {
                end();
                this.#remember();
            },
            { signal },
        );
    }

    #press(event: KeyboardEvent, place: number): void {
        const { key, shiftKey, currentTarget: border } = event;
        if (!(border instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
        const now = headOf(border).offsetWidth;
        const step = along(this.#host) * (shiftKey ? LEAP : STEP);
        if (key === "ArrowRight") this.#set(place, now + step);
        else if (key === "ArrowLeft") this.#set(place, now - step);
        else if (key === "Enter") this.#set(place, undefined);
        else if (MOVES.has(key)) this.#goOn(border, MOVES.get(key)!);
        else return;
        event.preventDefault();
    }

    #goOn(border: HTMLElement, move: (at: number, last: number) => number): void {
        const separators = this.#separators.filter(isShown);
        separators[move(separators.indexOf(border), separators.length - 1)]?.focus();
    }

    #set(place: number, width: number | undefined): void {
        this.#show(place, width);
        this.#remember();
    }

    #show(place: number, width: number | undefined): void {
        const widths = new Map(this.#widths);
        if (width === undefined) widths.delete(place);
        else widths.set(place, Math.round(bounded(width)));
        this.#widths = widths;
        this.#apply();
    }

    #remember(): void {
        // What is offered for widths depends on whether there are any.
        this.#host.requestUpdate();
        const { memory, columns } = this.#host;
        if (memory !== undefined) rememberWidths(memory, columns.length, this.#widths);
    }

    /** Which of the columns in view each one is depends on what is hidden, and on what stands before them all. */
    #apply(): void {
        const rules = this.#separators.flatMap((separator) => {
            const width = this.#widths.get(placeOf(separator));
            return width === undefined ? [] : [ruleOf(headOf(separator).cellIndex + 1, width)];
        });
        this.#sheet.set(this.#host.renderRoot, rules.length > 0 ? `@media ${TABLE} { ${rules.join("\n")} }` : "");
    }
}

const headOf = (separator: Element): HTMLTableCellElement => separator.closest("th")!;

/** Beside a panel the last columns give way. */
const isShown = (separator: HTMLElement): boolean => separator.checkVisibility();

const placeOf = (separator: HTMLElement): number => Number(separator.dataset["place"]);

const bounded = (width: number): number => Math.min(MOST_WIDE, Math.max(LEAST_WIDE, width));

/** Tells those who do not see it how wide the column is. */
const say = (head: HTMLElement): void => head.querySelector(".width")?.setAttribute("aria-valuenow", String(bounded(head.offsetWidth)));

/**
 * What does not fit is cut at the end of its line, as names are everywhere. The button of a heading begins before its cell: by so much it may be wider.
 * @param nth cell of a row
 */
const ruleOf = (nth: number, width: number): string => `
    .pf-v6-c-table thead .pf-v6-c-table__th:nth-child(${nth}), .pf-v6-c-table .row > .pf-v6-c-table__td:nth-child(${nth}) {
        box-sizing: border-box; inline-size: ${width}px; min-inline-size: ${width}px; max-inline-size: ${width}px; overflow: clip; text-overflow: ellipsis;
    }
    .pf-v6-c-table thead :nth-child(${nth}) :is(.pf-v6-c-table__text, .pf-v6-c-table__button, .pf-v6-c-table__button-content) {
        min-inline-size: 0; max-inline-size: 100%; overflow: clip; text-overflow: ellipsis;
    }
    .pf-v6-c-table thead :nth-child(${nth}) .pf-v6-c-table__button { max-inline-size: calc(100% + var(--pf-t--global--spacer--md)); padding-inline-end: 0; }
    .pf-v6-c-table thead :nth-child(${nth}) .pf-v6-c-table__button-content { grid-template-columns: minmax(0, max-content) max-content; }
    .row > .pf-v6-c-table__td:nth-child(${nth}) .ak-text { max-inline-size: 100%; }
    .row > .pf-v6-c-table__td:nth-child(${nth}) .ak-cut { min-inline-size: 0; }`;
