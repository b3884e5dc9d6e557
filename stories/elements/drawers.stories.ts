import { html } from "lit";
import "#src/shell/drawer-buttons.ts";
import "#src/shell/drawers.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";
import { withRequests } from "../support/preparations.ts";

export default { title: "Elements/Shell/ak-drawers", parameters: { context: { backend: true, address: withRequests() } } };

export const Closed = of(() => html`<ak-drawer-buttons></ak-drawer-buttons> <ak-drawers .style=${"block-size: 30rem"}><p>The page.</p></ak-drawers>`);
export const Notifications = pressing(Closed, "Notifications");
export const Requests = pressing(Closed, "API requests");
export const RightToLeft = rightToLeft(Requests);
export const Dark = dark(Requests);
export const Narrow = narrow(Requests);
