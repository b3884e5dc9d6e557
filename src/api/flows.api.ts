import { crud } from "./crud.ts";
import { get, post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Flow = Schema["Flow"];
/** What the executor asks for; `component` tells which of them it is. */
export type Challenge = Schema["ChallengeTypes"];
export type ChallengeOf<C extends Challenge["component"]> = Extract<Challenge, { component: C }>;
export type ChallengeResponse = Schema["FlowChallengeResponseRequest"];

/** @param query the page's own query, without the question mark; the server reads `next` and tokens from it */
const execution = (slug: string, query: string) => ({ path: { flow_slug: slug }, query: { query } });

export const flows = {
    ...crud("/flows/instances/", "/flows/instances/{slug}/"),
    /** The challenge at which the visitor stands; starts the flow when there is none. */
    challenge: (slug: string, query: string, signal?: AbortSignal) =>
        get("/flows/executor/{flow_slug}/", { ...execution(slug, query), signal }),
    /** The next challenge, or the same again with `response_errors`. */
    solve: (slug: string, query: string, body: ChallengeResponse, signal?: AbortSignal) =>
        post("/flows/executor/{flow_slug}/", { ...execution(slug, query), body, signal }),
};
