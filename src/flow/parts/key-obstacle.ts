import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { byName, type Obstacle } from "./webauthn.ts";

/** Says why no key can be asked for here, and where it can be. */
export function keyObstacle(kind: Obstacle, address: string): TemplateResult {
    const elsewhere = byName(address);
    return kind === "address"
        ? html`<p class="ak-intro">${msg("Browsers use security keys only at an address with a name: this one is a number.")}</p>
              ${elsewhere ? html`<p class="ak-intro"><a href=${elsewhere}>${msg("Go on at localhost")}</a></p>` : nothing}`
        : html`<p class="ak-intro">${msg("This browser uses security keys only on pages that come by HTTPS, or from localhost.")}</p>`;
}
