import { msg, str } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { language } from "#src/base/language.ts";
import { AkElement } from "./element.ts";

/** A moment in the visitor's own zone and format. */
export const absolute = (value: string | Date): string => new Date(value).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });

/** The same with its seconds. */
export const exact = (value: string | Date): string => new Date(value).toLocaleString(language(), { dateStyle: "medium", timeStyle: "medium" });

/** The day of a moment in the visitor's own zone, as a heading: "Today, Monday, November 2, 2026". */
export function day(value: string | Date, now = new Date()): string {
    const date = new Date(value);
    const full = date.toLocaleDateString(language(), { dateStyle: "full" });
    const isDaysAgo = (days: number): boolean => date.toDateString() === new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toDateString();
    if (isDaysAgo(0)) return msg(str`Today, ${full}`);
    return isDaysAgo(1) ? msg(str`Yesterday, ${full}`) : full;
}

/** Seconds in each unit, largest first. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
    ["year", 31_557_600],
    ["month", 2_629_800],
    ["week", 604_800],
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
    ["second", 1],
];

/**
 * How far a moment is from now, in its largest whole unit: "3 hours ago", "1 day ago", "now". Days and weeks are of 24 hours and seven days:
 * "yesterday" and "last week" would be by the calendar, and wrong of a moment nearly two of them ago.
 */
export function relative(value: string | Date, now = Date.now()): string {
    const seconds = (new Date(value).getTime() - now) / 1000;
    const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
    const count = Math.trunc(seconds / length);
    return new Intl.RelativeTimeFormat(language(), { numeric: count === 0 ? "auto" : "always" }).format(count, unit);
}

/** A moment, for cells that stay as they are; a dash for never. Says how long ago when pointed at. */
export const moment = (value: string | null | undefined): TemplateResult =>
    value ? html`<time datetime=${value} data-tip=${relative(value)}>${absolute(value)}</time>` : html`<span aria-label=${msg("Never")} role="img">–</span>`;

/** A moment with how far away it is below, for cells with a deadline; a dash for never. */
export const deadline = (value: string | null | undefined): TemplateResult =>
    value
        ? html`<span class="stacked"
              >${moment(value)}<small><time datetime=${value} dir="auto">${relative(value)}</time></small></span
          >`
        : moment(value);

/** How long ago a moment was, which goes with the time, and when that is; a dash for never. */
export const ago = (value: string | null | undefined): TemplateResult =>
    value
        ? html`<span class="stacked"
              ><ak-time .value=${value}></ak-time><small><time datetime=${value}>${absolute(value)}</time></small></span
          >`
        : moment(value);

/** ms between two looks at the clock. */
const TICK = 30_000;
const shown = new Set<Time>();
let clock: ReturnType<typeof setInterval> | undefined;

/** How long ago a moment was, or how far away it is; goes with the time. Says the exact moment when pointed at. */
@customElement("ak-time")
export class Time extends AkElement {
    static override styles = css`
        time {
            white-space: nowrap;
        }
    `;

    /** As in the API, or empty for never. */
    @property() value: string | null | undefined = "";

    override connectedCallback(): void {
        super.connectedCallback();
        shown.add(this);
        clock ??= setInterval(() => shown.forEach((time) => time.requestUpdate()), TICK);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        shown.delete(this);
        if (shown.size > 0) return;
        clearInterval(clock);
        clock = undefined;
    }

    protected override render(): TemplateResult {
        return this.value ? html`<time datetime=${this.value} dir="auto" data-tip=${exact(this.value)}>${relative(this.value)}</time>` : moment(undefined);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-time": Time;
    }
}
