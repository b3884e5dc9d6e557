import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { href } from "#src/base/route.ts";
import "#src/elements/alert.ts";

/** Said of a provider that works in an outpost only, and stands in none. */
export const withoutOutpost = ({ outpost_set: outposts }: { outpost_set: readonly string[] }): unknown =>
    outposts.length
        ? nothing
        : html`<ak-alert level="warning" header=${msg("No outpost serves this provider.")}>
              ${msg("The work is done by an outpost: until one has the provider, nobody can sign in by it.")}
              <a slot="actions" class="pf-v6-c-button pf-m-link pf-m-inline" href=${href("/outpost/outposts")}>${msg("Go to the outposts")}</a>
          </ak-alert>`;
