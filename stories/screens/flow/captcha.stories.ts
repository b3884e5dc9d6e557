import { person, refusal, SERVICE, stage, withoutService } from "../../support/flow.ts";
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

/** The service is a foreign one, which the catalogue does not ask: browsers take no picture for a script. */
export const Unreachable = withoutService(stage("ak-stage-captcha", { ...asked, js_url: "data:image/gif," }));
export const UnreachableDark = dark(Unreachable);

/** By a service whose checks come out as its key says. */
const checked = (site_key: string, more: object = {}) => stage("ak-stage-captcha", { ...asked, js_url: SERVICE, site_key, ...more });
export const Checking = checked("never ends");
export const CheckingDark = dark(Checking);
export const NotFinished = checked("fails");
export const Refused = checked("passes", refusal("token", "Failed to validate token: ['timeout-or-duplicate']"));
