import { html } from "lit";
import "#src/flow/inspector/inspector.ts";
import type { Prepare } from "../../support/fixture.ts";
import { dark, narrow, rightToLeft, screen, within, type Story } from "../../support/story.ts";

export default { title: "Screens/Flow/ak-flow-inspector" };

const slug = "default-password-change";

/** The administrator is in the middle of changing a password, and a first try was refused. */
const begun: Prepare = async ({ visitor }) => {
    await visitor.get(`flows/executor/${slug}/?query=`);
    await visitor.post(`flows/executor/${slug}/?query=`, { component: "ak-stage-prompt", password: "one", password_repeat: "another" });
    return "#/";
};

const inspector: Story["render"] = () => html`<ak-flow-inspector slug=${slug}></ak-flow-inspector>`;
const of = (prepare: Prepare | string, user = "akadmin"): Story => ({ ...screen("user", prepare, { user }), render: inspector });

export const Running = of(begun);
export const NothingRuns = of("#/");
export const NotAllowed = of("#/", "");
export const Failing = within(NothingRuns, { fault: "failing" });
export const German = within(Running, { locale: "de" });
export const RightToLeft = rightToLeft(Running);
export const Dark = dark(Running);
export const Narrow = narrow(Running);
