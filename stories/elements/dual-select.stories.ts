import "#src/elements/form/dual-select.ts";
import { dual } from "#src/elements/form/fields.ts";
import { disabled, field, people, searches } from "../support/field.ts";
import { dark, narrow, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-dual-select" };

const from = (search = searches.few, chosen = people.slice(0, 1)) => dual("who", "Who", search, { chosen });

export const Default = field(from(), ["ada"]);
export const Loading = field(from(searches.never), ["ada"]);
export const Empty = field(from(searches.empty, []), []);
export const Failing = field(from(searches.failing), ["ada"]);
export const Refused = field(from(), ["ada"], "One is not enough.");
export const Disabled = disabled(from(), ["ada"]);
export const LongText = field(from(searches.people, people), ["ada", "grace", "long"]);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
