import { events } from "#src/api/events.api.ts";
import type { Happening } from "#src/elements/table/peek.ts";
import { sentenceOf } from "./bodies.ts";
import { changesOf, eventHref, type EventTarget } from "./event-lists.ts";

/** As many as tell what an object is up to; its page has all of them. */
const COUNT = 6;

/** The last events that a query of the API leaves, for a panel beside a list. */
export async function lastEvents(query: Parameters<typeof events.list>[0], signal: AbortSignal): Promise<readonly Happening[]> {
    const { results } = await events.list({ ...query, ordering: "-created", page_size: COUNT }, signal);
    return results.map((event) => ({ text: sentenceOf(event), href: eventHref(event.pk), when: event.created }));
}

/** Who created and changed an object last. */
export const lastChanges = (target: EventTarget, signal: AbortSignal): Promise<readonly Happening[]> => lastEvents(changesOf(target), signal);
