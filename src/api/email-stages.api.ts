import { crud } from "./crud.ts";
import type { Schema } from "./schema.ts";

export type EmailStage = Schema["EmailStage"];

export const emailStages = crud("/stages/email/", "/stages/email/{stage_uuid}/");
