import { html } from "lit";
import "#src/elements/dialog/modal.ts";
import "#src/elements/dialog/typed-question.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Dialogs/ak-typed-question" };

const question = (name: string, text = "Nobody is an administrator afterwards: nobody could change anything here any more.") =>
    of(() => html`<ak-modal header="Save group"><ak-typed-question yes="Save" .lockout=${{ text, name }}></ak-typed-question></ak-modal>`);

export const Usual = question("authentik Admins");
export const Long = question(LONG, LONG);
export const Dark = dark(Usual);
export const Narrow = narrow(Long);
export const RightToLeft = rightToLeft(Usual);
