import { LONG } from "../../support/data.ts";
import { person, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Access denied" };

export const Default = stage("ak-stage-access-denied", { ...person, error_message: "Only from the office." });
export const WithoutReason = stage("ak-stage-access-denied", person);
export const LongText = stage("ak-stage-access-denied", { ...person, error_message: LONG });
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
