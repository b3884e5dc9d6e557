import { html } from "lit";
import "#src/admin/overview/activity.ts";
import "#src/admin/overview/system-status.ts";
import { topApplications } from "#src/admin/overview/top-applications.ts";
import { dark, narrow, of, rightToLeft, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Overview cards", parameters: { context: { backend: true } } };

/** Nobody has been here yet. */
export const Empty = of(
    () =>
        html`<ak-activity></ak-activity>
            <ak-system-status></ak-system-status>
            <ak-loaded-card header="Applications most used" .findings=${topApplications}></ak-loaded-card>`,
);
export const Loaded = within(Empty, { data: "sample" });
export const Failing = within(Empty, { fault: "failing" });
export const Slow = within(Empty, { fault: "slow" });
export const Dark = dark(Loaded);
export const Narrow = narrow(Loaded);
export const NarrowFailing = narrow(Failing);
export const RightToLeft = rightToLeft(Loaded);
export const German = within(Loaded, { locale: "de" });
