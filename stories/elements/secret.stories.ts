import { secret } from "#src/elements/form/fields.ts";
import "#src/elements/form/secret.ts";
import { LONG } from "../support/data.ts";
import { disabled, field } from "../support/field.ts";
import { dark, narrow, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-secret" };

const key = secret("key", "Key", { generate: 40 });

export const Default = field(key, "4eK8uEf1tQv0bYJ2");
export const Empty = field(secret("key", "Key"));
export const KeptByTheServer = field(secret("key", "Key", { keep: true }));
export const Refused = field(key, "123", "It is too short.");
export const Disabled = disabled(key, "4eK8uEf1tQv0bYJ2");
export const LongText = field(key, LONG);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
