import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { outposts } from "#src/api/outposts.api.ts";
import type { ProxyProvider } from "#src/api/providers.api.ts";
import { isOnThisMachine } from "#src/base/browser.ts";
import { ownValue } from "#src/base/own-value.ts";
import { href } from "#src/base/route.ts";
import "#src/elements/alert.ts";
import { isInTab } from "#src/shell/sandbox/sandbox.ts";
import { hostOf, isEmbedded } from "../outposts/outpost-words.ts";

/** Said of a provider that works in an outpost only, and stands in none. */
export const withoutOutpost = ({ outpost_set: outposts }: { outpost_set: readonly string[] }): unknown =>
    outposts.length
        ? nothing
        : html`<ak-alert level="warning" header=${msg("No outpost serves this provider.")}>
              ${msg("The work is done by an outpost: until one has the provider, nobody can sign in with it.")} ${toOutposts()}
          </ak-alert>`;

/**
 * Whether the outpost that serves a provider has not been told where browsers reach this server: it sends them to where the server itself is (D-454), which
 * those on other machines may not reach. Outposts of one's own know it by what they are started with.
 */
export async function lacksAddress({ pk, external_host: address }: ProxyProvider, signal: AbortSignal): Promise<boolean> {
    // What is opened on this machine only is signed in to there; and nothing outside reaches what runs in a tab.
    if (isInTab() || isOnThisMachine(address)) return false;
    const embedded = (await outposts.all(signal)).find(isEmbedded);
    return embedded !== undefined && embedded.providers.includes(pk) && !ownValue(embedded.config, "authentik_host_browser") && hostOf(embedded) === "";
}

export const withoutAddress = (): TemplateResult =>
    html`<ak-alert level="warning" header=${msg("Browsers on other machines may not reach the sign-in.")}>
        ${msg("The embedded outpost does not know the address of this server. It sends people to the address that the request came by. Set authentik_host in its configuration.")}
        ${toOutposts()}
    </ak-alert>`;

const toOutposts = (): TemplateResult =>
    html`<a slot="actions" class="pf-v6-c-button pf-m-link pf-m-inline" href=${href("/outpost/outposts")}>${msg("Go to the outposts")}</a>`;
