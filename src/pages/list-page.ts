import { html } from "lit";
import "./list.ts";
import type { ListDefinition } from "./list.ts";
import type { Page } from "./router.ts";
import "./page-header.ts";

/** A page that is a list. */
export const listPage = <T extends object>(definition: ListDefinition<T> & { description?: () => string }): Page => ({
    render: () =>
        html`<ak-page-header header=${definition.title()} description=${definition.description?.() ?? ""}></ak-page-header>
            <ak-list class="page" .definition=${definition}></ak-list>`,
});
