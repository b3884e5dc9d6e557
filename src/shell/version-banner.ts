import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { root } from "#src/api/root.api.ts";
import { browser } from "#src/base/browser.ts";
import { VERSION } from "#src/base/version.ts";
import "#src/elements/alert.ts";
import { AkElement } from "#src/elements/element.ts";

/**
 * Says that the server has another version than the page, as after an upgrade while it was open. Nothing while that is not known, nor without an answer:
 * whoever cannot reach the server learns it from what they do.
 */
@customElement("ak-version-banner")
export class VersionBanner extends AkElement {
    static override styles = [
        button,
        css`
            :host {
                display: block;
            }

            ak-alert {
                margin: var(--pf-t--global--spacer--md);
                margin-block-end: 0;
            }
        `,
    ];

    /** Of this page. */
    @property() version = VERSION;

    readonly #version = new Task(this, { task: (_, { signal }) => root.version(signal), args: () => [] });

    protected override render(): TemplateResult | typeof nothing {
        const server = this.#version.value?.version_current;
        if (server === undefined || server === this.version) return nothing;
        return html`<ak-alert level="info" header=${msg("The server has another version than this page.")}>
            ${msg(str`The page is of version ${this.version}, the server of ${server}. Reload the page before you go on.`)}
            <button slot="actions" class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${() => browser.reload()}>${msg("Reload")}</button>
        </ak-alert>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-version-banner": VersionBanner;
    }
}
