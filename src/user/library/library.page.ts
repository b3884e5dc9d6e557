import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import card from "@patternfly/patternfly/components/Card/card.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import title from "@patternfly/patternfly/components/Title/title.css";
import { applications, type LibraryApplication } from "#src/api/applications.api.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import type { Page } from "#src/common/router.ts";
import { sentence } from "#src/common/failure.ts";
import "#src/common/shell/page-header.ts";
import { leaveFor } from "#src/common/browser.ts";
import { canOpen, grouped, search } from "./library.ts";
import ring from "#src/common/styles/control-ring.css";
import own from "./library.css";

/** The applications that the signed-in user may open. */
@customElement("ak-library")
export class Library extends AkElement {
    static override styles = [card, control, title, ring, own];

    @state() private query = "";

    readonly #applications = new Task(this, {
        task: async (_, { signal }) => (await applications.library(signal)).filter(canOpen),
        args: () => [],
    });

    protected override render(): TemplateResult {
        return html`
            <ak-page-header header=${msg("My applications")}>${this.#applications.value?.length ? this.#searchBox() : nothing}</ak-page-header>
            <div class="content">
                ${this.#applications.render({
                    pending: () => html`<ak-loading></ak-loading>`,
                    error: (error) => this.#failed(error),
                    complete: (all) => this.#library(all),
                })}
            </div>
        `;
    }

    #searchBox(): TemplateResult {
        return html`<span class="pf-v6-c-form-control search">
            <input
                type="search"
                aria-label=${msg("Search applications")}
                placeholder=${msg("Search")}
                .value=${this.query}
                @input=${this.#typed}
                @keydown=${this.#key}
            />
        </span>`;
    }

    #library(all: LibraryApplication[]): TemplateResult {
        if (all.length === 0)
            return html`<ak-empty-state icon="applications" header=${msg("No applications available.")}>
                ${msg("Either none has been set up yet, or you have no access to any.")}
            </ak-empty-state>`;
        const found = search(all, this.query);
        if (found.length === 0) return html`<ak-empty-state icon="search" header=${msg(str`Nothing matches “${this.query}”.`)}></ak-empty-state>`;
        return html`${grouped(found).map(
            ([group, members]) =>
                html`<section>
                    ${group ? html`<h2 class="pf-v6-c-title pf-m-lg">${group}</h2>` : nothing}
                    <ul class="gallery" role="list">
                        ${members.map(tile)}
                    </ul>
                </section>`,
        )}`;
    }

    #failed(error: unknown): TemplateResult {
        return html`<ak-empty-state icon="error" header=${msg("The applications could not be loaded.")} .retry=${() => this.#applications.run()}>
            ${sentence(error)}
        </ak-empty-state>`;
    }

    #typed(event: Event): void {
        if (event.target instanceof HTMLInputElement) this.query = event.target.value;
    }

    /** Enter opens the only match; with several it is for the visitor to say. */
    #key(event: KeyboardEvent): void {
        if (event.key !== "Enter") return;
        const found = search(this.#applications.value ?? [], this.query);
        if (found.length === 1 && found[0]?.launch_url) leaveFor(found[0].launch_url);
    }
}

const tile = (application: LibraryApplication): TemplateResult =>
    html`<li class="pf-v6-c-card tile">
        ${icon(application)}
        <div class="words">
            <a
                class="name"
                href=${application.launch_url ?? ""}
                target=${application.open_in_new_tab ? "_blank" : nothing}
                rel=${application.open_in_new_tab ? "noopener" : nothing}
            >
                ${application.name}
            </a>
            ${application.meta_publisher ? html`<small>${application.meta_publisher}</small>` : nothing}
            ${application.meta_description ? html`<p>${application.meta_description}</p>` : nothing}
        </div>
    </li>`;

/** A picture, or the first letter where there is none. */
const icon = ({ meta_icon: picture, name }: LibraryApplication): TemplateResult =>
    picture && !picture.startsWith("fa://")
        ? html`<img class="icon" src=${picture} alt="" width="48" height="48" loading="lazy" />`
        : html`<span class="icon" aria-hidden="true">${[...name][0]?.toUpperCase()}</span>`;

export const libraryPage: Page = { render: () => html`<ak-library></ak-library>` };
