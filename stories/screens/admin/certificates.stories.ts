import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Certificates" };

export const List = screen("admin", "/crypto/certificates");
export const Form = pressing(List, "Generate");
export const NarrowForm = narrow(Form);
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
