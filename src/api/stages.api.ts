import { family } from "./crud.ts";
import type { Schema } from "./schema.ts";

export type Stage = Schema["Stage"];

/** Stages of all kinds. */
export const stages = family("/stages/all/", "/stages/all/{stage_uuid}/");
