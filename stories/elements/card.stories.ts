import { html, type TemplateResult } from "lit";
import "#src/elements/card.ts";
import "#src/elements/sparkline.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Layout/ak-card" };

/** Sign-ins of a day, by hour. */
const points = Array.from({ length: 24 }, (_, hour) => ({ label: `${hour}:00`, value: Math.round(10 + 9 * Math.sin(hour / 3)) }));

const aggregate = (header: string, value?: number): TemplateResult =>
    html`<ak-aggregate-card header=${header} icon="user" .value=${value} change="12" since="in the last 24 hours" href="#/users"></ak-aggregate-card>`;

export const Default = of(() => html`<ak-card header="Version">2023.2.0</ak-card>`);
export const WithoutHeader = of(() => html`<ak-card>Only a body.</ak-card>`);
export const BigNumber = of(() => aggregate("Users", 1234));
export const StillCounting = of(() => aggregate("Users"));
export const WithSparkline = of(
    () =>
        html`<ak-aggregate-card header="Sign-ins per hour" .value=${312}
            ><ak-sparkline label="Sign-ins per hour" .points=${points}></ak-sparkline
        ></ak-aggregate-card>`,
);
export const LongText = of(() => html`<ak-card header=${LONG}>${LONG}</ak-card>`);
export const RightToLeft = rightToLeft(BigNumber);
export const Dark = dark(WithSparkline);
export const Narrow = narrow(LongText);
