import { msg } from "@lit/localize";
import { html, nothing, render, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import tabs from "@patternfly/patternfly/components/Tabs/tabs.css";
import { along } from "#src/base/direction.ts";
import { icon } from "#src/base/icons.ts";
import { followRoute, pushRouteState, routeState } from "#src/base/route.ts";
import { broken } from "./broken.ts";
import { AkElement } from "./element.ts";
import { SizeObserver } from "./size-observer.ts";
import own from "./tabs.css";
import { ownValue } from "#src/base/own-value.ts";

/** One tab; its content is rendered when it is first opened. */
export interface Tab {
    /** Name in the address, as authentik's: `page-overview`. */
    name: string;
    title: string;
    content: () => unknown;
}

/** Part of the tabs in view that one press of a scroll button goes on by. */
const STRIDE = 0.75;

/**
 * Pages of one object beside each other; the address names the open one. Arrow keys go from tab to tab.
 * What is in a tab is rendered as the element's own children, so that the styles of the page around it apply.
 * Where there is not room for all of them, buttons at both ends scroll to the others.
 */
@customElement("ak-tabs")
export class Tabs extends AkElement {
    static override styles = [button, tabs, own];

    @property({ attribute: false }) tabs: readonly Tab[] = [];
    /** Key in the address. */
    @property() urlKey = "page";
    @property() label = "";
    /** Names below each other, with the content beside them; above it where there is no room. */
    @property({ type: Boolean, reflect: true }) vertical = false;

    @state() private current = "";
    /** Whether there are tabs out of sight before and after those in view. */
    @state() private more = { before: false, after: false };
    @query(".pf-v6-c-tabs__list") private list!: HTMLElement;
    #seen: string | undefined;
    #unfollow: (() => void) | undefined;
    /** Of the list as well: the buttons at its ends take room from it. */
    readonly #room = new SizeObserver(() => this.#fit());

    override connectedCallback(): void {
        super.connectedCallback();
        this.#read();
        this.#unfollow = followRoute(this.#read);
        this.#room.observe(this);
        if (this.hasUpdated) this.#room.observe(this.list);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#unfollow?.();
        this.#room.disconnect();
    }

    readonly #read = (): void => {
        const name = ownValue(routeState(), this.urlKey);
        this.current = typeof name === "string" ? name : "";
    };

    protected override render(): TemplateResult {
        const open = this.#opened();
        const { before, after } = this.more;
        return html`
            <div class="pf-v6-c-tabs ${this.vertical ? "pf-m-vertical" : ""} ${before || after ? "pf-m-scrollable" : ""}">
                ${this.#scroller("left", msg("Tabs before these"), before, -1)}
                <ul
                    class="pf-v6-c-tabs__list"
                    role="tablist"
                    aria-label=${this.label}
                    aria-orientation=${this.vertical ? "vertical" : "horizontal"}
                    @keydown=${this.#key}
                    @scroll=${this.#measure}
                >
                    ${this.tabs.map((tab) => this.#tab(tab, tab === open))}
                </ul>
                ${this.#scroller("right", msg("Tabs after these"), after, 1)}
            </div>
            <div role="tabpanel" id="panel" aria-labelledby=${open?.name ?? ""} tabindex="-1"><slot></slot></div>
        `;
    }

    protected override updated(): void {
        const open = this.#opened();
        if (!open) return;
        this.#show(open);
        if (open.name !== this.#seen) this.#reveal();
        this.#seen = open.name;
        // Names are laid out by then.
        requestAnimationFrame(this.#measure);
    }

    protected override firstUpdated(): void {
        this.#room.observe(this.list);
    }

    get #current(): Element | null {
        return this.renderRoot.querySelector(".pf-m-current");
    }

    /** Who has looked for other tabs goes on doing so: the open one comes back into view as the room changes only. */
    #fit(): void {
        this.#reveal();
        this.#measure();
    }

    /**
     * Where there is not room for all tabs, the open one is in view. Nothing but their row is scrolled: a page stays where it is read, also when there are
     * tabs further down.
     */
    #reveal(): void {
        if (!this.hasUpdated || this.vertical || !this.#current) return;
        const [row, tab] = [this.list, this.#current].map((element) => element.getBoundingClientRect());
        this.list.scrollLeft += Math.min(0, tab!.left - row!.left) + Math.max(0, tab!.right - row!.right);
    }

    /** A tab that cannot be rendered must not take the others along. */
    #show({ name, content }: Tab): void {
        try {
            render(keyed(name, content()), this);
        } catch (error) {
            reportError(error);
            render(broken(error, undefined), this);
        }
    }

    /** Only there while something is out of sight. Not for the keyboard, whose arrow keys reach every tab. */
    #scroller(name: "left" | "right", label: string, isMore: boolean, direction: 1 | -1): TemplateResult | typeof nothing {
        if (!this.more.before && !this.more.after) return nothing;
        return html`<div class="pf-v6-c-tabs__scroll-button">
            <button
                class="pf-v6-c-button pf-m-plain"
                type="button"
                tabindex="-1"
                aria-label=${label}
                ?disabled=${!isMore}
                @click=${() => this.list.scrollBy({ left: direction * this.#onwards * STRIDE * this.list.clientWidth, behavior: "smooth" })}
            >
                <span class="pf-v6-c-button__icon">${icon(name)}</span>
            </button>
        </div>`;
    }

    readonly #measure = (): void => {
        const { list } = this;
        if (!this.hasUpdated || this.vertical) return;
        // From right to left these are negative. A pixel is lost where the browser zooms.
        const [at, end] = [Math.abs(list.scrollLeft), list.scrollWidth - list.clientWidth];
        const [before, after] = [at > 1, at < end - 1];
        if (before !== this.more.before || after !== this.more.after) this.more = { before, after };
    };

    get #onwards(): 1 | -1 {
        return along(this);
    }

    #opened(): Tab | undefined {
        return this.tabs.find(({ name }) => name === this.current) ?? this.tabs[0];
    }

    #tab({ name, title }: Tab, open: boolean): TemplateResult {
        return html`<li class="pf-v6-c-tabs__item ${open ? "pf-m-current" : ""}" role="presentation">
            <button
                class="pf-v6-c-tabs__link"
                type="button"
                role="tab"
                id=${name}
                aria-selected=${open}
                aria-controls="panel"
                tabindex=${open ? 0 : -1}
                @click=${() => this.#open(name)}
            >
                <span class="pf-v6-c-tabs__item-text">${title}</span>
            </button>
        </li>`;
    }

    /** A step in the history. */
    #open(name: string): void {
        if (name === this.#opened()?.name) return;
        this.current = name;
        pushRouteState({ [this.urlKey]: name });
    }

    #key(event: KeyboardEvent): void {
        const steps: Record<string, number> = this.vertical ? { ArrowDown: 1, ArrowUp: -1 } : { ArrowRight: this.#onwards, ArrowLeft: -this.#onwards };
        const at = this.tabs.findIndex(({ name }) => name === this.current);
        const target =
            event.key === "Home"
                ? 0
                : event.key === "End"
                  ? this.tabs.length - 1
                  : Object.hasOwn(steps, event.key)
                    ? Math.max(at, 0) + (ownValue(steps, event.key) ?? 0)
                    : undefined;
        const tab = target === undefined ? undefined : this.tabs.at(target % this.tabs.length);
        if (!tab) return;
        event.preventDefault();
        this.#open(tab.name);
        this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(tab.name)}`)?.focus();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-tabs": Tabs;
    }
}
