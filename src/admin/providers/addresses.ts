import { html } from "lit";
import { breakable } from "#src/elements/breakable.ts";
import "#src/elements/copy.ts";

/** Addresses for a description list, each to be copied; one that is not there yet is left empty. */
export const addressFacts = (addresses: readonly (readonly [name: string, url: string | null])[]): (readonly [string, unknown])[] =>
    addresses.map(([name, url]) => [name, url ? html`<ak-copy .value=${url} label=${name}><code>${breakable(url)}</code></ak-copy>` : ""] as const);
