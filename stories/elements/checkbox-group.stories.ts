import "#src/elements/form/checkbox-group.ts";
import { checks } from "#src/elements/form/fields.ts";
import { disabled, field, people } from "../support/field.ts";
import { dark, narrow, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-checkbox-group" };

const who = checks("who", "Who", people.slice(0, 2), { help: "All of them can." });

export const Default = field(who, ["ada"]);
export const NoneChosen = field(who, []);
export const Empty = field(checks("who", "Who", []), []);
export const Refused = field(who, [], "At least one is needed.");
export const Disabled = disabled(who, ["ada"]);
export const LongText = field(checks("who", "Who", people), ["long"]);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
