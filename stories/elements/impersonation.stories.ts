import { html } from "lit";
import "#src/shell/impersonation.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";
import { impersonating } from "../support/preparations.ts";

export default { title: "Elements/Shell/ak-impersonation", parameters: { context: { backend: true, user: "boss", address: impersonating() } } };

export const Default = of(() => html`<ak-impersonation></ak-impersonation>`);
export const Nobody = within(Default, { user: "akadmin", address: "#/" });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(Default);
