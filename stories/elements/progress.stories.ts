import { html } from "lit";
import "#src/elements/progress.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/States/ak-progress" };

const progress = (value?: number, state?: "success" | "warning" | "danger", label = "Importing users") =>
    of(() => html`<ak-progress label=${label} .value=${value} .state=${state}></ak-progress>`);

export const Default = progress(42);
export const Unknown = progress();
export const Nothing = progress(0);
export const Done = progress(100, "success");
export const Warning = progress(90, "warning");
export const Failed = progress(70, "danger");
export const LongText = progress(10, undefined, LONG);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
