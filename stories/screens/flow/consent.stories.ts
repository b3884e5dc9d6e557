import { LONG } from "../../support/data.ts";
import { person, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Consent" };

const permissions = [
    { id: "email", name: "Email address" },
    { id: "profile", name: "General profile information" },
];
const asked = { ...person, header_text: "Grafana wants to know who you are.", permissions, additional_permissions: [], token: "once" };

export const Default = stage("ak-stage-consent", asked);
export const More = stage("ak-stage-consent", { ...asked, additional_permissions: [{ id: "groups", name: "Your groups" }] });
export const NothingInParticular = stage("ak-stage-consent", { ...asked, permissions: [] });
export const LongText = stage("ak-stage-consent", { ...asked, header_text: LONG, permissions: [{ id: "long", name: LONG }] });
export const Dark = dark(More);
export const Narrow = narrow(More);
