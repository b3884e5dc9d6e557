import { nothing, svg, type SVGTemplateResult } from "lit";
import { language } from "#src/base/language.ts";
import { dayAfter, lengthOf, stride, type Series } from "./series.ts";

/** Where things are in the drawing, in px from its top left corner. */
export interface Frame {
    left: number;
    right: number;
    bottom: number;
    /** Width of one moment. */
    step: number;
    moments: readonly number[];
    /** Numbers of the vertical axis. */
    marks: readonly number[];
    /** Middle of a moment by its place. */
    center: (place: number) => number;
    /** Height of a number. */
    level: (value: number) => number;
}

/** px that the name of a day needs. */
const ROOM = 64;

/** px that the axis reaches down to a name. */
const TICK = 5;

/** Part of its place that a bar fills. */
const FILLED = 0.7;

/** Axes with their texts, and what is counted. @param current place of the moment that stands out */
export const drawn = (frame: Frame, shown: readonly Series[], type: "bar" | "line", current: number | undefined): SVGTemplateResult => svg`
    ${frame.marks.map((mark) => gridLine(frame, mark))}
    ${current === undefined ? nothing : svg`<rect class="place current" x=${frame.left + current * frame.step} y="0" width=${frame.step} height=${frame.bottom}></rect>`}
    ${type === "bar" ? bars(frame, shown) : shown.map((series) => line(frame, series))}
    ${days(frame)}`;

const gridLine = ({ left, right, level }: Frame, mark: number): SVGTemplateResult => svg`
    <line class="grid-line" x1=${left} x2=${right} y1=${level(mark)} y2=${level(mark)}></line>
    <text x=${left - 8} y=${level(mark) + 4} text-anchor="end">${mark.toLocaleString(language(), { notation: "compact" })}</text>`;

/** Days, each named where it begins: what is counted may take a little less than one, and begin at any hour. */
function days(frame: Frame): SVGTemplateResult[] {
    const { bottom, right, left } = frame;
    const format = new Intl.DateTimeFormat(language(), { month: "short", day: "numeric" });
    const all = beginnings(frame);
    const every = stride(all.length, right - left, ROOM);
    return all
        .filter(({ x }, index) => index % every === 0 && right - x >= ROOM / 2)
        .map(
            ({ at, x }) => svg`
                <line class="grid-line" x1=${x} x2=${x} y1=${bottom} y2=${bottom + TICK}></line>
                <text class="moment" x=${x} y=${bottom + 20} text-anchor="start">${format.format(at)}</text>`,
        );
}

/** The beginnings of the days in it, in the visitor's zone; what is too short to have one has that of the first moment. */
function beginnings({ moments, left, right, step }: Frame): { at: number; x: number }[] {
    const [first] = moments;
    if (first === undefined) return [];
    const length = lengthOf(moments);
    const found = [];
    for (let day = dayAfter(first - 1); length !== undefined; day = dayAfter(day)) {
        const x = left + ((day - first) / length) * step;
        // A moment of no place is one of a drawing that has no room yet.
        if (!(x < right)) break;
        found.push({ at: day, x });
    }
    return found.length > 0 ? found : [{ at: first, x: left }];
}

/** Of each moment those of all series upon each other. */
const bars = ({ moments: all, center, level, step }: Frame, shown: readonly Series[]): SVGTemplateResult[] =>
    all.flatMap((_, place) => {
        let below = 0;
        return shown.map(({ color, points }) => {
            const value = points[place]?.value ?? 0;
            const [bottom, top] = [level(below), level((below += value))];
            return svg`<rect class=${color} x=${center(place) - (step * FILLED) / 2} y=${top} width=${step * FILLED} height=${bottom - top}></rect>`;
        });
    });

const line = ({ center, level }: Frame, { color, points }: Series): SVGTemplateResult => svg`<g class=${color}>
    <path d=${points.map(({ value }, place) => `${place === 0 ? "M" : "L"}${center(place)} ${level(value)}`).join("")}></path>
    ${points.map(({ value }, place) => svg`<circle cx=${center(place)} cy=${level(value)} r="3"></circle>`)}
</g>`;
