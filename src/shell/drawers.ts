import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "#src/elements/drawer.ts";
import { AkElement } from "#src/elements/element.ts";
import { type DrawerName, drawers } from "./drawer-state.ts";

/**
 * The page with what can be opened beside it: notifications, the latest requests, the world outside. What is in them is loaded when one is opened.
 * @slot - the page
 */
@customElement("ak-drawers")
export class Drawers extends AkElement {
    static override styles = css`
        :host {
            display: grid;
            min-block-size: 0;
        }

        ak-drawer {
            --ak-drawer-width: 24rem;
        }
    `;

    constructor() {
        super();
        drawers.watch(this);
    }

    protected override render(): TemplateResult {
        const { open } = drawers;
        return html`<ak-drawer
            ?open=${open !== undefined}
            header=${open === "api" ? msg("API requests") : open === "outside" ? msg("Outside") : msg("Notifications")}
            @ak-close=${() => drawers.show(undefined)}
        >
            <slot></slot>
            <div slot="panel">${this.#content(open)}</div>
        </ak-drawer>`;
    }

    #content(open: DrawerName | undefined): TemplateResult | typeof nothing {
        switch (open) {
            case "api":
                return this.#requests();
            case "outside":
                return this.#outside();
            case "notifications":
                return this.#notifications();
            case undefined:
                return nothing;
        }
    }

    #outside(): TemplateResult {
        void import("./outside/outside.ts");
        return html`<p><a href="#/outside" @click=${() => drawers.show(undefined)}>${msg("Open as a page")}</a></p>
            <ak-outside></ak-outside>`;
    }

    #requests(): TemplateResult {
        void import("./requests/request-list.ts");
        return html`<ak-request-list></ak-request-list>`;
    }

    #notifications(): TemplateResult {
        void import("./notification-list.ts");
        return html`<ak-notification-list></ak-notification-list>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-drawers": Drawers;
    }
}
