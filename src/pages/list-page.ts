import { html, nothing } from "lit";
import "./help/help.ts";
import type { Subject } from "./help/subjects.ts";
import "./list.ts";
import type { ListDefinition } from "./list.ts";
import type { Page } from "./router.ts";
import "./page-header.ts";

export interface ListPageDefinition<T extends object> extends ListDefinition<T> {
    description?: () => string;
    /** Said between heading and list. */
    notice?: () => unknown;
    /** What is good to know about what is listed. */
    help?: Subject;
}

/** A page that is a list. */
export const listPage = <T extends object>(definition: ListPageDefinition<T>): Page => ({
    render: () =>
        html`<ak-page-header header=${definition.title()} description=${definition.description?.() ?? ""}></ak-page-header>
            ${definition.notice?.()} ${definition.help ? html`<ak-help class="page" subject=${definition.help}></ak-help>` : nothing}
            <ak-list class="page" .definition=${definition}></ak-list>`,
});
