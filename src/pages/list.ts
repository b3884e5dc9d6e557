import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import labelAction from "#src/base/styles/label-action.css";
import type { BulkAction } from "#src/elements/dialog/bulk.ts";
import { AkElement } from "#src/elements/element.ts";
import type { FormLoader } from "#src/elements/form/form.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import type { Removal } from "#src/elements/dialog/removal.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import type { Table } from "#src/elements/table/ak-table.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/table/ak-table.ts";
import type { Grouping } from "#src/elements/table/grouping.ts";
import type { PeekLoader } from "#src/elements/table/peek.ts";
import { iconButton, type Column, type Load } from "#src/elements/table/column.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import { WhenUndone } from "#src/elements/dialog/undoable.ts";
import { ownValue } from "#src/base/own-value.ts";
import { currentPath, followRoute, routeState, setRouteState } from "#src/base/route.ts";
import { pageSize } from "#src/context/settings.ts";
import { clearFilters, type Filter, filterKeys, filtersInUse, filterValue, filterValues } from "./filter.ts";
import { filterChips } from "./filter-chips.ts";
import own from "./list.css";

/** What a list's own parts can ask of it. */
export interface ListHandle {
    /** Loads the page in view again. */
    refresh: () => void;
    /** Loads from the first page on, as after a filter changed. */
    restart: () => void;
}

/** A button above the list that makes something: by a form, or by what `open` opens, as a wizard, which says whether anything was made. */
type Creation = {
    label: () => string;
    /** Name in the address that presses it, once, for links from other pages: `#/core/applications;{"createForm":true}`. The first of a page has that one. */
    address?: string;
} & ({ form: FormLoader<undefined> } | { open: () => Promise<boolean> });

/** What an empty list says. The buttons that create something are shown below it, unless there are others. */
export interface Emptiness {
    header: string;
    /** What would be listed here, or what can be done about it. */
    text: unknown;
    icon?: IconName;
    actions?: unknown;
}

/** A list as data: columns, loader, and what can be done. */
export interface ListDefinition<T extends object> {
    /** What is listed, as a heading: "Users". */
    title: () => string;
    load: Load<T>;
    columns: readonly Column<T>[];
    /** Headings that objects stand under. */
    groupBy?: Grouping<T>;
    /** Field to sort by at first. */
    order?: string;
    /** What identifies an object; `pk` by default. */
    key?: (object: T) => string | number;
    /** Name of an object, for its checkbox, its buttons and the question before it is deleted. */
    name: (object: T) => string;
    /** The first is the page's main action. */
    create?: readonly Creation[];
    /** What else can be done with the list, in place of a button that creates. */
    tools?: (list: ListHandle) => unknown;
    /** The form of an object; which one, its loader may choose by the object. */
    edit?: FormLoader<T>;
    /** Whether an object may be edited; all may where this is left out. */
    editable?: (object: T) => boolean;
    /** How chosen objects are deleted, after asking what uses them. */
    remove?: Omit<Removal<T>, "objects" | "name" | "notice" | "aftermath" | "lockout"> & {
        notice?: (objects: readonly T[]) => unknown;
        /** What becomes true of something else without them. */
        aftermath?: (objects: readonly T[]) => ReturnType<NonNullable<Removal<T>["aftermath"]>>;
        /** Whether somebody could not get in without them. */
        lockout?: (objects: readonly T[]) => ReturnType<NonNullable<Removal<T>["lockout"]>>;
    };
    /** What else can be done with several objects at once. */
    bulk?: readonly BulkAction<T>[];
    /** More to do with one object, after the edit button. */
    actions?: (object: T, list: ListHandle) => unknown;
    expand?: (object: T, list: ListHandle) => unknown;
    /** What the panel beside the list tells of an object, where there is room for one. */
    peek?: PeekLoader<T>;
    /** Ways to narrow it, which the API has by the same names; kept in the address, and told as chips above the table. */
    filterBy?: readonly Filter[];
    /** More that is chosen above the table. */
    filters?: (list: ListHandle) => unknown;
    /** Parts of the address that decide what is listed, besides page, search and order. */
    address?: readonly string[];
    empty: (list: ListHandle) => Emptiness;
    /** What a search that finds nothing says besides: that a part of the list is hidden. */
    unfound?: ((list: ListHandle) => unknown) | undefined;
    /** Stands beside the list, as folders do. */
    beside?: (list: ListHandle) => unknown;
}

const byPk = (object: object): unknown => ("pk" in object ? object.pk : object);

/**
 * A list with all that can be done with it: the body of a list page, or a part of another page.
 * Its definition stays the same object while it is shown: a list of something that changes is keyed by it.
 * @event ak-changed - an object was made, changed, or taken away
 */
@customElement("ak-list")
export class List<T extends object> extends AkElement {
    static override styles = [button, label, labelAction, own];

