import { html } from "lit";
import "#src/api-browser/api.interface.ts";
import { dark, narrow, rightToLeft, type Story, within } from "../../support/story.ts";

export default { title: "Screens/API" };

const at = (address: string): Story => ({
    render: () => html`<ak-interface-api></ak-interface-api>`,
    parameters: { context: { backend: true, address } },
});

export const Start = at("#/");
export const List = at("#/core_users_list");
export const Body = at("#/providers_oauth2_create");
export const Form = at("#/core_applications_set_icon_create");
export const Challenges = at("#/flows_executor_solve");
export const Unknown = at("#/nothing");
export const SignedOut = within(Start, { user: "" });
export const Failing = within(Start, { fault: "failing" });
export const Dark = dark(Body);
export const Narrow = narrow(Body);
export const RightToLeft = rightToLeft(Body);
