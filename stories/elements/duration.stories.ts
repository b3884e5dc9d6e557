import "#src/elements/form/duration.ts";
import { duration } from "#src/elements/form/fields.ts";
import { disabled, field } from "../support/field.ts";
import { dark, narrow, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Forms/ak-duration" };

const validity = duration("validity", "Validity", { help: "How long it can be used." });

export const Default = field(validity, "hours=1;minutes=30");
export const Empty = field(validity, "");
export const NotUnderstood = field(validity, "an hour");
export const Refused = field(validity, "days=-1", "This is in the past.");
export const Disabled = disabled(validity, "days=30");
export const LongText = field(validity, "weeks=52;days=6;hours=23;minutes=59;seconds=59;milliseconds=999");
export const German = within(Default, { locale: "de" });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(NotUnderstood);
export const Narrow = narrow(LongText);
