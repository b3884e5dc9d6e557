import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import banner from "@patternfly/patternfly/components/Banner/banner.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import { AkElement } from "#src/elements/element.ts";
import { icon } from "#src/base/icons.ts";
import { session } from "#src/context/session.ts";

/** Says so, all the time, while somebody acts as another user; and ends it. */
@customElement("ak-impersonation")
export class Impersonation extends AkElement {
    static override styles = [
        banner,
        button,
        css`
            .pf-v6-c-banner {
                display: flex;
                flex-wrap: wrap;
                align-items: center;
                justify-content: center;
                gap: var(--pf-t--global--spacer--xs) var(--pf-t--global--spacer--md);
                text-align: center;
                overflow-wrap: anywhere;
                white-space: normal;
            }

            a {
                color: inherit;
                font-weight: var(--pf-t--global--font--weight--body--bold);
            }
        `,
    ];

    readonly #session = session.watch(this);

    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener("hashchange", this.#moved);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("hashchange", this.#moved);
    }

    /** The link names the page in view, as authentik's does; where it leads to is for the server, which goes home. */
    readonly #moved = (): void => this.requestUpdate();

    protected override render(): TemplateResult | typeof nothing {
        const { value } = this.#session;
        if (!value?.original) return nothing;
        const back = encodeURIComponent(location.pathname + location.hash);
        return html`<div class="pf-v6-c-banner pf-m-yellow" role="region" aria-label=${msg("Impersonation")}>
            <span>${icon("warning")} ${msg(str`You, ${value.original.username}, act as ${value.user.username}.`)}</span>
            <a href="/-/impersonation/end/?back=${back}">${msg("Stop impersonation")}</a>
        </div>`;
    }
}
