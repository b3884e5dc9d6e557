import "#src/elements/form/choice.ts";
import { choice } from "#src/elements/form/fields.ts";
import { disabled, field, people, searches } from "../support/field.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-choice" };

const who = choice("who", "Who", searches.people, { chosen: people[0], help: "Type to find more." });
const opened = (search = searches.few) => pressing(field(choice("who", "Who", search)), "Who");

export const Default = field(who, "ada");
export const NoneChosen = field(choice("who", "Who", searches.people));
export const Open = opened();
export const Loading = opened(searches.never);
export const Empty = opened(searches.empty);
export const Failing = opened(searches.failing);
export const Refused = field(who, "ada", "She is not there any more.");
export const Disabled = disabled(who, "ada");
export const LongText = opened(searches.people);
export const RightToLeft = rightToLeft(Open);
export const Dark = dark(Open);
export const Narrow = narrow(LongText);
