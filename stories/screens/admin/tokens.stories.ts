import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Tokens" };

export const List = screen("admin", "/core/tokens");
export const Form = pressing(List, "Create");
export const NarrowForm = narrow(Form);
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
