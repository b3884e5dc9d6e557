import { html } from "lit";
import type { Column, ListQuery } from "#src/elements/table/column.ts";
import { yesNo } from "#src/elements/table/column.ts";
import "#src/elements/table/ak-table.ts";
import { LEAST_WIDE, rememberWidths } from "#src/elements/table/layout.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, rightToLeft, type Story } from "../support/story.ts";
import { failing, LONG, never, page } from "../support/data.ts";

interface Person {
    pk: number;
    name: string;
    email: string;
    active: boolean;
}

const people = (count: number, name = "Person"): Person[] =>
    Array.from({ length: count }, (_, at) => ({ pk: at + 1, name: `${name} ${at + 1}`, email: `person-${at + 1}@example.test`, active: at % 3 !== 0 }));

const columns: Column<Person>[] = [
    { title: () => "Name", sort: "name", cell: ({ name }) => name },
    { title: () => "Email", cell: ({ email }) => email },
    { title: () => "Active", sort: "active", cell: ({ active }) => yesNo(active) },
];

const table = (load: unknown, more: { bulk?: boolean; expand?: boolean; grouped?: boolean } = {}): Story => ({
    render: () =>
        html`<ak-table
            searchable
            label="People"
            .columns=${columns}
            .load=${load}
            .rowLabel=${({ name }: Person) => name}
            .groupBy=${more.grouped ? { heading: ({ active }: Person) => (active ? "Active people" : "Inactive people") } : undefined}
            .bulk=${more.bulk ? () => html`<button class="pf-v6-c-button pf-m-danger" type="button">Delete</button>` : undefined}
            .expand=${more.expand ? ({ email }: Person) => html`<p>${email}</p>` : undefined}
        ></ak-table>`,
});

export default { title: "Elements/Table/ak-table" };

export const Default = table(page(people(8)));
export const Choosing = table(page(people(8)), { bulk: true, expand: true });
export const Grouped = table(page(people(8)), { bulk: true, expand: true, grouped: true });
/** More than fits sideways: boxes, heads and actions stay. */
export const Wide: Story = {
    render: () =>
        html`<ak-table
            label="People"
            .columns=${Array.from({ length: 16 }, (_, at): Column<Person> => ({ title: () => `Column ${at + 1}`, cell: ({ email }) => email }))}
            .load=${page(people(60))}
            .rowLabel=${({ name }: Person) => name}
            .bulk=${() => html`<button class="pf-v6-c-button pf-m-danger" type="button">Delete</button>`}
            .actions=${() => html`<button class="pf-v6-c-button pf-m-secondary" type="button">Edit</button>`}
        ></ak-table>`,
};
/** Columns as wide as somebody has drawn them before, by their places. */
const drawn = (memory: string, widths: readonly (readonly [place: number, px: number])[]): Story => ({
    render: () => {
        rememberWidths(memory, columns.length, new Map(widths));
        return html`<ak-table
            label="People"
            memory=${memory}
            .columns=${columns}
            .load=${page(people(8))}
            .rowLabel=${({ name }: Person) => name}
            .actions=${() => html`<button class="pf-v6-c-button pf-m-secondary" type="button">Edit</button>`}
        ></ak-table>`;
    },
});
export const Drawn = drawn("story-drawn", [
    [0, 320],
    [1, 120],
]);
export const LeastWide = drawn(
    "story-least",
    columns.map((_, place) => [place, LEAST_WIDE]),
);
/** Rows are cards there, which have no columns. */
export const NarrowDrawn = narrow(Drawn);
export const DarkDrawn = dark(LeastWide);
export const RightToLeftDrawn = rightToLeft(Drawn);
export const OneChosen = pressing(Choosing, "Select Person 1");
export const AllChosen = pressing(Choosing, "Select all rows");
export const DarkChosen = dark(AllChosen);
export const NarrowChosen = narrow(AllChosen);
export const Menu = pressing(Choosing, "Columns, view and export");
/** Only the pages of the export are waited for: they are larger. */
export const Exporting = pressing(
    table((query: ListQuery) => (query.page_size > 20 ? never() : page(people(8))())),
    "Columns, view and export",
    "Export as CSV",
);
export const Loading = table(never);
export const Empty = table(page([]));
export const Failing = table(failing);
export const LongText = table(page(people(3, LONG)), { bulk: true });
export const RightToLeft = rightToLeft(Choosing);
export const Dark = dark(Choosing);
export const DarkWide = dark(Wide);
export const Narrow = narrow(Choosing);
export const DarkGrouped = dark(Grouped);
export const NarrowGrouped = narrow(Grouped);
