import "#src/admin/admin.interface.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";
import { firstOf, notified } from "../../support/preparations.ts";

export default { title: "Screens/Admin/Events" };

const latest = firstOf("events/events/?ordering=-created", (key) => `#/events/log/${key}`);

export const List = screen("admin", notified("The LDAP server refuses.", "#/events/log"));
export const Empty = screen("admin", "/events/log");
export const View = screen("admin", async (people) => {
    await notified("The LDAP server refuses.")(people);
    return latest(people);
});
export const ViewNarrow = narrow(View);
export const Filtered = screen("admin", notified("The LDAP server refuses.", '#/events/log;{"action":"configuration_error"}'));
export const FilteredDark = dark(Filtered);
export const FilteredNarrow = narrow(Filtered);
/** The ends of a span of time can be chosen where it is not one up to now. */
export const Between = screen("admin", notified("The LDAP server refuses.", '#/events/log;{"time":"2023-02-01T09:00:00Z/.."}'));
export const BetweenNarrow = narrow(Between);
export const NoSpan = screen("admin", '/events/log;{"time":"soon"}');
export const FilteredAway = screen("admin", '/events/log;{"action":"configuration_error","username":"nobody"}');
export const Crowded = within(Empty, { data: "crowded" });
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
