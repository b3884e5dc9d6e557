import type { Challenge, ChallengeResponse } from "./challenges.ts";
import { send } from "./client.ts";
import { crud } from "./crud.ts";
import { answer, fill, get, post } from "./endpoint.ts";
import { isUrl, pictureForm } from "./picture.ts";
import type { Schema } from "./schema.ts";

export type Flow = Schema["Flow"];
export type FlowImport = Schema["FlowImportResult"];
export type StageBinding = Schema["FlowStageBinding"];

const executor = (slug: string): string => fill("/flows/executor/{slug}/", { slug });

export const flows = {
    ...crud("/flows/instances/", "/flows/instances/{slug}/"),
    /** Starts the flow as the caller; the link leads to it. */
    execute: (slug: string) => get("/flows/instances/{slug}/execute/", { path: { slug } }),
    /** The flow as a drawing in Mermaid's language. */
    diagram: (slug: string, signal?: AbortSignal) => get("/flows/instances/{slug}/diagram/", { path: { slug }, signal }),
    /** Applies a blueprint, all of it or nothing; the answer says which. Its status is 200, whatever the document says. */
    import: (file: File): Promise<FlowImport> => {
        const body = new FormData();
        body.set("file", file);
        return answer(send("POST", "/flows/instances/import/", { body }));
    },
    /** Stores the picture behind the flow, or its address; an empty address brings back the picture that comes with the server. */
    setBackground: (slug: string, picture: File | string) =>
        isUrl(picture)
            ? post("/flows/instances/{slug}/set_background_url/", { path: { slug }, body: { url: picture } })
            : post("/flows/instances/{slug}/set_background/", { path: { slug }, body: pictureForm(picture) }),
    /** Forgets plans that are kept for speed. */
    clearCache: () => post("/flows/instances/cache_clear/", {}),
    /**
     * The visitor's current challenge; starts the flow when there is none.
     * @param query the page's own query, without the question mark; the server reads `next` and tokens from it
     */
    challenge: (slug: string, query: string, signal?: AbortSignal): Promise<Challenge> =>
        answer(send("GET", `${executor(slug)}?${new URLSearchParams({ query })}`, { signal })),
    /** The next challenge, or the same again with `response_errors`. A step is the visitor's own. */
    solve: (slug: string, query: string, body: ChallengeResponse, signal?: AbortSignal): Promise<Challenge> =>
        answer(send("POST", `${executor(slug)}?${new URLSearchParams({ query })}`, { body, signal, onlyAsks: true })),
};

/** Stages in flows. */
export const stageBindings = crud("/flows/bindings/", "/flows/bindings/{fsb_uuid}/");
