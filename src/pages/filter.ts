import { ownValue } from "#src/base/own-value.ts";
import { pushRouteState, routeState } from "#src/base/route.ts";
import { timeRangeWords } from "./time-range-words.ts";

/** One way to narrow a list; its value is kept in the address. */
export interface Filter {
    /** Name in the address. */
    key: string;
    label: () => string;
    /** What it narrows by, where the label does not say so: "Action" of "Any action". */
    name?: () => string;
    /** What can be chosen; anything can be typed where there are none. */
    options?: () => readonly (readonly [value: string, label: string])[];
    /** What may be meant by something typed. The API finds whole values only: a list follows what is picked, or Enter. */
    suggest?: (text: string, signal: AbortSignal) => Promise<readonly string[]>;
    /** It is a span of time, which the API cannot narrow by: the list's own loader does. */
    isTimeRange?: boolean;
}

/** A filter's value in the address; "" for none. */
export function filterValue(key: string): string {
    const value = ownValue(routeState(), key);
    return typeof value === "string" ? value : "";
}

/** The parts of the address that belong to filters. */
export const filterKeys = (filters: readonly Filter[]): readonly string[] => filters.map(({ key }) => key);

/** The filters that the address narrows a list by, each in words: "Action: Failed sign-in". */
export const filtersInUse = (filters: readonly Filter[]): { key: string; text: string }[] =>
    filters
        .filter(({ key }) => filterValue(key) !== "")
        .map(({ key, label, name = label, options, isTimeRange }) => {
            const value = filterValue(key);
            const words = isTimeRange ? timeRangeWords(value) : options?.().find(([option]) => option === value)?.[1];
            return { key, text: `${name()}: ${words ?? value}` };
        });

/** Takes filters out of the address. */
export const clearFilters = (keys: readonly string[]): void => pushRouteState(Object.fromEntries(keys.map((key) => [key, undefined])));

/** The filters' values in the address, by key: a query, where they are named as the API's filters. */
export const filterValues = (filters: readonly Filter[]): Record<string, string> =>
    Object.fromEntries(filters.filter(({ isTimeRange }) => !isTimeRange).map(({ key }) => [key, filterValue(key)]));
