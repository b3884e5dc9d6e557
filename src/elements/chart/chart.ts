import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { language } from "#src/base/language.ts";
import { ownValue } from "#src/base/own-value.ts";
import { AkElement } from "../element.ts";
import "../empty-state.ts";
import "../expand.ts";
import "../loading.ts";
import { absolute } from "../time.ts";
import own from "./chart.css";
import { drawn, type Frame } from "./drawing.ts";
import { areDays, lengthOf, marks, type Series } from "./series.ts";

/** px beside the drawing: numbers on the left, moments below, half a line of text above. */
const [LEFT, BELOW, ABOVE, RIGHT] = [40, 28, 8, 8];

/**
 * How often things happened, from the past to now, as bars upon each other or as lines. What is pointed at says its numbers, and so does what
 * is reached by arrow keys; the legend hides and shows; all numbers are in a table below. Loads anew when `load` is another.
 */
@customElement("ak-chart")
export class Chart extends AkElement {
    static override styles = [own];

    /** What is counted, all together. */
    @property() label = "";
    @property() type: "bar" | "line" = "bar";
    @property({ attribute: false }) load!: (signal: AbortSignal) => Promise<readonly Series[]>;

    @state() private width = 0;
    @state() private height = 0;
    /** Place of the moment that is pointed at. */
    @state() private current: number | undefined;
    /** The numbers are shown as a table, too. */
    @state() private tabled = false;
    /** Names of what the visitor has switched off. */
    @state() private off: ReadonlySet<string> = new Set();
    @query(".plot") private plot!: HTMLElement | null;
    @query(".tip") private tip!: HTMLElement | null;

    readonly #series = new Task(this, { task: ([load], { signal }) => load(signal), args: () => [this.load] as const });
    #observed: HTMLElement | null = null;
    readonly #room = new ResizeObserver(() => this.#measure());

    override connectedCallback(): void {
        super.connectedCallback();
        // Where it is put elsewhere, it is measured anew.
        this.requestUpdate();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#room.disconnect();
        this.#observed = null;
    }

