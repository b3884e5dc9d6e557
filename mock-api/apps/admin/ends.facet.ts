import type { Call } from "#kernel/call.ts";
import { facet } from "#kernel/facet.ts";
import type { Stored } from "#kernel/schema.ts";

/** What happens to a row whose time (`expires`) is over, where it is not simply deleted. */
export interface Ending {
    end(call: Call, row: Stored): void;
}

export const ends = facet<Ending>("ends");
