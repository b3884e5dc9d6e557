import { stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Automatic form" };

export const Default = stage("ak-stage-autosubmit", { url: "about:blank", attrs: { SAMLResponse: "PHNhbWw+" }, title: "Redirecting to Grafana…" });
export const Dark = dark(Default);
export const Narrow = narrow(Default);
