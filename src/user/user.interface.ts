import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import page from "@patternfly/patternfly/components/Page/page.css";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import { session } from "#src/context/session.ts";
import { icon } from "#src/base/icons.ts";
import { backgroundOf, isOn, setting } from "#src/context/settings.ts";
import "#src/pages/router.ts";
import "#src/shell/drawer-buttons.ts";
import "#src/shell/drawers.ts";
import "#src/shell/masthead.ts";
import "#src/shell/palette/palette-button.ts";
import shell from "#src/shell/shell.css";
import { HOME, routes } from "./routes.ts";

const commands = async () => (await import("./user.palette.ts")).userCommands();

/** The user interface: masthead and the page in view. */
@customElement("ak-interface-user")
export class UserInterface extends AkElement {
    static override styles = [button, page, shell];

    readonly #session = session.watch(this);

    protected override render(): TemplateResult | typeof nothing {
        const { value, error } = this.#session;
        if (error !== undefined) return this.#failed(error);
        if (!value) return html`<ak-loading></ak-loading>`;
        return html`
            <div class="pf-v6-c-page pf-m-no-sidebar">
                <ak-masthead>
                    ${value.user.is_superuser ? html`<a class="pf-v6-c-button pf-m-secondary pf-m-small wide-only" href="/if/admin/">${msg("Admin interface")}</a>` : nothing}
                    <ak-palette-button .source=${commands}></ak-palette-button>
                    <ak-drawer-buttons></ak-drawer-buttons>
                    ${isOn("settings") ? settingsLink() : nothing}
                </ak-masthead>
                <div class="pf-v6-c-page__main-container pf-m-fill">
                    <ak-drawers
                        ><main class="pf-v6-c-page__main" tabindex="-1">
                            <ak-router-outlet .routes=${routes} home=${HOME}></ak-router-outlet></main
                    ></ak-drawers>
                </div>
            </div>
        `;
    }

    /** A background of the settings shows around the page. */
    protected override updated(): void {
        const wrapper = this.renderRoot.querySelector<HTMLElement>(".pf-v6-c-page");
        if (wrapper) Object.assign(wrapper.style, backgroundOf(setting("theme", "background")));
    }

    #failed(error: unknown): TemplateResult {
        return html`<ak-empty-state header=${msg("The interface could not be loaded.")} .error=${error} .retry=${() => this.#session.load()}></ak-empty-state>`;
    }
}

const settingsLink = (): TemplateResult =>
    html`<a class="pf-v6-c-button pf-m-plain wide-only" href="#/settings" aria-label=${msg("Settings")} data-tip>
        <span class="pf-v6-c-button__icon">${icon("settings")}</span>
    </a>`;
