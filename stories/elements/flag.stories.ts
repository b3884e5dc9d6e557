import { html } from "lit";
import "#src/elements/flag.ts";
import { dark, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Values/ak-flag" };

export const Countries = of(
    () =>
        html`<p><ak-flag country="DE"></ak-flag> Germany</p>
            <p><ak-flag country="JP"></ak-flag> Japan</p>
            <p><ak-flag country="CH"></ak-flag> Switzerland</p>`,
);
export const NoCountry = of(() => html`<ak-flag country="Europe"></ak-flag> Somewhere in Europe`);
export const RightToLeft = rightToLeft(Countries);
export const Dark = dark(Countries);
