import type { Call } from "#kernel/http/call.ts";
import { facet } from "#kernel/base/facet.ts";
import type { Stored } from "#kernel/store/schema.ts";

/** What happens to a row whose time (`expires`) is over, where it is not simply deleted. */
export interface Ending {
    end(call: Call, row: Stored): void;
}

export const ends = facet<Ending>("ends");
