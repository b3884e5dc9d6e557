import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import nav from "@patternfly/patternfly/components/Nav/nav.css";
import { icon } from "#src/base/icons.ts";
import { remember, remembered } from "#src/base/remembered.ts";
import { pathOf } from "#src/base/route.ts";
import { updateWhenChanged } from "#src/base/update-when-changed.ts";
import { recent, type Visit } from "#src/context/recent.ts";
import "#src/elements/dropdown.ts";
import { AkElement } from "#src/elements/element.ts";
import { currentOf, type NavigationItem, type NavigationSection } from "./navigation.ts";
import own from "./sidebar.css";

/** What the visitor opened and closed, in this browser: names of sections, each after a plus or a minus. */
const CHOICES = "ak-sidebar-sections";
/** As many recent objects as are found at a glance. */
const RECENT = 5;
/** px of a line, and of what stands above them all. */
const [LINE, ABOVE] = [40, 80];

/**
 * The navigation of an interface, the objects that are pinned, and those that were looked at last. Sections open by hand, which is remembered, and by
 * themselves when the page in view is one of theirs; at first all of them where the window is high enough. Without room for words each section is a
 * picture with a menu.
 */
@customElement("ak-sidebar")
export class Sidebar extends AkElement {
    static override styles = [nav, own];

    @property({ attribute: false }) sections: () => readonly NavigationSection[] = () => [];
    /** Pictures alone. */
    @property({ type: Boolean, reflect: true }) compact = false;

    /** Sections that were opened or closed, by name; the others follow the page in view. */
    readonly #choices = choices();
    /** The entry that was last brought into view. */
    #seen: Element | null = null;

    /** Whether the window had room for all sections, open, when the sidebar came. */
    #hasRoom = false;

    constructor() {
        super();
        updateWhenChanged(this, recent);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener("hashchange", this.#follow);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("hashchange", this.#follow);
    }

    readonly #follow = (): void => {
        const sections = this.sections();
        const current = currentOf(sections);
        const section = sections.find(({ items }) => items.some((item) => item === current));
        if (section) this.#choices.set(section.name, true);
        this.requestUpdate();
    };

    protected override willUpdate(): void {
        if (!this.hasUpdated) this.#hasRoom = ABOVE + LINE * linesOf(this.sections()) <= innerHeight;
    }

    /** A page that was reached otherwise may be the last of many. */
    protected override updated(): void {
        if (this.renderRoot.querySelector(".pf-m-current") !== this.#seen) this.showCurrent();
    }

    /** Brings the page in view into view here too. Whoever had the sidebar hidden calls it when it is back: until then there was nothing to scroll. */
    showCurrent(): void {
        this.#seen = this.renderRoot.querySelector(".pf-m-current");
        this.#seen?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    protected override render(): TemplateResult {
        const sections = this.sections();
        const current = currentOf(sections);
        const all = [...sections, ...visited(sections)];
        return html`<nav class="pf-v6-c-nav" aria-label=${msg("Global")}>
            <ul class="pf-v6-c-nav__list" role="list">
                ${all.map((section, index) => (this.compact ? picture(section, current) : this.#section(section, index, current)))}
            </ul>
        </nav>`;
    }

    #section({ name, label, icon: sign, items }: NavigationSection, index: number, current: NavigationItem | undefined): TemplateResult {
        const open = this.#choices.get(name) ?? (this.#hasRoom || index === 0 || name === VISITED || items.some((item) => item === current));
        const toggle = (): void => {
            this.#choices.set(name, !open);
            remember(CHOICES, [...this.#choices].map(([key, isOpen]) => `${isOpen ? "+" : "-"}${key}`).join(" "));
            this.requestUpdate();
        };
        return html`<li class="pf-v6-c-nav__item pf-m-expandable ${open ? "pf-m-expanded" : ""}">
            <button class="pf-v6-c-nav__link" type="button" aria-expanded=${open} aria-controls="section-${index}" @click=${toggle}>
                <span class="pf-v6-c-nav__link-icon">${icon(sign)}</span>
                <span class="pf-v6-c-nav__link-text">${label}</span>
                <span class="pf-v6-c-nav__toggle"><span class="pf-v6-c-nav__toggle-icon">${icon("down")}</span></span>
            </button>
            <section class="pf-v6-c-nav__subnav" id="section-${index}" aria-label=${label} ?hidden=${!open}>
                <ul class="pf-v6-c-nav__list" role="list">
                    ${items.map((item) => entry(item, item === current))}
                </ul>
            </section>
        </li>`;
    }
}

const linesOf = (sections: readonly NavigationSection[]): number => sections.reduce((sum, { items }) => sum + 1 + items.length, 0);

/** Names of sections hold no space. */
function choices(): Map<string, boolean> {
    const kept = remembered(CHOICES)?.split(" ").filter(Boolean) ?? [];
    return new Map(kept.map((choice) => [choice.slice(1), choice.startsWith("+")]));
}

const VISITED = "recent";

/** The objects that are pinned, and those that were looked at last, where there are any. What they are is said by the list they are in: in the language of now. */
function visited(sections: readonly NavigationSection[]): NavigationSection[] {
    const pins = recent.pins();
    const visits = recent.visits().filter(({ href }) => !recent.isPinned(href));
    const item = ({ href, label }: Visit, pinned: boolean): NavigationItem => ({
        href,
        label,
        detail: currentOf(sections, pathOf(new URL(href, location.href).hash))?.object ?? "",
        pinned,
    });
    const items = [...pins.map((pin) => item(pin, true)), ...visits.slice(0, RECENT).map((visit) => item(visit, false))];
    return items.length > 0 ? [{ name: VISITED, icon: "clock", label: pins.length > 0 ? msg("Pinned and recent") : msg("Recent"), items }] : [];
}

function entry({ href, label, detail, pinned }: NavigationItem, current: boolean): TemplateResult {
    return html`<li class="pf-v6-c-nav__item">
        <a class="pf-v6-c-nav__link ${current ? "pf-m-current" : ""}" href=${href} aria-current=${current ? "page" : "false"}>
            ${detail !== undefined ? html`<span class="object">${pinned ? star() : nothing}<span data-tip>${label}</span> <small>${detail}</small></span>` : html`<span class="pf-v6-c-nav__link-text">${label}</span>`}
        </a>
    </li>`;
}

const star = (): TemplateResult => html`<span class="star">${icon("star")}<span class="pf-v6-screen-reader">${msg("Pinned:")}</span></span>`;

const picture = ({ label, icon: sign, items }: NavigationSection, current: NavigationItem | undefined): TemplateResult =>
    html`<li class=${items.some((item) => item === current) ? "picture current" : "picture"}>
        <ak-dropdown
            label=${label}
            icon=${sign}
            .items=${items.map((item) => ({
                label: item.label,
                href: item.href,
                description: item.detail,
                icon: item === current ? ("check" as const) : item.pinned ? ("star" as const) : undefined,
                group: label,
            }))}
        ></ak-dropdown>
    </li>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-sidebar": Sidebar;
    }
}
