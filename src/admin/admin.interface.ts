import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import page from "@patternfly/patternfly/components/Page/page.css";
import { ignore } from "#src/base/ignore.ts";
import { remember, remembered } from "#src/base/remembered.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import { browser } from "#src/base/browser.ts";
import { session } from "#src/context/session.ts";
import "#src/pages/router.ts";
import "#src/shell/drawer-buttons.ts";
import "#src/shell/drawers.ts";
import "#src/shell/masthead.ts";
import "#src/shell/sidebar.ts";
import { BackCloses } from "#src/elements/back-closes.ts";
import { giveBack, wayToFocus } from "#src/elements/dialog/open-modal.ts";
import { navigation } from "./navigation.ts";
import { HOME, routes } from "./routes.ts";
import shell from "#src/shell/shell.css";

/** From here on there is room for the navigation beside the page. */
const WIDE = "(width >= 75rem)";
/** The visitor has made the navigation a column of pictures. */
const NARROWED = "ak-sidebar-narrow";

const commands = async () => (await import("./admin.palette.ts")).adminCommands;

/** The admin interface: masthead, navigation, the page in view. People without the right to it are sent to their own. */
@customElement("ak-interface-admin")
export class AdminInterface extends AkElement {
    static override styles = [page, shell];

    readonly #session = session.watch(this);
    readonly #wide = matchMedia(WIDE);

    /** The navigation is there with its words. */
    @state() private open = this.#wide.matches && remembered(NARROWED) === undefined;

    /** Who had the focus before the navigation came over the page. */
    #opener: readonly HTMLElement[] = [];

    constructor() {
        super();
        new BackCloses(this, { isOver: () => this.#isOver, leave: () => this.#leaveSidebar() });
    }

    get #isOver(): boolean {
        return this.open && !this.#wide.matches;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#wide.addEventListener("change", this.#fit);
        window.addEventListener("keydown", this.#key);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#wide.removeEventListener("change", this.#fit);
        window.removeEventListener("keydown", this.#key);
    }

    readonly #fit = (): void => {
        this.open = this.#wide.matches && remembered(NARROWED) === undefined;
    };

    /** Beside the page it is made narrow, which lasts; over the page it is gone. */
    #toggle(): void {
        this.open = !this.open;
        if (this.#wide.matches) remember(NARROWED, this.open ? undefined : "1");
        else if (this.open) void this.#enterSidebar();
    }

    readonly #key = (event: KeyboardEvent): void => {
        if (event.key === "Escape" && !event.defaultPrevented) this.#leaveSidebar();
    };

    /** On a narrow screen the navigation lies over the page, and goes once it has been used. */
    #leaveSidebar(): void {
        if (!this.#isOver) return;
        this.open = false;
        giveBack(this.#opener);
    }

    /** What is over the page comes next on the keyboard's way. */
    async #enterSidebar(): Promise<void> {
        this.#opener = wayToFocus();
        await this.updateComplete;
        this.renderRoot.querySelector<HTMLElement>(".pf-v6-c-page__sidebar")?.focus({ preventScroll: true });
        this.renderRoot.querySelector("ak-sidebar")?.showCurrent();
    }

    protected override firstUpdated(): void {
        // Not needed to show the first page.
        for (const more of [import("#src/shell/version-banner.ts"), import("#src/shell/palette/palette-button.ts")])
            void more.catch(ignore("the pages are whole without it"));
        void session.get().then(({ user }) => user.is_superuser || browser.assign("/if/user/"), ignore("the page shows it, with a button to try again"));
    }

    protected override render(): TemplateResult | typeof nothing {
        const { value, error } = this.#session;
        if (error !== undefined) return this.#failed(error);
        if (!value) return html`<ak-loading></ak-loading>`;
        if (!value.user.is_superuser) return nothing;
        const covered = this.#isOver;
        const compact = !this.open && this.#wide.matches;
        return html`
            <div class="pf-v6-c-page ${compact ? "compact" : ""}">
                <ak-masthead .sidebarOpen=${this.open} @ak-sidebar-toggle=${this.#toggle}
                    ><a slot="skip" class="skip" href="#main" @click=${this.#skip}>${msg("Skip to content")}</a
                    ><ak-palette-button .source=${commands}></ak-palette-button><ak-drawer-buttons></ak-drawer-buttons
                ></ak-masthead>
                <div class="pf-v6-c-page__sidebar ${this.open || compact ? "pf-m-expanded" : "pf-m-collapsed"}" tabindex="-1" ?inert=${!this.open && !compact}>
                    <div class="pf-v6-c-page__sidebar-main">
                        <div class="pf-v6-c-page__sidebar-body"><ak-sidebar .sections=${navigation} ?compact=${compact}></ak-sidebar></div>
                    </div>
                </div>
                ${covered ? html`<div class="cover" @click=${this.#leaveSidebar}></div>` : nothing}
                <div class="pf-v6-c-page__main-container pf-m-fill">
                    <ak-version-banner></ak-version-banner>
                    <ak-drawers
                        ><main class="pf-v6-c-page__main" tabindex="-1" ?inert=${covered} @ak-route=${this.#leaveSidebar}>
                            <ak-router-outlet .routes=${routes} home=${HOME}></ak-router-outlet></main
                    ></ak-drawers>
                </div>
            </div>
        `;
    }

    #failed(error: unknown): TemplateResult {
        return html`<ak-empty-state header=${msg("The interface could not be loaded.")} .error=${error} .retry=${() => this.#session.load()}></ak-empty-state>`;
    }

    #skip(event: Event): void {
        // The hash belongs to the router.
        event.preventDefault();
        this.renderRoot.querySelector("main")?.focus();
    }
}
