import { html } from "lit";
import "#src/elements/alert.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/States/ak-alert" };

const alert = (level: string, header: string, text = "") => of(() => html`<ak-alert level=${level} header=${header}>${text}</ak-alert>`);

export const Info = alert("info", "The list is made anew every night.");
export const Success = alert("success", "Everything is set up.");
export const Warning = alert("warning", "No application uses this provider.", "People sign in through an application.");
export const Danger = alert("danger", "The certificate has expired.");
export const Actions = of(
    () =>
        html`<ak-alert level="warning" header="No application uses this provider."
            >People sign in through an application.<a slot="actions" href="#/">Create application</a></ak-alert
        >`,
);
export const LongText = alert("warning", LONG, LONG);
export const RightToLeft = rightToLeft(Actions);
export const Dark = dark(Actions);
export const Narrow = narrow(LongText);
