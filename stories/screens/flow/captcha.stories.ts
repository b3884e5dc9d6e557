import { person, stage, withoutService } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Captcha" };

/** The service is a foreign one, which the catalogue does not ask. */
export const Unreachable = withoutService(stage("ak-stage-captcha", { ...person, site_key: "key", js_url: "data:text/javascript," }));
export const Dark = dark(Unreachable);
export const Narrow = narrow(Unreachable);
