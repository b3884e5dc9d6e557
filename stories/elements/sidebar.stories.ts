import { html } from "lit";
import type { NavigationSection } from "#src/shell/navigation.ts";
import "#src/shell/sidebar.ts";
import { LONG } from "../support/data.ts";
import { dark, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Shell/ak-sidebar" };

const sidebar = (labels: string[], compact = false) => {
    const sections: NavigationSection[] = labels.map((label, at) => ({
        name: `${at}`,
        icon: "folder",
        label,
        items: [
            { label: `${label} one`, href: `#/${at}/one` },
            { label: `${label} two`, href: `#/${at}/two` },
        ],
    }));
    return of(
        () =>
            html`<div .style=${compact ? "inline-size: 3.5rem" : "inline-size: 18rem"}>
                <ak-sidebar .sections=${() => sections} ?compact=${compact}></ak-sidebar>
            </div>`,
    );
};

export const Default = sidebar(["Dashboards", "Directory", "System"]);
export const Current = within(Default, { address: "#/1/two" });
export const Compact = within(sidebar(["Dashboards", "Directory", "System"], true), { address: "#/1/two" });
export const Empty = sidebar([]);
// Sections that are open at once are told apart by their names.
export const LongText = sidebar([LONG, `${LONG} and on`]);
export const RightToLeft = rightToLeft(Current);
export const Dark = dark(Current);
export const CompactDark = dark(Compact);
