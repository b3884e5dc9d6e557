import { stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Dummy" };

export const Default = stage("ak-stage-dummy", {});
export const Dark = dark(Default);
export const Narrow = narrow(Default);
