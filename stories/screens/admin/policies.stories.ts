import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Policies" };

export const List = screen("admin", "/policy/policies");
export const Empty = screen("admin", '/policy/policies;{"search":"there is no such policy"}');
export const Kinds = pressing(List, "Create");
export const Form = pressing(List, "Create", "Next");
const Password = screen("admin", async ({ admin }) => {
    await admin.post("policies/password/", { name: "strong passwords", length_min: 12, check_zxcvbn: true, error_message: "At least 12 characters." });
    return "#/policy/policies";
});
export const PasswordForm = pressing(Password, "Edit: strong passwords");
export const Test = pressing(Password, "Test strong passwords", "Test");
export const ClearCache = pressing(List, "Clear cache");
export const Dark = dark(List);
export const Narrow = narrow(List);
export const NarrowKinds = narrow(Kinds);
export const NarrowPasswordForm = narrow(PasswordForm);
export const NarrowTest = narrow(Test);
export const Failing = within(List, { fault: "failing" });
