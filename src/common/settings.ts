import { session } from "./session.ts";

/** Objects on a page of a list, unless the visitor's settings say otherwise. */
const PAGE_SIZE = 20;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** A value of the signed-in user's settings, merged by the server from tenant, groups and user. */
export function setting(...path: string[]): unknown {
    let at: unknown = session.value?.user.settings;
    for (const key of path) at = isRecord(at) ? at[key] : undefined;
    return at;
}

/** Objects on a page of a list. */
export function pageSize(): number {
    const wanted = setting("pagination", "perPage");
    return typeof wanted === "number" && Number.isInteger(wanted) && wanted > 0 ? wanted : PAGE_SIZE;
}
