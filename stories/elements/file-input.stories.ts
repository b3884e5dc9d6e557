import { file } from "#src/elements/form/fields.ts";
import "#src/elements/form/file-input.ts";
import { LONG } from "../support/data.ts";
import { html } from "lit";
import { disabled, field } from "../support/field.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-file" };

const icon = file("icon", "Icon", { accept: "image/*", help: "A picture of at least 64 pixels." });
const chosen = (name: string) => of(() => html`<ak-file label="Icon" .value=${new File(["content"], name)}></ak-file>`);

export const Default = field(icon);
export const Chosen = chosen("logo.svg");
export const Refused = field(icon, undefined, "This is no picture.");
export const Disabled = disabled(icon);
export const LongText = chosen(`${LONG}.svg`);
export const RightToLeft = rightToLeft(Chosen);
export const Dark = dark(Chosen);
export const Narrow = narrow(LongText);
