import { msg } from "@lit/localize";
import type { Entries } from "#src/elements/description.ts";
import { usersList, type UsedBy } from "#src/elements/dialog/removal-uses.ts";

/** What uses an object, as a fact about it. */
export const usedBy = (uses: readonly UsedBy[]): Entries => [[msg("Used by"), uses.length === 0 ? "" : usersList(uses)]];
