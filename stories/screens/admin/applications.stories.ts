import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";
import { applied } from "../../support/preparations.ts";

export default { title: "Screens/Admin/Applications" };

export const Empty = screen("admin", "/core/applications");
export const Form = pressing(Empty, "Create");
export const NarrowForm = narrow(Form);
export const Wizard = pressing(Empty, "Create with wizard");
export const WizardDark = dark(Wizard);
export const WizardNarrow = narrow(Wizard);
export const List = screen("admin", applied("#/core/applications"));
export const View = screen("admin", applied("#/core/applications/grafana"));
export const ViewNarrow = narrow(View);
export const Access = screen("admin", applied('#/core/applications/grafana;{"page":"page-access"}'));
export const AccessDark = dark(Access);
export const AccessNarrow = narrow(Access);
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
