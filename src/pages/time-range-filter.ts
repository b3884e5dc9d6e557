import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { isDuration, parseTimeRange, type TimeRange, timeRangeText } from "#src/base/time-range.ts";
import { localTime } from "#src/elements/form/field.ts";
import { filterChoice } from "./filter-choice.ts";
import { durations } from "./time-range-words.ts";

/** Stands for an interval among what can be chosen. */
const BETWEEN = "between";
const DAY = 86_400_000;
/** What a field shows is to the minute. */
const MINUTE = 60_000;
const aDayAgo = (): number => Math.floor((Date.now() - DAY) / MINUTE) * MINUTE;

/** Years that a field takes: browsers have six digits for them, of which addresses know four. */
const [EARLIEST, LATEST] = ["1970-01-01T00:00", "9999-12-31T23:59"];

/** Chooses a span of time: up to now, or between two moments. @param set with a value as it stands in an address; "" for all time */
export function timeRangeFilter(value: string, label: string, set: (value: string) => void): TemplateResult {
    const isBetween = value !== "" && !isDuration(value);
    const choose = (choice: string): void => set(choice === BETWEEN ? timeRangeText({ from: parseTimeRange(value)?.from ?? aDayAgo() }) : choice);
    return html`${filterChoice(label, [...Object.entries(durations()), [BETWEEN, msg("Between…")]], isBetween ? BETWEEN : value, choose)}
    ${isBetween ? between(parseTimeRange(value) ?? {}, set) : nothing}`;
}

const between = (range: TimeRange, set: (value: string) => void): TemplateResult => {
    const { from = -Infinity, until = Infinity } = range;
    const isReversed = from >= until;
    const end = (name: "from" | "until", label: string): TemplateResult => {
        const moment = range[name];
        const changed = ({ target: { value, validity } }: Event & { target: HTMLInputElement }): void => {
            // Typed in part, or February 30: what is narrowed by stays until it is a moment.
            if (!validity.valid) return;
            set(timeRangeText({ ...range, [name]: value === "" ? undefined : new Date(value).getTime() }));
        };
        return html`<label class="end"
            >${label}<span class="pf-v6-c-form-control"
                ><input
                    type="datetime-local"
                    min=${EARLIEST}
                    max=${LATEST}
                    aria-invalid=${isReversed}
                    aria-describedby=${isReversed ? "reversed" : nothing}
                    .value=${moment === undefined ? "" : localTime(new Date(moment).toISOString())}
                    @change=${changed} /></span
        ></label>`;
    };
    return html`${end("from", msg("From"))}${end("until", msg("Until"))}
    ${isReversed ? html`<span class="reversed" id="reversed" role="alert">${msg("It ends before it begins.")}</span>` : nothing}`;
};
