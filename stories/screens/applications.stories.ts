import "#src/admin/admin.interface.ts";
import { dark, narrow, screen, within } from "../support/story.ts";

export default { title: "Screens/Admin/Applications" };

export const List = screen("admin", "/core/applications");
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
