import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { drawers } from "#src/shell/drawer-state.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";

/** Opens what everybody's authenticator apps show, where one may look: the person of a sandbox has no app. Its host watches `outsideNews`. */
export const everybodysCodes = (): TemplateResult | typeof nothing =>
    outsideNews.value
        ? html`<button class="pf-v6-c-button pf-m-link pf-m-block" type="button" @click=${show}>${msg("Look at the app’s code")}</button>`
        : nothing;

function show(): void {
    outsideNews.look("phone");
    drawers.show("outside");
}
