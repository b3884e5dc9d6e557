import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { applied, pinned } from "../../support/preparations.ts";
import { dark, narrow, rightToLeft, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Users" };

export const List = screen("admin", "/identity/users");
export const Form = pressing(List, "Create");
export const NarrowForm = narrow(Form);
export const Chosen = pressing(List, "Select all rows");
export const DarkChosen = dark(Chosen);
export const NarrowChosen = narrow(Chosen);
/** The panel beside the list; where there is no room beside it, the details below the row. */
export const Beside = pressing(List, "Details of akadmin");
export const BesideDark = dark(Beside);
export const BesideNarrow = narrow(Beside);
export const BesideRightToLeft = rightToLeft(Beside);

const tab = (name: string) => screen("admin", `/identity/users/1;{"page":"page-${name}"}`);
export const View = tab("overview");
export const Pinned = screen("admin", pinned('#/identity/users/1;{"page":"page-overview"}', { label: "akadmin" }));
export const PinnedDark = dark(Pinned);
export const PinnedNarrow = narrow(Pinned);
export const Sessions = tab("sessions");
export const Groups = tab("groups");
export const Applications = screen("admin", applied('#/identity/users/1;{"page":"page-applications"}'));
export const NoApplications = tab("applications");
export const Events = tab("events");
export const Tokens = tab("tokens");
export const Devices = tab("mfa-authenticators");
export const Attributes = tab("attributes");
export const ViewDark = dark(View);
export const ViewNarrow = narrow(View);
export const Crowded = within(List, { data: "crowded" });
export const SecondPage = screen("admin", '/identity/users;{"tablePage":2}', { data: "crowded" });
export const RightToLeft = rightToLeft(List);
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
