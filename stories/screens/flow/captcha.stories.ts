import { person, refusal, stage, withoutService } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Captcha" };

const asked = { ...person, site_key: "key", js_url: "/-/sandbox/captcha/" };

export const StandIn = stage("ak-stage-captcha", asked);
export const Failed = stage("ak-stage-captcha", {
    ...asked,
    ...refusal("token", "Failed to validate token: ['invalid-input-response']"),
});
export const Dark = dark(Failed);
export const Narrow = narrow(Failed);

/** The service is a foreign one, which the catalogue does not ask. */
export const Unreachable = withoutService(stage("ak-stage-captcha", { ...asked, js_url: "data:text/javascript," }));
export const UnreachableDark = dark(Unreachable);
