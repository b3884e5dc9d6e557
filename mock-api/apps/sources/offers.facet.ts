import type { Call } from "#kernel/http/call.ts";
import { facet, type OfRow } from "#kernel/base/facet.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import type { Stored } from "#kernel/store/schema.ts";

/** How a source lets people in from the sign-in page: the challenge that its button leads to. Kinds without it have no button. */
export type Offer<R> = OfRow<R, [call: Call], JsonObject>;

export const offers = facet<Offer<Stored>>("offers");
