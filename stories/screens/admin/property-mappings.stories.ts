import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Property mappings" };

/** On a fresh install all that there are come with authentik, and are hidden. */
export const Empty = screen("admin", "/core/property-mappings");
export const List = screen("admin", '/core/property-mappings;{"hideManaged":false}');
export const Kinds = pressing(List, "Create");
export const Form = pressing(List, "Create", "Next");
export const Edit = pressing(List, "Edit: authentik default OAuth Mapping: OpenID 'profile'");
export const Test = pressing(List, "Test authentik default OAuth Mapping: OpenID 'profile'");
export const Dark = dark(List);
export const Narrow = narrow(List);
export const NarrowKinds = narrow(Kinds);
export const NarrowForm = narrow(Form);
export const Failing = within(List, { fault: "failing" });
