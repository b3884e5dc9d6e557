import { LONG } from "../../support/data.ts";
import { refusal, stage } from "../../support/flow.ts";
import { dark, narrow, rightToLeft, within } from "../../support/story.ts";

export default { title: "Screens/Flow/Identification" };

const asked = {
    user_fields: ["username", "email"],
    password_fields: false,
    primary_action: "Log in",
    sources: [],
    show_source_labels: false,
};
const redirect = (name: string) => ({ name, challenge: { type: "redirect" as const, component: "xak-flow-redirect" as const, to: "/source/oauth/login/x/" } });
const everything = {
    ...asked,
    password_fields: true,
    application_pre: "Grafana",
    enroll_url: "/if/flow/enrollment/",
    recovery_url: "/if/flow/recovery/",
    passwordless_url: "/if/flow/passwordless/",
    sources: [redirect("GitHub"), redirect("Company directory")],
    show_source_labels: true,
};

export const Default = stage("ak-stage-identification", asked);
export const Everything = stage("ak-stage-identification", everything);
export const Refused = stage("ak-stage-identification", { ...asked, ...refusal("uid_field", "There is nobody with this name.") });
export const LongText = stage("ak-stage-identification", { ...everything, application_pre: LONG, sources: [redirect(LONG)] });
export const RightToLeft = rightToLeft(Everything);
export const Dark = dark(Everything);
export const Narrow = narrow(Everything);
export const German = within(Everything, { locale: "de" });
