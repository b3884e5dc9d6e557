/** How many there were of something, from a moment on until the next. */
export interface Point {
    /** ms since 1970. */
    at: number;
    value: number;
}

/** One thing that is counted. All of a chart have the same moments. */
export interface Series {
    name: string;
    color: "blue" | "green" | "red" | "orange" | "purple" | "teal";
    points: readonly Point[];
}

/** ms that each point counts; undefined where one stands alone. */
export const lengthOf = ([first, second]: readonly number[]): number | undefined =>
    first === undefined || second === undefined || second <= first ? undefined : second - first;

/** When the day after that of a moment begins, where whoever looks at it is: not all have 24 hours. */
export function dayAfter(at: number): number {
    const date = new Date(at);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** Whether each moment is the beginning of a day, and the next one that of the day after. */
export const areDays = (moments: readonly number[]): boolean =>
    moments.length > 1 && moments.every((at, index) => at === (index === 0 ? dayAfter(at - 1) : dayAfter(moments[index - 1]!)));

/** Steps of an axis that are easy to read. */
const STEPS = [1, 2, 5];

/** Marks of an axis from 0 on, whole numbers at even distances: the last is at least `highest`. */
export function marks(highest: number, wanted: number): number[] {
    const least = Math.max(1, highest) / wanted;
    const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
    const step = Math.max(1, (STEPS.find((one) => one * power >= least) ?? 10) * power);
    return Array.from({ length: Math.ceil(Math.max(1, highest) / step) + 1 }, (_, index) => index * step);
}

/** Every how manyth of `count` places has a text below it, where each text needs `room` of `width`. */
export const stride = (count: number, width: number, room: number): number => Math.max(1, Math.ceil((count * room) / Math.max(1, width)));
