import { html } from "lit";
import "#src/elements/loading.ts";
import "#src/elements/progress.ts";
import "#src/elements/skeleton.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Feedback/Waiting" };

export const Loading = of(() => html`<ak-loading></ak-loading>`);
export const Skeleton = of(() => html`<ak-skeleton lines="5"></ak-skeleton>`);
export const Progress = of(() => html`<ak-progress label="Importing users" value="42"></ak-progress>`);
export const Unknown = of(() => html`<ak-progress label="Importing users"></ak-progress>`);
export const Failed = of(() => html`<ak-progress label="Importing users" value="70" state="danger"></ak-progress>`);
export const LongText = of(() => html`<ak-progress label=${LONG} value="10"></ak-progress>`);
export const RightToLeft = rightToLeft(Progress);
export const Dark = dark(Progress);
export const Narrow = narrow(LongText);
