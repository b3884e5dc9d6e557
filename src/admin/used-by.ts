import { msg } from "@lit/localize";
import { html } from "lit";
import type { Entries } from "#src/elements/description.ts";
import { named, type UsedBy } from "#src/elements/dialog/removal-uses.ts";

/** As many as there is room for beside a list. */
const SHOWN = 8;

/** What uses an object, as a fact about it. */
export const usedBy = (uses: readonly UsedBy[]): Entries => [
    [
        msg("Used by"),
        uses.length === 0
            ? ""
            : html`<ul>
                  ${uses.slice(0, SHOWN).map((use) => html`<li>${named(use)}</li>`)}${uses.length > SHOWN ? html`<li>… (${uses.length})</li>` : ""}
              </ul>`,
    ],
];
