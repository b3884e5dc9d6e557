import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { requestLog } from "#src/api/request-log.ts";
import { icon } from "#src/base/icons.ts";
import { ignore } from "#src/base/ignore.ts";
import { AkElement } from "#src/elements/element.ts";
import { session } from "#src/context/session.ts";
import { isOn } from "#src/context/settings.ts";
import { drawers, type DrawerName } from "./drawer-state.ts";
import { unread } from "./unread.ts";
import own from "./drawer-buttons.css";

/** ms after a change until notifications are asked for: what it causes is written by then, and several make one request. */
const SETTLED = 1000;
const MOST = 99;

/** Opens the drawers beside the page: the world outside, once its button is loaded (`live.ts`); notifications with how many are unread, and the latest requests; each as the settings allow. */
@customElement("ak-drawer-buttons")
export class DrawerButtons extends AkElement {
    static override styles = [button, own];

    readonly #session = session.watch(this);
    readonly #unread = unread.watch(this);
    #timer: ReturnType<typeof setTimeout> | undefined;
    #end: (() => void) | undefined;

    constructor() {
        super();
        drawers.watch(this);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#end = requestLog.subscribe(this.#follow);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#end?.();
        clearTimeout(this.#timer);
    }

    /** The line to the server may be down: whoever changes something may have caused a notification. */
    readonly #follow = (): void => {
        const latest = requestLog.entries[0];
        if (!latest || latest.method === "GET" || latest.url.includes("/events/notifications/")) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void unread.refresh().catch(ignore("the count stays as it was")), SETTLED);
    };

    protected override render(): TemplateResult | typeof nothing {
        const count = this.#unread.value?.count ?? 0;
        if (!this.#session.value) return nothing;
        return html`
            <ak-outside-button></ak-outside-button>
            ${isOn("apiDrawer") ? this.#button("api", msg("API requests"), html`${icon("code")}`) : nothing}
            ${
                isOn("notificationDrawer")
                    ? this.#button(
                          "notifications",
                          count === 0 ? msg("Notifications") : msg(str`Notifications, ${count} unread`),
                          html`${icon("bell")}${count === 0 ? nothing : html`<span class="count" aria-hidden="true">${count > MOST ? `${MOST}+` : count}</span>`}`,
                      )
                    : nothing
            }
        `;
    }

    #button(name: DrawerName, label: string, content: TemplateResult): TemplateResult {
        return html`<button
            class="pf-v6-c-button pf-m-plain"
            type="button"
            aria-label=${label}
            data-tip=${label}
            aria-expanded=${drawers.open === name}
            @click=${() => drawers.toggle(name)}
        >
            <span class="pf-v6-c-button__icon">${content}</span>
        </button>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-drawer-buttons": DrawerButtons;
    }
}
