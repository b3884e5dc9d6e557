import { refusal, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Email" };

export const Default = stage("ak-stage-email", {});
export const Refused = stage("ak-stage-email", refusal("non_field_errors", "The email was sent a moment ago."));
export const Dark = dark(Default);
export const Narrow = narrow(Default);
