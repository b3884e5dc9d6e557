import "#src/admin/admin.interface.ts";
import { dark, narrow, screen, within } from "../support/story.ts";

export default { title: "Screens/Admin/Groups" };

export const List = screen("admin", "/identity/groups");
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
