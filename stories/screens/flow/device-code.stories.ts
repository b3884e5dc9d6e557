import { refusal, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Device code" };

export const Default = stage("ak-provider-oauth2-device-code", {});
export const Refused = stage("ak-provider-oauth2-device-code", refusal("code", "Invalid code"));
export const Finished = stage("ak-provider-oauth2-device-code-finish", {});
export const Dark = dark(Default);
export const Narrow = narrow(Finished);
