import { html } from "lit";
import "#src/elements/tabs.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Navigation/ak-tabs" };

const tabs = (titles: readonly string[], vertical = false) =>
    of(
        () =>
            html`<ak-tabs
                label="Parts"
                ?vertical=${vertical}
                .tabs=${titles.map((title, at) => ({ name: `page-${at}`, title, content: () => html`<p>What is in ${title}.</p>` }))}
            ></ak-tabs>`,
    );

export const Default = tabs(["Overview", "Sessions", "Groups", "Events"]);
export const Opened = within(Default, { address: '#/;{"page":"page-2"}' });
export const Vertical = tabs(["Overview", "Sessions", "Groups", "Events"], true);
export const LongText = tabs([LONG, LONG]);
export const Many = tabs(Array.from({ length: 14 }, (_, at) => `Part ${at + 1}`));
export const RightToLeft = rightToLeft(Default);
export const VerticalRightToLeft = rightToLeft(Vertical);
export const Dark = dark(Default);
export const Narrow = narrow(Many);
export const NarrowVertical = narrow(Vertical);
