import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import menu from "@patternfly/patternfly/components/Menu/menu.css";
import { AkElement } from "#src/elements/element.ts";
import { ignore } from "#src/base/ignore.ts";
import { href } from "#src/base/route.ts";
import type { UserSelf } from "#src/api/users.api.ts";
import { session } from "#src/context/session.ts";
import { displayName, isOn } from "#src/context/settings.ts";
import own from "./user-menu.css";

/** Who is signed in, and what they can do about it: settings, other interface, theme, language, sign out. */
@customElement("ak-user-menu")
export class UserMenu extends AkElement {
    static override styles = [button, menu, own];

    readonly #session = session.watch(this);

    protected override render(): TemplateResult | typeof nothing {
        const { value } = this.#session;
        if (!value) return nothing;
        const { user } = value;
        return html`
            <button class="pf-v6-c-button pf-m-plain opener" type="button" popovertarget="menu">
                <span class="pf-v6-screen-reader">${msg("Account")}</span>
                <span class="name">${displayName(user)}</span>
                <img class="avatar" src=${user.avatar} alt="" width="32" height="32" />
            </button>
            <div id="menu" class="pf-v6-c-menu" popover @click=${this.#close} @beforetoggle=${this.#toggled}>
                <div class="who">
                    <strong>${user.name || user.username}</strong>
                    <span>${user.email || user.username}</span>
                </div>
                <div class="pf-v6-c-menu__content">
                    <ul class="pf-v6-c-menu__list" role="list">
                        ${this.#places(user)}
                    </ul>
                    <ak-theme-choice></ak-theme-choice>
                    <ak-language-choice></ak-language-choice>
                    <ul class="pf-v6-c-menu__list" role="list">
                        ${link("/flows/-/default/invalidation/", msg("Sign out"))}
                    </ul>
                </div>
            </div>
        `;
    }

    #places(user: UserSelf): unknown {
        if (location.pathname.startsWith("/if/admin"))
            return html`${link("/if/user/", msg("User interface"))}${link(href("/administration/overview", { guide: true }), msg("First steps"))}`;
        return html`${isOn("settings") ? link("#/settings", msg("Settings")) : nothing}
        ${user.is_superuser ? link("/if/admin/", msg("Admin interface")) : nothing}`;
    }

    /** The focus does not go away with the menu. */
    #toggled({ newState }: ToggleEvent): void {
        // Needed only now.
        if (newState === "open")
            for (const choice of [import("./language-choice.ts"), import("./theme-choice.ts")]) void choice.catch(ignore("the menu is there without it"));
        if (newState === "closed" && this.renderRoot.querySelector("#menu:focus-within")) this.renderRoot.querySelector<HTMLElement>(".opener")?.focus();
    }

    /** Following a link within the page does not close the menu by itself. */
    #close(event: Event): void {
        const target = event.target;
        if (target instanceof Element && target.closest("a")) this.renderRoot.querySelector<HTMLElement>("#menu")?.hidePopover();
    }
}

const link = (href: string, label: string): TemplateResult =>
    html`<li class="pf-v6-c-menu__list-item">
        <a class="pf-v6-c-menu__item" href=${href}
            ><span class="pf-v6-c-menu__item-main"><span class="pf-v6-c-menu__item-text">${label}</span></span></a
        >
    </li>`;
