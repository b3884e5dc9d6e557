import { get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Inspection = Schema["FlowInspection"];
/** A stage's place in the flow; the server has none to tell where a plan ends, whatever the document says. */
export type InspectedBinding = Partial<Schema["FlowStageBinding"]> | null | undefined;

/** Where the caller's browser stands in a flow. For administrators; 400 when it is in none. */
export const inspectFlow = (slug: string, signal?: AbortSignal) => get("/flows/inspector/{flow_slug}/", { path: { flow_slug: slug }, signal });
