import { events, type Event } from "#src/api/events.api.ts";

/** What the event log tells of a user: the API does not. What was done with a token leaves no event, and events expire. */
export interface Past {
    created: Event | undefined;
    /** The last change; a sign-in is none. */
    changed: Event | undefined;
}

/** @param pk of the user */
export async function pastOf(pk: string, signal: AbortSignal): Promise<Past> {
    const last = async (action: string): Promise<Event | undefined> => {
        const { results } = await events.list(
            { action, context_model_app: "authentik_core", context_model_name: "user", context_model_pk: pk, ordering: "-created", page_size: 1 },
            signal,
        );
        return results[0];
    };
    const [created, changed] = await Promise.all([last("model_created"), last("model_updated")]);
    return { created, changed };
}
