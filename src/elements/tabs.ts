import { html, render, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import tabs from "@patternfly/patternfly/components/Tabs/tabs.css";
import { routeState, setRouteState } from "#src/base/route.ts";
import { AkElement } from "./element.ts";
import own from "./tabs.css";

/** One tab; its content is rendered when it is first opened. */
export interface Tab {
    /** Name in the address, as authentik's: `page-overview`. */
    name: string;
    title: string;
    content: () => unknown;
}

/**
 * Pages of one object beside each other; which is open stands in the address. Arrow keys go from tab to tab.
 * What is in a tab is rendered as the element's own children, so that the styles of the page around it apply.
 */
@customElement("ak-tabs")
export class Tabs extends AkElement {
    static override styles = [tabs, own];

    @property({ attribute: false }) tabs: readonly Tab[] = [];
    /** Key in the address. */
    @property() urlKey = "page";
    @property() label = "";
    /** Names below each other, with the content beside them; above it where there is no room. */
    @property({ type: Boolean, reflect: true }) vertical = false;

    @state() private current = "";
    #seen: string | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.#read();
        window.addEventListener("hashchange", this.#read);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("hashchange", this.#read);
    }

    readonly #read = (): void => {
        const name = routeState()[this.urlKey];
        this.current = typeof name === "string" ? name : "";
    };

    protected override render(): TemplateResult {
        const open = this.#opened();
        return html`
            <div class="pf-v6-c-tabs ${this.vertical ? "pf-m-vertical" : ""}">
                <ul
                    class="pf-v6-c-tabs__list"
                    role="tablist"
                    aria-label=${this.label}
                    aria-orientation=${this.vertical ? "vertical" : "horizontal"}
                    @keydown=${this.#key}
                >
                    ${this.tabs.map((tab) => this.#tab(tab, tab === open))}
                </ul>
            </div>
            <div role="tabpanel" id="panel" aria-labelledby=${open?.name ?? ""} tabindex="-1"><slot></slot></div>
        `;
    }

    protected override updated(): void {
        const open = this.#opened();
        if (!open) return;
        render(keyed(open.name, open.content()), this);
        // Where there is not room for all of them, the open one is in view.
        if (open.name !== this.#seen) this.renderRoot.querySelector(".pf-m-current")?.scrollIntoView({ block: "nearest", inline: "nearest" });
        this.#seen = open.name;
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

    #open(name: string): void {
        this.current = name;
        setRouteState({ [this.urlKey]: name });
    }

    #key(event: KeyboardEvent): void {
        const onwards = getComputedStyle(this).direction === "rtl" ? -1 : 1;
        const steps: Record<string, number> = this.vertical ? { ArrowDown: 1, ArrowUp: -1 } : { ArrowRight: onwards, ArrowLeft: -onwards };
        const at = this.tabs.findIndex(({ name }) => name === this.current);
        const target =
            event.key === "Home" ? 0 : event.key === "End" ? this.tabs.length - 1 : event.key in steps ? Math.max(at, 0) + (steps[event.key] ?? 0) : undefined;
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