    protected override render(): unknown {
        return this.#series.render({
            pending: () => html`<ak-loading></ak-loading>`,
            complete: (series) => this.#chart(series),
            error: (error) =>
                html`<ak-empty-state header=${msg("The numbers could not be loaded.")} .error=${error} .retry=${() => this.#series.run()}></ak-empty-state>`,
        });
    }

    protected override updated(): void {
        if (this.plot && this.plot !== this.#observed) {
            this.#room.disconnect();
            this.#room.observe(this.plot);
        }
        this.#observed = this.plot;
        const { tip, current } = this;
        if (!tip || current === undefined) return;
        // The policy of the page allows no style attribute in a template. Beside what it is about, on the side where there is room.
        const at = this.#frame(this.#shown).center(current);
        tip.style.left = at > this.width / 2 ? "auto" : `${at + 12}px`;
        tip.style.right = at > this.width / 2 ? `${this.width - at + 12}px` : "auto";
    }

    #measure(): void {
        if (!this.plot) return;
        this.width = this.plot.clientWidth;
        this.height = this.plot.clientHeight;
    }

    get #shown(): readonly Series[] {
        return (this.#series.value ?? []).filter(({ name }) => !this.off.has(name));
    }

    #frame(shown: readonly Series[]): Frame {
        const [left, bottom, inner] = [LEFT, this.height - BELOW, Math.max(0, this.width - LEFT - RIGHT)];
        const moments = this.#series.value?.[0]?.points ?? [];
        const sums = moments.map((_, place) => shown.map(({ points }) => points[place]?.value ?? 0));
        const highest = Math.max(0, ...sums.map((values) => (this.type === "bar" ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values))));
        const scale = marks(highest, 4);
        const step = moments.length > 0 ? inner / moments.length : 0;
        return {
            left,
            right: left + inner,
            bottom,
            step,
            moments: moments.map(({ at }) => at),
            marks: scale,
            center: (place) => left + (place + 0.5) * step,
            level: (value) => bottom - (value / (scale.at(-1) ?? 1)) * Math.max(0, bottom - ABOVE),
        };
    }

    #chart(series: readonly Series[]): TemplateResult {
        const shown = this.#shown;
        const frame = this.#frame(shown);
        // Of what is switched off nothing is said.
        const isEmpty = shown.length > 0 && shown.every(({ points }) => points.every(({ value }) => value === 0));
        return html`
            <div class="legend" role="group" aria-label=${msg("What is shown")}>${series.map((one) => this.#entry(one))}</div>
            <div
                class="plot"
                tabindex="0"
                role="group"
                aria-roledescription=${msg("chart")}
                aria-label=${this.label}
                @keydown=${this.#key}
                @pointermove=${(event: PointerEvent) => this.#point(event, frame)}
                @pointerdown=${(event: PointerEvent) => this.#point(event, frame)}
                @pointerleave=${this.#leave}
                @blur=${() => (this.current = undefined)}
            >
                ${this.width > 0 ? svg`<svg width=${this.width} height=${this.height} aria-hidden="true">${drawn(frame, shown, this.type, this.current)}</svg>` : nothing}
                ${isEmpty ? html`<p class="nothing">${msg("Nothing happened in this time.")}</p>` : nothing}
                ${this.current === undefined || shown.length === 0 ? nothing : this.#tip(shown, this.current)}
            </div>
            <ak-expand @ak-toggle=${(event: CustomEvent<boolean>) => (this.tabled = event.detail)}>
                <span slot="summary">${msg("As a table")}</span>
                <div class="scroll" tabindex="0" role="region" aria-label=${this.label}>${this.tabled ? this.#table(series) : nothing}</div>
            </ak-expand>
        `;
    }

    #entry({ name, color, points }: Series): TemplateResult {
        const sum = points.reduce((before, { value }) => before + value, 0);
        return html`<button type="button" aria-pressed=${!this.off.has(name)} @click=${() => this.#toggle(name)}>
            <span class="swatch ${color}"></span>${name}: ${sum.toLocaleString(language())}
        </button>`;
    }

    /** Read out when it changes. */
    #tip(shown: readonly Series[], place: number): TemplateResult {
        return html`<div class="tip" role="status">
            <strong>${time(shown[0]?.points.map(({ at }) => at) ?? [], place)}</strong>
            ${shown.map(({ name, color, points }) => html`<span><span class="swatch ${color}"></span>${name}: ${points[place]?.value.toLocaleString(language())}</span>`)}
        </div>`;
    }

    #table(series: readonly Series[]): TemplateResult {
        const moments = series[0]?.points ?? [];
        const isDaily = areDays(moments.map(({ at }) => at));
        return html`<table>
            <thead>
                <tr>
                    <th scope="col">${isDaily ? msg("Day") : msg("From")}</th>
                    ${series.map(({ name }) => html`<th scope="col">${name}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${moments.map(
                    ({ at }, place) =>
                        html`<tr>
                            <th scope="row">${isDaily ? dayOf(at) : absolute(new Date(at))}</th>
                            ${series.map(({ points }) => html`<td>${points[place]?.value.toLocaleString(language())}</td>`)}
                        </tr>`,
                )}
            </tbody>
        </table>`;
    }

    #toggle(name: string): void {
        const off = new Set(this.off);
        if (!off.delete(name)) off.add(name);
        this.off = off;
    }

    #point(event: PointerEvent, { left, step, moments }: Frame): void {
        if (!this.plot || step === 0) return;
        const place = Math.floor((event.clientX - this.plot.getBoundingClientRect().left - left) / step);
        // A finger that means the last one is easily beside it.
        this.current = place >= 0 ? Math.min(place, moments.length - 1) : undefined;
    }

    /** A finger has gone as soon as it has tapped: what it has touched stays until something else is. */
    #leave({ pointerType }: PointerEvent): void {
        if (pointerType !== "touch") this.current = undefined;
    }

    #key(event: KeyboardEvent): void {
        const last = (this.#series.value?.[0]?.points.length ?? 0) - 1;
        const { current = last + 1 } = this;
        const places: Record<string, number> = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: last };
        const place = ownValue(places, event.key);
        if (event.key === "Escape" && this.current !== undefined) {
            event.stopPropagation();
            this.current = undefined;
        } else if (place !== undefined && last >= 0) {
            event.preventDefault();
            this.current = Math.min(last, Math.max(0, place));
        }
    }
}

/** From when until when something was counted; a day by its name. */
function time(moments: readonly number[], place: number): string {
    const [from, length] = [moments[place], lengthOf(moments)];
    if (from === undefined) return "";
    if (areDays(moments)) return dayOf(from);
    const format = new Intl.DateTimeFormat(language(), { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });
    return length === undefined ? format.format(from) : format.formatRange(from, from + length);
}

const dayOf = (at: number): string => new Intl.DateTimeFormat(language(), { weekday: "short", month: "short", day: "numeric" }).format(at);

declare global {
    interface HTMLElementTagNameMap {
        "ak-chart": Chart;
    }
}
