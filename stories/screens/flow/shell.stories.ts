import { stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Page of the server" };

export const Default = stage("xak-flow-shell", { body: "<h1>Permission denied</h1><p>This invitation is over.</p>" });
export const Dark = dark(Default);
export const Narrow = narrow(Default);
