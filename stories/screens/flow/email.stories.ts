import { stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Email" };

export const Default = stage("ak-stage-email", {});
/** Told the same where the mail server is down: that is for administrators, who read of it outside and in the list of tasks. */
export const SentAgain = stage("ak-stage-email", { response_errors: { non_field_errors: [{ string: "email-sent", code: "email-sent" }] } });
export const SentAgainDark = dark(SentAgain);
export const Dark = dark(Default);
export const Narrow = narrow(Default);
