import { choices } from "#src/elements/form/fields.ts";
import "#src/elements/form/multi-select.ts";
import { disabled, field, people, searches } from "../support/field.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-multi-select" };

const who = choices("who", "Who", searches.few, { chosen: people.slice(0, 2) });
const opened = (search = searches.few) => pressing(field(choices("who", "Who", search)), "Who");

export const Default = field(who, ["ada", "grace"]);
export const NoneChosen = field(choices("who", "Who", searches.few), []);
/** A new object can be made where others are chosen. */
export const Creating = field(choices("who", "Who", searches.few, { create: { label: "Create user", make: async () => undefined } }), []);
export const Open = opened();
export const Loading = opened(searches.never);
export const Empty = opened(searches.empty);
export const Failing = opened(searches.failing);
export const Refused = field(who, ["ada"], "One is not enough.");
export const Disabled = disabled(who, ["ada", "grace"]);
export const LongText = field(choices("who", "Who", searches.people, { chosen: people }), ["ada", "grace", "long"]);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Open);
export const Narrow = narrow(LongText);
