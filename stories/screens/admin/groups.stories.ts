import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";
import { firstOf } from "../../support/preparations.ts";

export default { title: "Screens/Admin/Groups" };

export const List = screen("admin", "/identity/groups");
export const Form = pressing(List, "Create");
export const NarrowForm = narrow(Form);

const tab = (name: string) =>
    screen(
        "admin",
        firstOf("core/groups/", (key) => `#/identity/groups/${key};{"page":"page-${name}"}`),
    );
export const View = tab("overview");
export const Members = tab("users");
export const Children = tab("children");
export const MembersNarrow = narrow(Members);
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
