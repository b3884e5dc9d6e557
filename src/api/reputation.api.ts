import { family } from "./crud.ts";
import type { Schema } from "./schema.ts";

/** How well a name and an address that it was used from have behaved. */
export type Reputation = Schema["Reputation"];

export const reputation = family("/policies/reputation/scores/", "/policies/reputation/scores/{reputation_uuid}/");
