import { ApiError } from "#src/base/errors.ts";
import { send } from "./client.ts";
import { answer, get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Inspection = Schema["FlowInspection"];
/** A stage's place in the flow; null at the end of a plan, although the document requires it (D-105). */
export type InspectedBinding = Partial<Schema["FlowStageBinding"]> | null | undefined;

/** At which stage of a flow the caller's browser is. For administrators; 400 when it is in none. */
export const inspectFlow = (slug: string, signal?: AbortSignal) => get("/flows/inspector/{flow_slug}/", { path: { flow_slug: slug }, signal });

/** Something that befell a run of a flow. */
export interface TrailEntry {
    at: string;
    what: "planned" | "left_out" | "shown" | "rejected" | "passed" | "restarted" | "sent" | "denied" | "ended" | "failed";
    /** Name of the stage that it is about; null for the flow as a whole. */
    stage: string | null;
    /** Policies, groups and users that said no, by name. */
    because: readonly string[];
    /** What the visitor was told, or where they were sent. */
    texts: readonly string[];
}

/** A run of a flow in the caller's browser. */
export interface FlowRunTold {
    /** Oldest first. */
    trail: readonly TrailEntry[];
    /** Null where the flow has no plan, as one that was refused. */
    inspection: Inspection | null;
    /** All stages of the flow. */
    bound: readonly Schema["FlowStageBinding"][];
}

/** What befell the caller's run of a flow. For administrators, also while they act as somebody else. Undefined: the server is a real authentik, which has no such address. */
export const tellRun = (slug: string, signal?: AbortSignal): Promise<FlowRunTold | undefined> =>
    answer<FlowRunTold>(send("GET", `/-/sandbox/flow-run/${encodeURIComponent(slug)}/`, { signal })).catch((error: unknown) => {
        // Or something in front of it answers with a page.
        if (error instanceof ApiError && (error.status === 404 || error.status < 400)) return undefined;
        throw error;
    });
