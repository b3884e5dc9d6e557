import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { linkable } from "#src/base/browser.ts";
import type { CurrentTenant } from "#src/api/tenants.api.ts";

/** Pictures that come with the server: of all others nobody knows here whose they are. */
const isOwn = (background: string | undefined): background is string => background?.startsWith("/static") ?? false;

/** Below the card: a note where there is one, the tenant's own links, what this is, and the picture behind it. */
export const footer = (
    links: CurrentTenant["ui_footer_links"],
    background: string | undefined,
    note: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
    <footer class="pf-v6-c-login__footer">
        ${note === nothing ? nothing : html`<div class="ak-flow__note">${note}</div>`}
        <ul class="pf-v6-c-list pf-m-inline ak-flow__links" role="list">
            ${links.map(({ href, name }) => html`<li><a href=${linkable(href) ?? nothing}>${name}</a></li>`)}
            <li><a href="https://goauthentik.io?utm_source=authentik&amp;utm_medium=flow">${msg("Powered by authentik")}</a></li>
            ${isOwn(background) ? html`<li><a href=${linkable(background) ?? nothing}>${msg("Background image")}</a></li>` : nothing}
        </ul>
    </footer>
`;
