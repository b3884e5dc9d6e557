import { html, type TemplateResult } from "lit";
import type { MenuItem } from "#src/elements/dropdown.ts";
import "#src/elements/dropdown.ts";
import { LONG } from "../support/data.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Actions/ak-dropdown" };

const items: MenuItem[] = [
    { label: "Edit", icon: "edit", press: () => undefined },
    { label: "Set password", description: "The user is told nothing.", press: () => undefined },
    { label: "Not possible now", disabled: true },
    { label: "Delete", danger: true, press: () => undefined },
];

const menu = (label: string, shown: readonly MenuItem[] = items): TemplateResult => html`<ak-dropdown label=${label} .items=${shown}></ak-dropdown>`;

export const Default = of(() => menu("Actions"));
export const Primary = of(() => html`<ak-dropdown label="Create" variant="primary" .items=${items}></ak-dropdown>`);
export const Picture = of(() => html`<ak-dropdown label="More" icon="edit" .items=${items}></ak-dropdown>`);
export const Open = pressing(Default, "Actions");
export const OnAndOff = pressing(
    of(() =>
        menu("View", [
            { label: "Email", group: "Columns", checked: true },
            { label: "Last sign-in", group: "Columns", checked: false },
            { label: "More room between rows", group: "View", checked: false },
        ]),
    ),
    "View",
);
export const LongText = pressing(
    of(() => menu(LONG, [{ label: LONG, description: LONG }])),
    LONG,
);
export const RightToLeft = rightToLeft(Open);
export const Dark = dark(Open);
export const DarkOnAndOff = dark(OnAndOff);
export const Narrow = narrow(LongText);
