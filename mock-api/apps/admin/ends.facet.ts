import type { Call } from "#kernel/call.ts";
import { facet } from "#kernel/facet.ts";

/** What happens to a row whose time (`expires`) is over, where it is not simply deleted; null where something else sees to it. */
export const ends = facet<((call: Call, row: never) => void) | null>("ends");
