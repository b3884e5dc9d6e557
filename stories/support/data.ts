import type { Page } from "#src/base/page.ts";
import { ApiError } from "#src/base/errors.ts";

/** More than there is room for, with no place to break. */
export const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft with a description that goes on and on";

/** A loader that answers with these, all on one page. */
export const page =
    <T>(results: T[]) =>
    async (): Promise<Page<T>> => ({
        pagination: { next: 0, previous: 0, count: results.length, current: 1, total_pages: 1, start_index: results.length ? 1 : 0, end_index: results.length },
        results,
    });

/** A loader that is still at it. */
export const never = (): Promise<never> => new Promise(() => undefined);

/** A loader that the server lets down. */
export const failing = async (): Promise<never> => {
    throw new ApiError(500, { detail: "A server error occurred." }, "0123456789abcdef0123456789abcdef");
};

/** Something counted through a day, by hour. */
export const HOURS = Array.from({ length: 24 }, (_, hour) => ({ label: `${hour}:00`, value: Math.round(10 + 9 * Math.sin(hour / 3)) }));