    @property({ attribute: false }) definition!: ListDefinition<T>;
    /** Name of page and search in the address; the page's main list has none (""). */
    @property() urlKey = "";

    @query("ak-table") private table!: Table<T>;

    readonly #handle: ListHandle = {
        refresh: () => {
            void this.table.refresh();
            this.requestUpdate();
        },
        restart: () => {
            void this.table.restart();
            this.requestUpdate();
        },
    };

    /** The same list of another object is shown in the same way. */
    get #memory(): string {
        return this.urlKey === "" ? currentPath() : `${currentPath().replace(/\/[^/]*$/, "")}#${this.urlKey}`;
    }

    #unfollow: (() => void) | undefined;
    /** Something is being done with the chosen objects, or asked about it. */
    #isPressed = false;

    constructor() {
        super();
        new WhenUndone(this, () => this.refresh());
    }

    override connectedCallback(): void {
        super.connectedCallback();
        // What is beside and above the table may depend on the address too.
        this.#unfollow = followRoute(() => {
            this.requestUpdate();
            this.#createByAddress();
        });
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#unfollow?.();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        // Few lists have filters.
        if (changed.has("definition") && this.definition.filterBy) void import("./filters.ts").catch(notifyFailure);
    }

    protected override firstUpdated(): void {
        this.#createByAddress();
    }

    /** Loads the page in view again. */
    refresh(): void {
        if (this.hasUpdated) this.#handle.refresh();
    }

    protected override render(): TemplateResult {
        const {
            title,
            columns,
            groupBy,
            order = "",
            key = byPk,
            name,
            create = [],
            tools,
            edit,
            editable = () => true,
            remove,
            bulk,
            actions,
            expand,
            peek,
            filterBy = [],
            filters,
            address = [],
            beside,
        } = this.definition;
        return html`
            <div class="content ${beside ? "content--two" : ""}">
                ${beside ? html`<aside>${beside(this.#handle)}</aside>` : nothing}
                <ak-table
                    urlKey=${this.urlKey}
                    memory=${this.#memory}
                    searchable
                    label=${title()}
                    order=${order}
                    .address=${[...address, ...filterKeys(filterBy)]}
                    .empty=${() => this.#empty()}
                    .unfound=${() => this.definition.unfound?.(this.#handle) ?? nothing}
                    .pageSize=${pageSize()}
                    .load=${this.#load}
                    .tools=${this.#tools()}
                    .columns=${columns}
                    .groupBy=${groupBy}
                    .key=${key}
                    .rowLabel=${name}
                    .bulk=${remove || bulk ? (chosen: T[]) => this.#bulkButtons(chosen) : undefined}
                    .actions=${edit || actions ? (object: T) => html`${edit && editable(object) ? this.#editButton(object, edit) : nothing}${actions?.(object, this.#handle)}` : undefined}
                    .peek=${peek}
                    .expand=${expand ? (object: T) => expand(object, this.#handle) : undefined}
                >
                    ${create.map(
                        (creation, index) =>
                            html`<button
                                slot="toolbar"
                                class="pf-v6-c-button ${index === 0 ? "pf-m-primary" : "pf-m-secondary"}"
                                type="button"
                                @click=${() => this.#create(creation)}
                            >
                                ${creation.label()}
                            </button>`,
                    )}
                    ${tools ? html`<div slot="toolbar">${tools(this.#handle)}</div>` : nothing}
                    ${filterBy.length > 0 ? html`<ak-filters slot="filters" .filters=${filterBy} .values=${filterBy.map(({ key }) => filterValue(key))} @ak-filter=${this.#handle.restart}></ak-filters>` : nothing}
                    ${filters ? html`<div slot="filters">${filters(this.#handle)}</div>` : nothing} ${filterChips(filtersInUse(filterBy), this.#unfilter)}
                </ak-table>
            </div>
        `;
    }

    readonly #load: Load<T> = (query, signal) => this.definition.load({ ...query, ...filterValues(this.definition.filterBy ?? []) }, signal);

    /** Lists less or more by what is in the address. */
    readonly #unfilter = (keys: readonly string[]): void => {
        clearFilters(keys);
        this.#handle.restart();
    };

    /** What else can be done with any list; loaded when it is done. */
    #tools(): readonly MenuItem[] {
        const copyCall = async (): Promise<void> => {
            const { copyAsCall } = await import("./copy-call.ts");
            await copyAsCall(() => this.table.load(this.table.query, new AbortController().signal));
        };
        return [{ label: msg("Copy as API call"), group: msg("Export"), icon: "copy", press: () => void copyCall().catch(notifyFailure) }];
    }

    #empty(): TemplateResult {
        const { empty, create = [], filterBy = [] } = this.definition;
        if (filtersInUse(filterBy).length > 0)
            return html`<ak-empty-state icon="search" header=${msg("Nothing matches these filters.")}>
                <button slot="actions" class="pf-v6-c-button pf-m-link" type="button" @click=${() => this.#unfilter(filterKeys(filterBy))}>
                    ${msg("Clear filters")}
                </button>
            </ak-empty-state>`;
        const { header, text, icon = "folder", actions } = empty(this.#handle);
        const buttons = create.map(
            (creation) =>
                html`<button slot="actions" class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.#create(creation)}>
                    ${creation.label()}
                </button>`,
        );
        return html`<ak-empty-state icon=${icon} header=${header}>${text}${actions ? html`<div slot="actions">${actions}</div>` : buttons}</ak-empty-state>`;
    }

    #editButton(object: T, form: FormLoader<T>): TemplateResult {
        return iconButton("edit", `${msg("Edit")}: ${this.definition.name(object)}`, () => void this.#open(form, object));
    }

    /** What the address asks for is forgotten there, so that Back and a reload do not ask for it again. */
    #createByAddress(): void {
        // Of the lists of one page, the main one is meant.
        if (this.urlKey !== "") return;
        for (const [index, creation] of (this.definition.create ?? []).entries()) {
            const address = creation.address ?? (index === 0 ? "createForm" : undefined);
            if (address === undefined || !ownValue(routeState(), address)) continue;
            setRouteState({ [address]: undefined });
            void this.#create(creation);
            return;
        }
    }

    async #create(creation: Creation): Promise<void> {
        if ("form" in creation) await this.#open(creation.form, undefined);
        else if (await creation.open()) this.#changed();
    }

    async #open<O>(form: FormLoader<O>, object: O): Promise<void> {
        if (await openForm(form, object)) this.#changed();
    }

    #bulkButtons(chosen: readonly T[]): TemplateResult {
        const { bulk = [], remove } = this.definition;
        const button = (label: string, name: IconName, look: "secondary" | "danger", press: () => Promise<unknown>, none = false): TemplateResult =>
            html`<button class="pf-v6-c-button pf-m-${look}" type="button" ?disabled=${none} @click=${() => this.#once(press)}>
                <span class="pf-v6-c-button__icon pf-m-start">${icon(name)}</span><span class="pf-v6-c-button__text">${label}</span>
            </button>`;
        return html`${bulk.map((action) => {
            const { label, icon: name, applies = () => true } = action;
            return button(label(), name, "secondary", () => this.#doWith(chosen, action), !chosen.some(applies));
        })}
        ${button(msg("Export"), "import", "secondary", () => this.#export(chosen))}
        ${remove ? button(remove.outOf === undefined ? msg("Delete") : msg("Remove"), "remove", "danger", () => this.#remove(chosen)) : nothing}`;
    }

    /** What it takes may be on its way still when somebody presses again. */
    #once(press: () => Promise<unknown>): void {
        if (this.#isPressed) return;
        this.#isPressed = true;
        void press()
            .catch(notifyFailure)
            .finally(() => (this.#isPressed = false));
    }

    /** What it was not done with stays chosen. */
    async #doWith(chosen: readonly T[], { applies = () => true, work: find }: BulkAction<T>): Promise<void> {
        const work = await find(chosen.filter(applies));
        if (!work) return;
        const { openBulk } = await import("#src/elements/dialog/bulk.ts");
        const did = await openBulk(work, this.definition.name);
        if (did.length === 0) return;
        const left = work.objects.filter((object) => !did.includes(object));
        this.table.deselect(chosen.filter((object) => !left.includes(object)));
        this.#changed();
    }

    async #export(chosen: readonly T[]): Promise<void> {
        const { exportRows } = await import("#src/elements/table/export.ts");
        exportRows({ label: this.definition.title(), columns: this.table.shown }, chosen);
    }

    async #remove(objects: readonly T[]): Promise<void> {
        const { remove, name } = this.definition;
        if (!remove) return;
        const [{ openRemoval }, { isRemembered, recall }] = await Promise.all([import("#src/elements/dialog/removal.ts"), import("./recall.ts")]);
        // What is only taken out of something is not deleted.
        const isRecalled = !remove.isForGood && remove.outOf === undefined && (await isRemembered());
        const gone = await openRemoval({
            ...remove,
            ...(isRecalled && { recall }),
            objects,
            name,
            notice: remove.notice?.(objects),
            aftermath: () => remove.aftermath?.(objects),
            lockout: () => remove.lockout?.(objects),
        });
        if (gone.length === 0) return;
        this.table.deselect(gone);
        this.#changed();
    }

    #changed(): void {
        this.#handle.refresh();
        this.emit("ak-changed");
    }
}

/**
 * A list inside another page.
 * @param urlKey name of page and search in the address
 * @param of what it is a list of: for another object, it is another list
 */
export const listOf = <T extends object>(urlKey: string, definition: ListDefinition<T>, of: unknown = ""): unknown =>
    keyed(of, html`<ak-list urlKey=${urlKey} .definition=${definition}></ak-list>`);

declare global {
    interface HTMLElementTagNameMap {
        "ak-list": List<object>;
    }
}
