import { html } from "lit";
import "#src/elements/form/pick-list.ts";
import type { Option } from "#src/elements/form/options.ts";
import { people } from "../support/field.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-pick-list" };

const list = (options: readonly Option[], note = "", disabled = false) =>
    of(() => html`<ak-pick-list label="Available" .options=${options} note=${note} ?disabled=${disabled}></ak-pick-list>`);

export const Default = list(people.slice(0, 2));
export const Empty = list([], "Nothing left to choose.");
export const Loading = list([], "Loading …");
export const Disabled = list(people.slice(0, 2), "", true);
export const LongText = list(people);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
