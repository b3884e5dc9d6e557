import { Task, TaskStatus } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import title from "@patternfly/patternfly/components/Title/title.css";
import { applications, type LibraryApplication } from "#src/api/applications.api.ts";
import { ignore } from "#src/base/ignore.ts";
import { isNewcomer } from "#src/context/guide.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import type { Page } from "#src/pages/router.ts";
import { routeState, setRouteState } from "#src/base/route.ts";
import { session } from "#src/context/session.ts";
import { isOn, setting } from "#src/context/settings.ts";
import "#src/pages/page-header.ts";
import { canOpen, grouped, search } from "./library.ts";
import { adjacentTile } from "./adjacent-tile.ts";
import { tile } from "./tile.ts";
import ring from "#src/base/styles/control-ring.css";
import own from "./library.css";

const LAYOUTS = ["row", "2-column", "3-column"];

/**
 * The applications that the signed-in user may open. Made for the keyboard: to type, wherever one is, is to search; arrows go from
 * application to application, Enter opens the best match, Escape begins again.
 */
@customElement("ak-library")
export class Library extends AkElement {
    static override styles = [button, control, title, ring, own];

    @state() private query = "";
    @query("input") private input!: HTMLInputElement | null;

    readonly #applications = new Task(this, {
        task: async (_, { signal }) => (await applications.library(signal)).filter(canOpen),
        args: () => [],
    });

    override connectedCallback(): void {
        super.connectedCallback();
        const kept = routeState()["search"];
        this.query = typeof kept === "string" ? kept : "";
        window.addEventListener("keydown", this.#anywhere);
        if (this.#guided) void import("./first-steps.ts").catch(ignore("the applications are there without it"));
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("keydown", this.#anywhere);
    }

    /** Administrators who have only just come stand here first. */
    readonly #guided = session.value?.user.is_superuser === true && isNewcomer();

    protected override updated(_changed: PropertyValues): void {
        const background = setting("theme", "cardBackground");
        if (typeof background === "string" && background !== "") this.style.setProperty("--ak-card-background", background);
        else this.style.removeProperty("--ak-card-background");
    }

    protected override render(): TemplateResult {
        // While they are on their way its place is kept.
        const isSearchable = isOn("search") && (this.#applications.status === TaskStatus.PENDING || this.#all.length > 0);
        return html`
            <ak-page-header header=${msg("My applications")}>${isSearchable ? this.#searchBox() : nothing}</ak-page-header>
            <div class="content" @keydown=${this.#key}>
                ${this.#guided ? html`<ak-library-first-steps></ak-library-first-steps>` : nothing}
                ${this.#applications.render({
                    pending: () => html`<ak-loading></ak-loading>`,
                    error: (error) => this.#failed(error),
                    complete: (all) => this.#library(all),
                })}
            </div>
        `;
    }

    get #all(): readonly LibraryApplication[] {
        return this.#applications.value ?? [];
    }

    #searchBox(): TemplateResult {
        return html`<span class="pf-v6-c-form-control search">
            <input
                type="search"
                aria-label=${msg("Search applications")}
                aria-describedby="found"
                placeholder=${msg("Search")}
                autocomplete="off"
                .value=${this.query}
                @input=${this.#typed}
                @keydown=${this.#key}
            />
        </span>`;
    }

    #library(all: LibraryApplication[]): TemplateResult {
        if (all.length === 0) return this.#empty();
        const { found, best } = search(all, this.query);
        return html`
            <p class="pf-v6-screen-reader" id="found" role="status">${best ? msg(str`${found.length} of ${all.length}. Enter opens ${best.name}.`) : ""}</p>
            ${
                found.length === 0
                    ? html`<ak-empty-state icon="search" header=${msg(str`Nothing matches “${this.query}”.`)}>
                          <button slot="actions" class="pf-v6-c-button pf-m-link" type="button" @click=${() => this.#clear()}>${msg("Clear search")}</button>
                      </ak-empty-state>`
                    : this.#groups(found, best)
            }
        `;
    }

    #groups(found: LibraryApplication[], best: LibraryApplication | undefined): TemplateResult {
        const layout = String(setting("layout", "type"));
        const editable = isOn("applicationEdit") && session.value?.user.is_superuser === true;
        return html`<div class="groups groups--${LAYOUTS.includes(layout) ? layout : LAYOUTS[0]}">
            ${grouped(found).map(
                ([group, members]) =>
                    html`<section aria-label=${group || nothing}>
                        ${group ? html`<h2 class="pf-v6-c-title pf-m-lg">${group}</h2>` : nothing}
                        <ul class="gallery" role="list">
                            ${repeat(
                                members,
                                ({ pk }) => pk,
                                (application) => tile(application, application === best, editable),
                            )}
                        </ul>
                    </section>`,
            )}
        </div>`;
    }

    #empty(): TemplateResult {
        return html`<ak-empty-state icon="applications" header=${msg("No applications available.")}>
            ${msg("Either none has been set up yet, or you have no access to any.")}
            ${
                session.value?.user.is_superuser
                    ? html`<a slot="actions" class="pf-v6-c-button pf-m-primary" href="/if/admin/#/core/applications">${msg("Set up applications")}</a>`
                    : nothing
            }
        </ak-empty-state>`;
    }

    #failed(error: unknown): TemplateResult {
        return html`<ak-empty-state
            header=${msg("The applications could not be loaded.")}
            .error=${error}
            .retry=${() => this.#applications.run()}
        ></ak-empty-state>`;
    }

    #typed(event: Event): void {
        if (event.target instanceof HTMLInputElement) this.#searchFor(event.target.value);
    }

    #searchFor(query: string): void {
        this.query = query;
        setRouteState({ search: query });
    }

    #clear(): void {
        this.#searchFor("");
        this.input?.focus();
    }

    /** A letter typed anywhere belongs to the search, unless somebody is typing elsewhere or means a command. */
    readonly #anywhere = (event: KeyboardEvent): void => {
        const { input } = this;
        const target = event.composedPath()[0];
        if (!input || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === " ") return;
        if (target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role=menu], dialog")) return;
        // The letter itself follows the focus; a slash only leads there.
        if (event.key === "/") event.preventDefault();
        input.focus();
    };

    readonly #key = (event: KeyboardEvent): void => {
        const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>("a.name")];
        const best = this.renderRoot.querySelector<HTMLAnchorElement>(".tile--best a.name");
        const here = links.find((link) => link === (this.renderRoot as ShadowRoot).activeElement);
        if (event.key === "Escape" && (this.query !== "" || here)) {
            event.preventDefault();
            this.#clear();
        } else if (here) {
            const next = adjacentTile(links, here, event.key) ?? (event.key === "ArrowUp" ? this.input : undefined);
            if (!next) return;
            event.preventDefault();
            next.focus();
        } else if (event.target === this.input && (event.key === "ArrowDown" || event.key === "Enter")) {
            event.preventDefault();
            // A click opens it where it is to be opened: here, or in a new tab.
            if (event.key === "Enter") best?.click();
            else (best ?? links[0])?.focus();
        }
    };
}

export const libraryPage: Page = { render: () => html`<ak-library></ak-library>` };
