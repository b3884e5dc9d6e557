import { crud } from "./crud.ts";
import type { Schema } from "./schema.ts";

export type Prompt = Schema["Prompt"];

/** What prompt stages can ask for, one field each. */
export const prompts = crud("/stages/prompt/prompts/", "/stages/prompt/prompts/{prompt_uuid}/");
