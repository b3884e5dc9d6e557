import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import nav from "@patternfly/patternfly/components/Nav/nav.css";
import { AkElement } from "#src/elements/element.ts";
import { currentOf, type NavigationItem, type NavigationSection } from "./navigation.ts";

/** The navigation of an interface. Sections open by hand, and by themselves when the page in view is one of theirs. */
@customElement("ak-sidebar")
export class Sidebar extends AkElement {
    static override styles = [
        nav,
        css`
            .pf-v6-c-nav__link-text {
                min-inline-size: 0;
                overflow-wrap: anywhere;
            }

            /* In the middle of its line. */
            .pf-v6-c-nav__toggle {
                align-self: center;
                transform: none;
            }

            .pf-v6-c-nav__toggle-icon,
            .pf-v6-c-nav__toggle-icon > svg {
                display: block;
            }
        `,
    ];

    @property({ attribute: false }) sections: () => readonly NavigationSection[] = () => [];

    /** Sections that the visitor opened or closed, by position; the others follow the page in view. */
    readonly #byHand = new Map<number, boolean>();

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
        sections.forEach(({ items }, index) => items.some((item) => item === current) && this.#byHand.set(index, true));
        this.requestUpdate();
    };

    protected override render(): TemplateResult {
        const sections = this.sections();
        const current = currentOf(sections);
        return html`<nav class="pf-v6-c-nav" aria-label=${msg("Global")}>
            <ul class="pf-v6-c-nav__list" role="list">
                ${sections.map((section, index) => this.#section(section, index, current))}
            </ul>
        </nav>`;
    }

    #section({ label, items }: NavigationSection, index: number, current: NavigationItem | undefined): TemplateResult {
        const open = this.#byHand.get(index) ?? (index === 0 || items.some((item) => item === current));
        const toggle = (): void => {
            this.#byHand.set(index, !open);
            this.requestUpdate();
        };
        return html`<li class="pf-v6-c-nav__item pf-m-expandable ${open ? "pf-m-expanded" : ""}">
            <button class="pf-v6-c-nav__link" type="button" aria-expanded=${open} aria-controls="section-${index}" @click=${toggle}>
                <span class="pf-v6-c-nav__link-text">${label}</span>
                <span class="pf-v6-c-nav__toggle"><span class="pf-v6-c-nav__toggle-icon">${chevron}</span></span>
            </button>
            <section class="pf-v6-c-nav__subnav" id="section-${index}" aria-label=${label} ?hidden=${!open}>
                <ul class="pf-v6-c-nav__list" role="list">
                    ${items.map((item) => entry(item, item === current))}
                </ul>
            </section>
        </li>`;
    }
}

function entry(item: NavigationItem, current: boolean): TemplateResult {
    return html`<li class="pf-v6-c-nav__item">
        <a class="pf-v6-c-nav__link ${current ? "pf-m-current" : ""}" href=${item.href} aria-current=${current ? "page" : "false"}>
            <span class="pf-v6-c-nav__link-text">${item.label}</span>
        </a>
    </li>`;
}

const chevron = html`<svg viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
    <path d="M5 9l7 7 7-7" />
</svg>`;
