import { person, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Static setup" };

export const Default = stage("ak-stage-authenticator-static", { ...person, codes: ["tg5cv9mh", "x2qk7w0d", "p8n4rj6z", "l1vb3s5f", "y7ud0k2c", "h6ew9a4t"] });
export const Dark = dark(Default);
export const Narrow = narrow(Default);
