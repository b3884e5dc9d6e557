import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Prompts" };

export const List = screen("admin", "/flow/stages/prompts");
export const Empty = screen("admin", '/flow/stages/prompts;{"search":"there is no such prompt"}');
export const Form = pressing(List, "Create");
export const Edit = pressing(List, "Edit: default-password-change-field-password");
export const DarkForm = dark(Form);
export const NarrowForm = narrow(Form);
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
