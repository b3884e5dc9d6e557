import { html } from "lit";
import "#src/admin/overview/activity.ts";
import "#src/admin/overview/system-status.ts";
import "#src/admin/overview/loaded-card.ts";
import { setUpChecks } from "#src/admin/overview/set-up-checks.ts";
import { topApplications } from "#src/admin/overview/top-applications.ts";
import { dark, narrow, of, rightToLeft, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Overview cards", parameters: { context: { backend: true } } };

/** Nobody has been here yet. */
export const Empty = of(
    () =>
        html`<ak-activity></ak-activity>
            <ak-system-status></ak-system-status>
            <ak-loaded-card header="Most used applications" .findings=${topApplications}></ak-loaded-card>`,
);
export const Loaded = within(Empty, { data: "sample" });
export const Failing = within(Empty, { fault: "failing" });
export const Slow = within(Empty, { fault: "slow" });
/** What is set up, where the server says this of published passwords; undefined where it does not know them. */
const checks = (logins: unknown) =>
    within(
        of(() => html`<ak-loaded-card header="Set up" .findings=${setUpChecks}></ak-loaded-card>`),
        { answers: { "/-/sandbox/logins/": logins } },
    );
export const PasswordToDo = checks([{ pk: 1, username: "akadmin" }]);
export const PasswordDone = checks([]);
export const PasswordNotKnown = checks(undefined);
export const DarkPassword = dark(PasswordToDo);
export const NarrowPassword = narrow(PasswordToDo);

export const Dark = dark(Loaded);
export const Narrow = narrow(Loaded);
export const NarrowFailing = narrow(Failing);
export const RightToLeft = rightToLeft(Loaded);
export const German = within(Loaded, { locale: "de" });
