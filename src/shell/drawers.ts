import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "#src/elements/drawer.ts";
import { AkElement } from "#src/elements/element.ts";
import { drawers } from "./drawer-state.ts";

/**
 * The page with what can be opened beside it: notifications, the latest requests. What is in them is loaded when one is opened.
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
            header=${open === "api" ? msg("API requests") : msg("Notifications")}
            @ak-close=${() => drawers.show(undefined)}
        >
            <slot></slot>
            <div slot="panel">${open === undefined ? nothing : open === "api" ? this.#requests() : this.#notifications()}</div>
        </ak-drawer>`;
    }

    #requests(): TemplateResult {
        void import("./request-list.ts");
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
