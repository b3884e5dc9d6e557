import type { Prompt } from "#src/api/challenges.ts";
import { LONG } from "../../support/data.ts";
import { refusal, stage } from "../../support/flow.ts";
import { dark, narrow, rightToLeft } from "../../support/story.ts";

export default { title: "Screens/Flow/Prompt" };

const prompt = (type: Prompt["type"], more: Partial<Prompt> = {}): Prompt => ({
    field_key: type.replaceAll("-", "_"),
    label: `A ${type}`,
    type,
    required: false,
    placeholder: "",
    order: 0,
    sub_text: "",
    ...more,
});
const fields = [
    prompt("text", { sub_text: "Help for <b>this</b>", required: true }),
    prompt("text_read_only", { placeholder: "fixed" }),
    prompt("username"),
    prompt("email"),
    prompt("password"),
    prompt("number"),
    prompt("checkbox", { placeholder: "on" }),
    prompt("date"),
    prompt("date-time"),
    prompt("file"),
    prompt("separator", { placeholder: "And then" }),
    prompt("static", { placeholder: "A <b>word</b>" }),
    prompt("ak-locale", { placeholder: "de" }),
];

export const Default = stage("ak-stage-prompt", { fields });
export const Refused = stage("ak-stage-prompt", { fields: fields.slice(0, 4), ...refusal("text", "This field may not be blank.") });
export const RefusedAsAWhole = stage("ak-stage-prompt", { fields: fields.slice(0, 2), ...refusal("non_field_errors", "Passwords don't match.") });
export const Empty = stage("ak-stage-prompt", { fields: [] });
export const LongText = stage("ak-stage-prompt", { fields: [prompt("text", { label: LONG, sub_text: LONG })] });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(Default);
