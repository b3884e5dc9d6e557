import type { Challenge, ChallengeResponse } from "./challenges.ts";
import { send } from "./client.ts";
import { crud } from "./crud.ts";
import { answer, fill } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Flow = Schema["Flow"];

const executor = (slug: string): string => fill("/flows/executor/{slug}/", { slug });

export const flows = {
    ...crud("/flows/instances/", "/flows/instances/{slug}/"),
    /**
     * The challenge at which the visitor stands; starts the flow when there is none.
     * @param query the page's own query, without the question mark; the server reads `next` and tokens from it
     */
    challenge: (slug: string, query: string, signal?: AbortSignal): Promise<Challenge> =>
        answer(send("GET", `${executor(slug)}?${new URLSearchParams({ query })}`, { signal })),
    /** The next challenge, or the same again with `response_errors`. */
    solve: (slug: string, query: string, body: ChallengeResponse, signal?: AbortSignal): Promise<Challenge> =>
        answer(send("POST", `${executor(slug)}?${new URLSearchParams({ query })}`, { body, signal })),
};
