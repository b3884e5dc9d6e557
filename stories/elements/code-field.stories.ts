import "#src/elements/form/code-field.ts";
import { code } from "#src/elements/form/fields.ts";
import { LONG } from "../support/data.ts";
import { disabled, field } from "../support/field.ts";
import { dark, narrow, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-code-field" };

const attributes = code("attributes", "Attributes", { help: "Anything that policies may need." });
const some = { settings: { locale: "de" }, teams: ["blue", "red"], floor: 3 };

export const Default = field(attributes, some);
export const Json = field(code("attributes", "Attributes", { mode: "json" }), some);
export const Empty = field(attributes, {});
export const Refused = field(attributes, some, "Value must be a dictionary.");
export const Disabled = disabled(attributes, some);
export const LongText = field(attributes, { note: LONG.repeat(3) });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
