import { nothing, svg, type SVGTemplateResult } from "lit";
import { language } from "#src/base/language.ts";
import { stride, type Series } from "./series.ts";

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

/** px that the text of a moment needs. */
const ROOM = 64;

/** Part of its place that a bar fills. */
const FILLED = 0.7;

/** Axes with their texts, and what is counted. @param current place of the moment that stands out */
export const drawn = (frame: Frame, shown: readonly Series[], type: "bar" | "line", current: number | undefined): SVGTemplateResult => svg`
    ${frame.marks.map((mark) => gridLine(frame, mark))}
    ${current === undefined ? nothing : svg`<rect class="place current" x=${frame.left + current * frame.step} y="0" width=${frame.step} height=${frame.bottom}></rect>`}
    ${type === "bar" ? bars(frame, shown) : shown.map((series) => line(frame, series))}
    ${moments(frame)}`;

const gridLine = ({ left, right, level }: Frame, mark: number): SVGTemplateResult => svg`
    <line class="grid-line" x1=${left} x2=${right} y1=${level(mark)} y2=${level(mark)}></line>
    <text x=${left - 8} y=${level(mark) + 4} text-anchor="end">${mark.toLocaleString(language(), { notation: "compact" })}</text>`;

function moments({ moments: all, step, bottom, center, right, left }: Frame): SVGTemplateResult[] {
    const every = stride(all.length, right - left, ROOM);
    const format = new Intl.DateTimeFormat(language(), { month: "short", day: "numeric" });
    const texts = all.map((at) => format.format(at));
    // A day is named once, where it begins.
    const named = texts.flatMap((text, place) => (text === texts[place - 1] ? [] : [place]));
    return spaced(named, every).map(
        (place) => svg`<text class="moment" x=${center(place) - step / 2} y=${bottom + 20} text-anchor="start">${texts[place]}</text>`,
    );
}

/** Those places that are far enough from the one before. */
const spaced = (places: readonly number[], least: number): number[] =>
    places.reduce<number[]>((kept, place) => (place - (kept.at(-1) ?? -least) >= least ? [...kept, place] : kept), []);

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
