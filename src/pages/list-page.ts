import { html } from "lit";
import "./list.ts";
import type { ListDefinition } from "./list.ts";
import type { Page } from "./router.ts";
import "./page-header.ts";

interface ListPageDefinition<T extends object> extends ListDefinition<T> {
    description?: () => string;
    /** Said between heading and list. */
    notice?: () => unknown;
}

/** A page that is a list. */
export const listPage = <T extends object>(definition: ListPageDefinition<T>): Page => ({
    render: () =>
        html`<ak-page-header header=${definition.title()} description=${definition.description?.() ?? ""}></ak-page-header>
            ${definition.notice?.()}
            <ak-list class="page" .definition=${definition}></ak-list>`,
});
