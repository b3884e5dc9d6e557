import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, rightToLeft, screen, within } from "../../support/story.ts";
import { guided, guidedToTheEnd, notified, withRequests } from "../../support/preparations.ts";

export default { title: "Screens/Admin/Overview" };

export const Default = screen("admin", guided(false));
export const Requests = pressing(screen("admin", withRequests("#/administration/overview")), "API requests");
export const Notifications = pressing(screen("admin", notified("The LDAP server refuses.", "#/administration/overview")), "Notifications, 1 unread");
/** For whoever has just come. */
export const FirstSteps = screen("admin", guided(true));
export const FirstStepsDone = screen("admin", guidedToTheEnd);
export const FirstStepsDark = dark(FirstSteps);
export const FirstStepsNarrow = narrow(FirstSteps);
export const FirstStepsRightToLeft = rightToLeft(FirstSteps);
export const FirstStepsGerman = within(FirstStepsDone, { locale: "de" });
export const Dark = dark(Default);
export const Narrow = narrow(Default);
export const RightToLeft = rightToLeft(Default);
export const German = within(Default, { locale: "de" });
export const Failing = within(Default, { fault: "failing" });
