import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, queryAll, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { icon, type IconName } from "#src/base/icons.ts";
import { AkElement } from "./element.ts";
import { showAt } from "./place.ts";
import own from "./dropdown.css";
import { ownValue } from "#src/base/own-value.ts";

/** One thing to do, or one place to go. */
export interface MenuItem {
    label: string;
    description?: string;
    icon?: IconName;
    /** Where it leads; otherwise `press` is called. */
    href?: string;
    press?: () => void;
    /** Takes something away for good. */
    danger?: boolean;
    disabled?: boolean;
    /** Something that is on or off: a press changes it, and the menu stays open for the next one. */
    checked?: boolean;
    /** Heading that it stands under, with its neighbours that have the same. */
    group?: string;
}

/**
 * A button with a menu. The menu is in the top layer: above dialogs, never clipped, closed by a press beside it.
 * By keyboard as the ARIA pattern for menu buttons says: Enter, Space and arrows open; arrows, Home, End and letters go through the
 * items; Escape closes and gives the focus back; Tab closes and goes on.
 * @csspart icon - the picture on the button
 */
@customElement("ak-dropdown")
export class Dropdown extends AkElement {
    static override shadowRootOptions = { ...AkElement.shadowRootOptions, delegatesFocus: true };
    static override styles = [button, own];

    /** What the button says; only read out where it shows a picture. */
    @property() label = "";
    /** Shows a picture instead of the label. */
    @property() icon: IconName | undefined;
    @property() variant: "primary" | "secondary" | "plain" = "secondary";
    @property({ attribute: false }) items: readonly MenuItem[] = [];

    @state() private open = false;
    @query("#toggle") private toggle!: HTMLButtonElement;
    @query("#menu") private menu!: HTMLElement;
    @queryAll(".item") private entries!: NodeListOf<HTMLElement>;
    #hide: (() => void) | undefined;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#hide?.();
    }

    protected override render(): TemplateResult {
        return html`
            <button
                class="pf-v6-c-button pf-m-${this.icon ? "plain" : this.variant}"
                type="button"
                id="toggle"
                aria-haspopup="menu"
                aria-expanded=${this.open}
                aria-controls="menu"
                aria-label=${this.icon ? this.label : nothing}
                data-tip=${this.icon ? "" : nothing}
                @click=${() => (this.open ? this.#close() : this.#open(0))}
                @keydown=${this.#toggleKey}
            >
                ${
                    this.icon
                        ? html`<span class="pf-v6-c-button__icon" part="icon">${icon(this.icon)}</span>`
                        : html`<span class="pf-v6-c-button__text">${this.label}</span><span class="pf-v6-c-button__icon pf-m-end">${icon("down")}</span>`
                }
            </button>
            <div class="menu" id="menu" role="menu" aria-labelledby="toggle" popover="manual" @keydown=${this.#menuKey} @focusout=${this.#left}>
                ${this.#groups()}
            </div>
        `;
    }

    #groups(): unknown {
        const groups: { name: string | undefined; items: MenuItem[] }[] = [];
        for (const item of this.items) {
            const last = groups.at(-1);
            if (last && last.name === item.group) last.items.push(item);
            else groups.push({ name: item.group, items: [item] });
        }
        return groups.map(({ name, items }) => {
            const entries = items.map((item) => this.#item(item));
            return name === undefined
                ? entries
                : html`<div role="group" aria-label=${name}>
                      <div class="heading" aria-hidden="true">${name}</div>
                      ${entries}
                  </div>`;
        });
    }

    #item(item: MenuItem): TemplateResult {
        const picture = item.checked === undefined ? item.icon : "check";
        const content = html`${picture ? icon(picture) : nothing}<span
                >${item.label}${item.description ? html`<small>${item.description}</small>` : nothing}</span
            >`;
        const look = `item ${item.danger ? "danger" : ""} ${item.checked === false ? "off" : ""}`;
        return item.href !== undefined && !item.disabled
            ? html`<a class=${look} role="menuitem" tabindex="-1" href=${item.href} @click=${() => this.#close()}>${content}</a>`
            : html`<button
                  class=${look}
                  role=${item.checked === undefined ? "menuitem" : "menuitemcheckbox"}
                  aria-checked=${item.checked ?? nothing}
                  type="button"
                  tabindex="-1"
                  aria-disabled=${item.disabled ? "true" : nothing}
                  @click=${() => this.#choose(item)}
              >
                  ${content}
              </button>`;
    }

    #choose(item: MenuItem): void {
        if (item.disabled) return;
        if (item.checked !== undefined) return item.press?.();
        // First closed: what is done may open a dialog, which gives the focus back to where it was.
        this.#close();
        item.press?.();
    }

    #open(at: number): void {
        this.open = true;
        const hide = showAt(this.menu, this.toggle, { maxHeight: 480 });
        // Another page comes below it, as by Back: what is above all pages, as in the head, would lie over that.
        const gone = (): void => this.#close();
        window.addEventListener("hashchange", gone);
        this.#hide = () => {
            window.removeEventListener("hashchange", gone);
            hide();
        };
        this.#focus(at);
    }

    #close(refocus = true): void {
        if (!this.open) return;
        this.open = false;
        if (refocus) this.toggle.focus();
        this.#hide?.();
        this.#hide = undefined;
    }

    #focus(at: number): void {
        [...this.entries].at(at % Math.max(this.entries.length, 1))?.focus();
    }

    /** The focus has gone elsewhere, as by a press beside the menu. */
    #left({ relatedTarget }: FocusEvent): void {
        if (relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget)) return;
        this.#close(false);
    }

    #toggleKey(event: KeyboardEvent): void {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        if (!this.open) this.#open(event.key === "ArrowDown" ? 0 : -1);
    }

    #menuKey(event: KeyboardEvent): void {
        const at = [...this.entries].indexOf(this.shadowRoot?.activeElement as HTMLElement);
        const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
        const target = ownValue(targets, event.key);
        if (event.key === "Escape") {
            // The menu goes, the dialog around it stays.
            event.preventDefault();
            event.stopPropagation();
            this.#close();
        } else if (event.key === "Tab") {
            this.#close();
        } else if (target !== undefined) {
            event.preventDefault();
            this.#focus(target);
        } else if (event.key.length === 1 && event.key !== " ") {
            const next = (index: number): number => (index + at + 1) % this.items.length;
            const found = this.items.map((_, index) => next(index)).find((index) => startsWith(this.items[index], event.key));
            if (found !== undefined) this.#focus(found);
        }
    }
}

const startsWith = (item: MenuItem | undefined, key: string): boolean => item?.label.toLowerCase().startsWith(key.toLowerCase()) ?? false;

declare global {
    interface HTMLElementTagNameMap {
        "ak-dropdown": Dropdown;
    }
}
