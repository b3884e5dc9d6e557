import { facet } from "#kernel/base/facet.ts";
import type { ModelName } from "#kernel/base/models.ts";

export const OUTPOST_TYPES = ["proxy", "ldap"] as const;
export type OutpostType = (typeof OUTPOST_TYPES)[number];

/** A kind of provider that an outpost speaks for. */
export interface Carried {
    readonly by: OutpostType;
    /** Models that the outpost must see all rows of, to answer. */
    readonly searches?: readonly ModelName[];
}

export const carriedByOutpost = facet<Carried>("carried by an outpost");
