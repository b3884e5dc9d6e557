import { html } from "lit";
import "#src/elements/form/chip-group.ts";
import type { Option } from "#src/elements/form/options.ts";
import { people } from "../support/field.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-chip-group" };

const chips = (options: readonly Option[]) => of(() => html`<ak-chip-group label="Chosen" .options=${options}></ak-chip-group>`);

export const Default = chips(people.slice(0, 2));
export const Empty = chips([]);
export const Many = chips(Array.from({ length: 40 }, (_, at) => ({ value: at, label: `Person ${at + 1}` })));
export const LongText = chips(people);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
