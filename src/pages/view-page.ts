import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import card from "@patternfly/patternfly/components/Card/card.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import { isGone } from "#src/base/errors.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import { asLeft, currentPath, href, pathOf, routeState } from "#src/base/route.ts";
import { ignore } from "#src/base/ignore.ts";
import { recent, type Visit } from "#src/context/recent.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import type { FormLoader } from "#src/elements/form/form.ts";
import "#src/elements/loading.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import "#src/elements/tabs.ts";
import { WhenUndone } from "#src/elements/dialog/undoable.ts";
import type { Tab } from "#src/elements/tabs.ts";
import type { Page, RouteParameters } from "./router.ts";
import "./page-header.ts";
import "./pin.ts";
import { type Beside, lookFurther, type Place, placeOf } from "./trail.ts";
import own from "./view-page.css";

/** What a page's own parts can ask of it. */
export interface ViewHandle<T extends object> {
    /** Loads the object again, and every list of the page: what was done to the object may show there too. */
    refresh: () => void;
    /** Opens a form on the object, and loads it again when it was saved. */
    edit: (form: FormLoader<T>) => void;
}

/** The page of one object as data. Content of a tab may use cards, description lists, labels, buttons, and a `.grid` of cards. */
export interface ViewDefinition<T extends object> {
    load: (parameters: RouteParameters, signal: AbortSignal) => Promise<T>;
    title: (object: T) => string;
    /** The kind of the object, shown below its name: "User". */
    kind?: (object: T) => string;
    description?: (object: T) => string;
    /** Stands before the title. */
    picture?: (object: T) => unknown;
    /** Where objects of this kind are listed: the way on from one that is not there. */
    list?: () => { label: string; href: string };
    /** At the right of the heading. */
    actions?: (object: T, view: ViewHandle<T>) => unknown;
    /** One alone is shown without a bar of tabs. */
    tabs: (object: T, view: ViewHandle<T>) => readonly Tab[];
}

/** Shows the page of one object. */
@customElement("ak-view-page")
export class ViewPageElement<T extends object> extends AkElement {
    static override styles = [button, card, description, label, own];

    @property({ attribute: false }) definition!: ViewDefinition<T>;
    @property({ attribute: false }) parameters: RouteParameters = {};

    readonly #object = new Task(this, { task: ([parameters], { signal }) => this.definition.load(parameters, signal), args: () => [this.parameters] as const });

    readonly #path = currentPath();
    #remembered: T | undefined;

