import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import title from "@patternfly/patternfly/components/Title/title.css";
import { AkElement } from "#src/elements/element.ts";
import { takeArrival } from "./router.ts";
import { setTitle, tenant } from "#src/context/tenant.ts";
import own from "./page-header.css";

/**
 * What the page is called and about. Names the window too, and takes the focus when the visitor has just come here.
 * @slot - actions for the page as a whole
 * @slot picture - before the name
 * @slot crumbs - above the name: where it is listed
 */
@customElement("ak-page-header")
export class PageHeader extends AkElement {
    static override styles = [title, own];

    @property() header = "";
    @property() description = "";
    /** What the window is called, where the header says something else than what the page is. */
    @property({ attribute: "window-title" }) windowTitle = "";

    readonly #tenant = tenant.watch(this);

    protected override updated(changed: PropertyValues<this>): void {
        // The answer for a page that was left may still come: it names nothing any more.
        if (!this.isConnected) return;
        const part = location.pathname.startsWith("/if/admin") ? msg("Admin") : undefined;
        if (changed.has("header") || changed.has("windowTitle") || this.#tenant.value) setTitle(this.windowTitle || this.header, part);
        // A page that still loads its object has no name to read out yet.
        if (this.header !== "" && takeArrival()) this.focus({ preventScroll: true });
    }

    override focus(options?: FocusOptions): void {
        this.renderRoot.querySelector("h1")?.focus(options);
    }

    protected override render(): TemplateResult {
        return html`<slot name="crumbs"></slot>
            <div class="header">
                <slot name="picture"></slot>
                <div class="words">
                    ${this.header ? html`<h1 class="pf-v6-c-title pf-m-2xl" tabindex="-1" data-tip>${this.header}</h1>` : nothing}
                    ${this.description ? html`<p data-tip>${this.description}</p>` : nothing}
                </div>
                <slot></slot>
            </div>`;
    }
}
