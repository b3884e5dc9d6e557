import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, rightToLeft, screen, within } from "../../support/story.ts";
import { notified, withRequests } from "../../support/preparations.ts";

export default { title: "Screens/Admin/Overview" };

export const Default = screen("admin", "/administration/overview");
export const Requests = pressing(screen("admin", withRequests("#/administration/overview")), "API requests");
export const Notifications = pressing(screen("admin", notified("The LDAP server refuses.", "#/administration/overview")), "Notifications, 1 unread");
export const Dark = dark(Default);
export const Narrow = narrow(Default);
export const RightToLeft = rightToLeft(Default);
export const German = within(Default, { locale: "de" });
export const Failing = within(Default, { fault: "failing" });
