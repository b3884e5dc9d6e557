import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import masthead from "@patternfly/patternfly/components/Masthead/masthead.css";
import { AkElement } from "#src/elements/element.ts";
import { sandboxMenu } from "./sandbox/sandbox.ts";
import { BRAND, tenant } from "#src/context/tenant.ts";
import own from "./masthead.css";
import "./impersonation.ts";
import "./user-menu.ts";

/**
 * The bar at the top of an interface: brand, tools, who is signed in.
 * @slot - tools before the user menu
 * @slot skip - a link past all of this
 * @event ak-sidebar-toggle - the button that opens the navigation was pressed
 */
@customElement("ak-masthead")
export class Masthead extends AkElement {
    static override styles = [masthead, button, own];

    /** Shows the button for the navigation, pressed or not; undefined where there is none. */
    @property({ attribute: false }) sidebarOpen: boolean | undefined;

    readonly #tenant = tenant.watch(this);

    protected override render(): TemplateResult {
        const { value: current } = this.#tenant;
        return html`<ak-impersonation></ak-impersonation>
            <header class="pf-v6-c-masthead pf-m-display-inline">
                <slot name="skip"></slot>
                <div class="pf-v6-c-masthead__main">
                    ${this.sidebarOpen === undefined ? nothing : this.#toggle(this.sidebarOpen)}
                    <div class="pf-v6-c-masthead__brand">
                        <a class="pf-v6-c-masthead__logo" href="#/" aria-label=${current?.branding_title || BRAND}>
                            ${current ? html`<img src=${current.branding_logo} alt="" />` : nothing}
                        </a>
                    </div>
                </div>
                <div class="pf-v6-c-masthead__content tools">
                    <slot></slot>
                    ${sandboxMenu()}
                    <ak-user-menu></ak-user-menu>
                </div>
            </header>`;
    }

    #toggle(open: boolean): TemplateResult {
        return html`<span class="pf-v6-c-masthead__toggle">
            <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Navigation")} aria-expanded=${open} @click=${this.#pressed}>
                <svg viewBox="0 0 10 10" width="1em" height="1em" fill="none" stroke="currentColor" aria-hidden="true">
                    <path d="M1,1.5 H9 M1,5 H9 M1,8.5 H9" />
                </svg>
            </button>
        </span>`;
    }

    #pressed(): void {
        this.dispatchEvent(new CustomEvent("ak-sidebar-toggle", { bubbles: true, composed: true }));
    }
}
