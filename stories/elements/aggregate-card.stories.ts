import { html } from "lit";
import "#src/elements/card.ts";
import "#src/elements/sparkline.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";
import { HOURS } from "../support/data.ts";

export default { title: "Elements/Layout/ak-aggregate-card" };

const counted = (header: string, value?: number, past?: unknown) =>
    of(() => html`<ak-aggregate-card header=${header} icon="user" .value=${value} unit="in the last 7 days" href="#/users">${past}</ak-aggregate-card>`);

export const Default = counted("Users", 1234);
export const Loading = counted("Users");
export const WithPast = counted("Sign-ins", 312, html`<ak-sparkline label="Sign-ins" .points=${HOURS}></ak-sparkline>`);
export const LongText = counted(LONG, 123_456_789);
export const RightToLeft = rightToLeft(WithPast);
export const Dark = dark(WithPast);
export const Narrow = narrow(LongText);
