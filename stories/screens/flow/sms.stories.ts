import { person, refusal, stage } from "../../support/flow.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/SMS setup" };

export const Number = stage("ak-stage-authenticator-sms", { ...person, phone_number_required: true });
export const Code = stage("ak-stage-authenticator-sms", { ...person, phone_number_required: false });
export const CodeRefused = stage("ak-stage-authenticator-sms", {
    ...person,
    phone_number_required: false,
    ...refusal("non_field_errors", "Code does not match"),
});
/** The number that was said may be a wrong one. */
export const AnotherNumber = pressing(Code, "No code? Say the number again, or another one");
export const Refused = stage("ak-stage-authenticator-sms", { ...person, phone_number_required: true, ...refusal("phone_number", "Invalid phone number") });
export const GatewayDown = stage("ak-stage-authenticator-sms", {
    ...person,
    phone_number_required: true,
    ...refusal("non_field_errors", "sms.example.test does not answer: connect ECONNREFUSED"),
});
export const Dark = dark(Code);
export const Narrow = narrow(Number);
