import { msg } from "@lit/localize";
import { html } from "lit";
import "#src/elements/dropdown.ts";
import type { FormDefinition, FormLoader } from "#src/elements/form/form.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import type { Column } from "#src/elements/table/column.ts";
import type { ListDefinition, ListHandle } from "./list.ts";
import { listPage } from "./list-page.ts";
import type { Page } from "./router.ts";

/** One kind of a family: what it is called, and the form that it brings along. */
export interface Kind<Row> {
    title: () => string;
    description?: () => string;
    /** Loaded when it is opened; of an object the list shows only what all kinds have in common, see `ofRow`. */
    form: FormLoader<Row | undefined>;
}

interface FamilyDefinition<Row extends object> extends Omit<ListDefinition<Row>, "create" | "edit" | "editable" | "tools"> {
    description?: () => string;
    /** By what the API calls them in `component`. */
    kinds: Readonly<Record<string, Kind<Row>>>;
    kindOf: (row: Row) => string;
}

/** A page that lists things of many kinds: a column names the kind, a menu creates new ones, and each is edited with the form of its kind. */
export function familyPage<Row extends object>({ kinds, kindOf, columns, ...list }: FamilyDefinition<Row>): Page {
    const [first, ...others] = columns;
    const type: Column<Row> = { title: () => msg("Type"), cell: (row) => kinds[kindOf(row)]?.title() ?? kindOf(row) };
    return listPage<Row>({
        ...list,
        columns: first ? [first, type, ...others] : [type],
        // Of a kind that is not known here, no form is.
        editable: (row) => kindOf(row) in kinds,
        edit: (row) => formOf(kinds, kindOf(row))(row),
        tools: (handle) => creation(Object.values(kinds), handle),
    });
}

function formOf<Row>(kinds: Readonly<Record<string, Kind<Row>>>, name: string): FormLoader<Row | undefined> {
    const kind = kinds[name];
    if (!kind) throw new RangeError(`There is no form for ${name}`);
    return kind.form;
}

function creation<Row>(kinds: readonly Kind<Row>[], list: ListHandle): unknown {
    const items = kinds.map(({ title, description, form }) => ({
        label: title(),
        description: description?.(),
        press: async () => {
            if (await openForm(form, undefined)) list.refresh();
        },
    }));
    return html`<ak-dropdown variant="primary" label=${msg("Create")} .items=${items}></ak-dropdown>`;
}

/** The form of one kind for a row of the list of all: what the row does not contain is fetched before the form shows. */
export const ofRow = <Row, T, R>(
    form: FormDefinition<T | undefined, R>,
    retrieve: (row: Row, signal: AbortSignal) => Promise<T>,
): FormDefinition<Row | undefined, R> => ({
    prepare: async (row, signal) => form.prepare(row === undefined ? undefined : await retrieve(row, signal), signal),
});
