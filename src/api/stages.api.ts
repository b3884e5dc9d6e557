import { get, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Stage = Schema["Stage"];

/** Stages of all kinds. */
export const stages = { list: (query?: Query<"get", "/stages/all/">, signal?: AbortSignal) => get("/stages/all/", { query, signal }) };
