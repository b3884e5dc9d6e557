import { radio } from "#src/elements/form/fields.ts";
import "#src/elements/form/radio.ts";
import { disabled, field, people } from "../support/field.ts";
import { dark, narrow, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-radio" };

const who = radio("who", "Who", people.slice(0, 2), { help: "Nobody else can." });

export const Default = field(who, "ada");
export const NoneChosen = field(who);
export const Refused = field(who, "grace", "Not this one.");
export const Disabled = disabled(who, "ada");
export const LongText = field(radio("who", "Who", people), "long");
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
