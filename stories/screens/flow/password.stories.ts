import { LONG } from "../../support/data.ts";
import { person, refusal, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Password" };

export const Default = stage("ak-stage-password", { ...person, recovery_url: "/if/flow/recovery/" });
export const Refused = stage("ak-stage-password", { ...person, ...refusal("password", "Failed to authenticate.") });
export const LongText = stage("ak-stage-password", { ...person, pending_user: LONG });
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
