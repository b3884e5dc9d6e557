import { crud } from "./crud.ts";
import type { Schema } from "./schema.ts";

export type Application = Schema["Application"];

export const applications = crud("/core/applications/", "/core/applications/{slug}/");
