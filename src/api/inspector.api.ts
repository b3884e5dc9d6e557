import { get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Inspection = Schema["FlowInspection"];
/** A stage's place in the flow; null at the end of a plan, although the document requires it (D-105). */
export type InspectedBinding = Partial<Schema["FlowStageBinding"]> | null | undefined;

/** At which stage of a flow the caller's browser is. For administrators; 400 when it is in none. */
export const inspectFlow = (slug: string, signal?: AbortSignal) => get("/flows/inspector/{flow_slug}/", { path: { flow_slug: slug }, signal });