    readonly #handle: ViewHandle<T> = {
        refresh: () => this.#refresh(),
        edit: (form) => void this.#edit(form).catch(notifyFailure),
    };

    constructor() {
        super();
        // Its lists follow by themselves.
        new WhenUndone(this, () => void this.#object.run());
    }

    protected override updated(): void {
        const { value, error } = this.#object;
        if (isGone(error)) this.#remember(undefined);
        else if (value && value !== this.#remembered) {
            this.#remember(value);
            void lookFurther(this.#path).then((more) => more && this.requestUpdate(), ignore("the way on through the list ends here"));
        }
    }

    /** Puts the object first among the recent ones, or takes it out when it is gone. What has no kind is no object: it is there once for everybody. */
    #remember(object: T | undefined): void {
        this.#remembered = object;
        const visit = object && this.#visitOf(object);
        if (visit) recent.visit(visit);
        else if (this.definition.kind) recent.forget(this.#address);
    }

    get #address(): string {
        return `${location.pathname}#${this.#path}`;
    }

    #visitOf(object: T): Visit | undefined {
        const { title, kind } = this.definition;
        return kind && { href: this.#address, label: title(object) };
    }

    protected override render(): TemplateResult {
        const { title, picture, actions } = this.definition;
        // The last state stays while the object is loaded again.
        const object = this.#object.value;
        return html`
            <ak-page-header
                header=${object ? title(object) : isGone(this.#object.error) ? msg("Not found") : ""}
                description=${object ? this.#about(object) : ""}
            >
                ${this.#crumbs(object)} ${object && picture ? html`<span class="picture" slot="picture">${picture(object)}</span>` : nothing}
                ${object && actions?.(object, this.#handle)}
            </ak-page-header>
            <div class="content" @ak-changed=${(event: Event) => this.#refresh(event.target)}>
                ${this.#object.render({
                    pending: () => (object ? this.#tabs(object) : html`<ak-loading></ak-loading>`),
                    complete: (loaded) => this.#tabs(loaded),
                    error: (error) => this.#failed(error),
                })}
            </div>
        `;
    }

    /** To the list as it was left, with its search, filters and page; and from object to object of the one that the visitor came from. */
    #crumbs(object: T | undefined): TemplateResult | typeof nothing {
        const list = this.definition.list?.();
        return list
            ? html`<nav slot="crumbs" class="crumbs" aria-label=${msg("Breadcrumbs")}>
                  <ol role="list">
                      <li><a href=${asLeft(list.href)}>${list.label}</a></li>
                      ${object ? html`<li aria-current="page">${this.definition.title(object)}</li>` : nothing}
                  </ol>
                  <span class="aside">${beside(placeOf(this.#path))}${this.#pin(object)}</span>
              </nav>`
            : nothing;
    }

    #pin(object: T | undefined): TemplateResult | typeof nothing {
        const visit = object && this.#visitOf(object);
        return visit ? html`<ak-pin .visit=${visit}></ak-pin>` : nothing;
    }

    /** @param from list that has loaded itself again already */
    #refresh(from?: EventTarget | null): void {
        void this.#object.run();
        for (const list of this.renderRoot.querySelectorAll("ak-list")) if (list !== from) list.refresh();
    }

    async #edit(form: FormLoader<T>): Promise<void> {
        const object = this.#object.value;
        // Not needed to show the page.
        const { openForm } = await import("#src/elements/form/open-form.ts");
        const done = object && (await openForm(form, object));
        if (done && !this.#follow(object, done.saved)) this.#handle.refresh();
    }

    /** An object that is found by its slug is at another address once that was changed. @returns whether it is */
    #follow(before: T, saved: unknown): boolean {
        const { slug } = this.parameters;
        if (slug === undefined || !isObject(saved) || !isSame(before, saved) || typeof saved["slug"] !== "string" || saved["slug"] === slug) return false;
        this.#remember(undefined);
        location.replace(href(this.#path.slice(0, -slug.length) + saved["slug"], routeState()));
        return true;
    }

    #about(object: T): string {
        const { kind, description: about } = this.definition;
        return [kind?.(object), about?.(object)].filter(Boolean).join(" · ");
    }

    #failed(error: unknown): TemplateResult {
        const list = this.definition.list?.();
        const back = list && html`<a slot="actions" class="pf-v6-c-button pf-m-secondary" href=${asLeft(list.href)}>${list.label}</a>`;
        return isGone(error)
            ? html`<ak-empty-state icon="search" header=${msg("There is nothing at this address.")}>
                  ${msg("It may have been deleted, or the address is wrong.")}${back}
              </ak-empty-state>`
            : html`<ak-empty-state header=${msg("The page could not be loaded.")} .error=${error} .retry=${() => this.#object.run()}>${back}</ak-empty-state>`;
    }

    #tabs(object: T): unknown {
        const tabs = this.definition.tabs(object, this.#handle);
        return tabs.length === 1 ? tabs[0]?.content() : html`<ak-tabs label=${this.definition.title(object)} .tabs=${tabs}></ak-tabs>`;
    }
}

/** The way on through the list that one came from. */
function beside(place: Place | undefined): unknown {
    if (!place) return nothing;
    const { number, of, previous, next } = place;
    return html`<span class="beside"
        >${step(previous, msg("Previous of the list"), "left")}<small>${msg(str`${number} of ${of}`)}</small>${step(next, msg("Next of the list"), "right")}</span
    >`;
}

const step = (to: Beside | undefined, label: string, sign: IconName): TemplateResult =>
    to
        ? html`<a class="pf-v6-c-button pf-m-plain pf-m-small" href=${to.href} aria-label=${label} data-tip=${to.label} @click=${keepTab}>${icon(sign)}</a>`
        : html`<span class="pf-v6-c-button pf-m-plain pf-m-small end" aria-hidden="true">${icon(sign)}</span>`;

/** The next object is shown by the tab that this one is looked at. */
function keepTab({ currentTarget: link }: Event): void {
    if (link instanceof HTMLAnchorElement) link.hash = href(pathOf(link.hash), { page: routeState()["page"] });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

const isSame = (before: object, saved: Readonly<Record<string, unknown>>): boolean => "pk" in before && before.pk === saved["pk"];

/** A page of one object. */
export const viewPage = <T extends object>(definition: ViewDefinition<T>): Page => ({
    render: (parameters) => html`<ak-view-page .definition=${definition} .parameters=${parameters}></ak-view-page>`,
});

declare global {
    interface HTMLElementTagNameMap {
        "ak-view-page": ViewPageElement<object>;
    }
}
