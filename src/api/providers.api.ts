import { family } from "./crud.ts";
import type { Schema } from "./schema.ts";

/** What signs people in to an application, of whatever kind. */
export type Provider = Schema["Provider"];

export const providers = family("/providers/all/", "/providers/all/{id}/");
